import { type RawBuilder, sql } from 'kysely';
import type { SitePlace } from '../../../platform/http/place.ts';
import type { ContentKind } from '../content.ts';
import type { LinkedSite } from './frame-queries.ts';
import { type ItemJson, itemsAsJson, type PublicItem, toItem } from './items.ts';
import { type Office, officeAsJson } from './office.ts';

/** What the home page of a unit's site shows. */
export interface SiteHome {
  /** Pages, the pinned ones first, then the freshest. */
  readonly pages: readonly PublicItem[];
  readonly news: readonly PublicItem[];
  readonly announcements: readonly PublicItem[];
  /** What is still to come or under way, the nearest first. */
  readonly agenda: readonly PublicItem[];
  /** Sites of the units directly and further below, by name. */
  readonly below: readonly LinkedSite[];
  readonly office: Office;
}

/** What the government's own home page shows besides. */
export interface PortalHome extends SiteHome {
  /** The newest over all sites. */
  readonly latest: readonly PublicItem[];
}

type Jsonized<T> = { readonly [K in keyof T]: T[K] extends readonly PublicItem[] ? readonly ItemJson[] : T[K] };

/** How many of each the home page shows. */
const SHOWN = { pages: 12, news: 5, announcements: 4, agenda: 4, below: 60, latest: 8 } as const;

/** The moment and the local date of a page. */
export interface Today {
  readonly now: Temporal.Instant;
  readonly date: Temporal.PlainDate;
}

/** The content of a unit's home page. */
export function siteHomeContent(place: SitePlace, today: Today): RawBuilder<Jsonized<SiteHome>> {
  return sql`json_build_object(${parts(place, today)})`;
}

/** The content of the government's home page. */
export function portalHomeContent(place: SitePlace, today: Today): RawBuilder<Jsonized<PortalHome>> {
  return sql`json_build_object(${parts(place, today)},
    'latest', ${itemsAsJson({
      where: sql`c.kind in ('news', 'announcement', 'document', 'agenda', 'photo')`,
      ...{ orderBy: sql`c.published_at desc, c.id desc`, key: 'published_at', limit: SHOWN.latest },
    })})`;
}

function parts(place: SitePlace, { now, date }: Today): RawBuilder<unknown> {
  const at = new Date(now.epochMilliseconds);
  return sql`
    'pages', ${itemsAsJson({
      where: sql`c.site_id = ${place.siteId} and c.kind = 'page'`,
      ...{ orderBy: sql`c.is_pinned desc, c.published_at desc, c.id desc`, key: 'published_at', limit: SHOWN.pages },
    })},
    'news', ${newestOf(place, 'news', SHOWN.news)},
    'announcements', ${newestOf(place, 'announcement', SHOWN.announcements)},
    'agenda', ${itemsAsJson({
      where: sql`c.site_id = ${place.siteId} and c.kind = 'agenda' and coalesce(c.ends_at, c.starts_at) >= ${at}`,
      ...{ orderBy: sql`c.starts_at, c.id`, key: 'starts_at', limit: SHOWN.agenda },
    })},
    'below', ${place.unitPath === '/' ? sql`'[]'::json` : sitesBelow(place)},
    'office', ${officeAsJson(date)}`;
}

function newestOf(place: SitePlace, kind: ContentKind, limit: number) {
  return itemsAsJson({
    where: sql`c.site_id = ${place.siteId} and c.kind = ${kind}`,
    ...{ orderBy: sql`c.first_published_at desc, c.id desc`, key: 'first_published_at', limit },
  });
}

/** The sign behind a slash is a zero: what begins with `/waled/` lies between `/waled/` and `/waled0`. */
function sitesBelow({ unitPath }: SitePlace): RawBuilder<unknown> {
  return sql`(select coalesce(json_agg(b), '[]') from (
    select s.title, s.label from sites.site s
    where s.unit_path ~>~ ${unitPath} and s.unit_path ~<~ ${`${unitPath.slice(0, -1)}0`}
    order by s.title limit ${SHOWN.below}) as b)`;
}

/** The home page from its JSON. */
export function toSiteHome<T extends SiteHome>(json: Jsonized<T>): T {
  const entries = Object.entries(json).map(([name, value]) => [name, ITEM_LISTS.has(name) ? toItems(value) : value]);
  return Object.fromEntries(entries) as T;
}

const ITEM_LISTS: ReadonlySet<string> = new Set(['pages', 'news', 'announcements', 'agenda', 'latest']);

function toItems(value: unknown): readonly PublicItem[] {
  return (value as readonly ItemJson[]).map(toItem);
}
