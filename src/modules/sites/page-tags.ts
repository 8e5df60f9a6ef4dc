import type { SiteId } from '../../platform/http/place.ts';
import type { UnitId } from '../../platform/identity/actor.ts';
import type { ContentId } from './content.ts';

/**
 * What finished pages are tagged with, so that a change drops just those that show it:
 * `site:` everything of one site (its name, menu, people, hours), `list:` its home and lists, `content:` whatever shows
 * one content in full or beside another, `warnings` the strip on every page of the government, `portal` what is
 * gathered from all its sites, `unit:` whatever tells how to reach a unit.
 */
export const TAG = {
  site: (id: SiteId) => `site:${id}`,
  list: (id: SiteId) => `list:${id}`,
  content: (id: ContentId) => `content:${id}`,
  unit: (id: UnitId) => `unit:${id}`,
  warnings: 'warnings',
  portal: 'portal',
} as const;
