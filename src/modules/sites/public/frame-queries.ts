import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { readOnce } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import type { SitePlace } from '../../../platform/http/place.ts';
import type { UnitPath } from '../../../platform/identity/actor.ts';
import type { PageLink } from '../../../platform/ui/page-link.ts';
import { type Letterhead, letterheadAsJson, type UnitKind } from '../../organization/index.ts';
import '../tables.ts';

/** A site as its links name it. */
export interface LinkedSite {
  readonly title: string;
  /** Below the government's label; empty for the portal. */
  readonly label: string;
}

/** What stands around every public page of a site. */
export interface Frame {
  readonly place: SitePlace;
  readonly site: LinkedSite & {
    readonly tagline: string;
    readonly unitKind: UnitKind;
    readonly isSample: boolean;
  };
  /** The sites above, from the portal downwards; none on the portal. */
  readonly above: readonly LinkedSite[];
  /** The site's own menu; empty shows the usual one. */
  readonly menu: readonly PageLink[];
  /** Warnings in force in the whole government, the newest first. */
  readonly warnings: readonly { readonly title: string; readonly slug: string; readonly siteLabel: string }[];
  /** Pages of the portal to which the foot of every page leads, by slug, as far as they are published. */
  readonly portalPages: readonly string[];
  readonly letterhead: Letterhead;
}

interface FrameRow<T> {
  readonly site: Frame['site'];
  readonly above: Frame['above'];
  readonly menu: Frame['menu'];
  readonly warnings: Frame['warnings'];
  readonly portalPages: Frame['portalPages'];
  readonly letterhead: Letterhead | null;
  readonly content: T;
}

/** The portal's pages that the foot of every page leads to. */
export const FOOT_PAGES = ['aksesibilitas'] as const;

const MOST_WARNINGS = 5;

/** What a page is read with. */
export interface PageReading<T> {
  readonly place: SitePlace;
  readonly now: Temporal.Instant;
  /** The page's own content: one JSON value. */
  readonly content: RawBuilder<T>;
}

/** A page with all that stands around it. */
export interface ReadPage<T> {
  readonly frame: Frame;
  readonly content: T;
}

/**
 * A page with all that stands around it: one query, however much there is to show.
 * @throws {AppError} `not-found` when the site or its unit is gone
 */
export async function readPage<T>(db: Db, reading: PageReading<T>): Promise<ReadPage<T>> {
  const [row] = await readOnce(db, reading.place, frameQuery(reading));
  return toPage(reading.place, row);
}

/** As {@link readPage}, where the frame is known. */
export async function readContent<T>(db: Db, { place, content }: PageReading<T>, frame: Frame): Promise<ReadPage<T>> {
  const statement = sql<{ content: T }>`select ${content} as content from sites.site where site.id = ${place.siteId}`;
  const [row] = await readOnce(db, place, statement);
  if (!row) throw new AppError('not-found', `Site ${place.siteId} is gone`);
  return { frame, content: row.content };
}

/** As {@link readPage}, within a transaction that reads more. */
export async function readPageIn<T>(tx: Tx, reading: PageReading<T>): Promise<ReadPage<T>> {
  const { rows } = await frameQuery(reading).execute(tx);
  return toPage(reading.place, rows[0]);
}

function toPage<T>(place: SitePlace, row: FrameRow<T> | undefined): ReadPage<T> {
  if (!row?.letterhead) throw new AppError('not-found', `Site ${place.siteId} is gone`);
  const { content, letterhead, ...frame } = row;
  return { frame: { ...frame, place, letterhead }, content };
}

function frameQuery<T>({ place, now, content }: PageReading<T>) {
  const at = new Date(now.epochMilliseconds);
  return sql<FrameRow<T>>`
    select json_build_object('title', site.title, 'label', site.label, 'tagline', site.tagline,
        'unitKind', site.unit_kind, 'isSample', site.is_sample) as site,
      (select coalesce(json_agg(json_build_object('title', a.title, 'label', a.label) order by length(a.unit_path)), '[]')
        from sites.site a where a.unit_path = any (${pathsAbove(place.unitPath)}::text[])) as above,
      (select coalesce(json_agg(json_build_object('label', m.label, 'href', m.href) order by m.position, m.id), '[]')
        from sites.menu_item m where m.site_id = site.id) as menu,
      (select coalesce(json_agg(w), '[]') from (
        select c.title, c.slug, s.label as "siteLabel"
        from sites.content c join sites.site s on s.government_id = c.government_id and s.id = c.site_id
        where c.is_warning and c.published_version is not null and ${isInForce(at)}
        order by c.published_at desc limit ${MOST_WARNINGS}) as w) as warnings,
      (select coalesce(json_agg(c.slug), '[]') from sites.site r join sites.content c
          on c.government_id = r.government_id and c.site_id = r.id
        where r.unit_path = '/' and c.kind = 'page' and c.slug = any (${[...FOOT_PAGES]}::text[])
          and c.published_version is not null) as "portalPages",
      ${letterheadAsJson(place.unitPath)} as letterhead,
      ${content} as content
    from sites.site where site.id = ${place.siteId}`;
}

/** Whether a warning `c` is in force at a moment. */
export function isInForce(at: Date): RawBuilder<boolean> {
  return sql<boolean>`(c.starts_at is null or c.starts_at <= ${at}) and (c.ends_at is null or c.ends_at > ${at})`;
}

/** The paths of the units above: `/waled/cibogo/` has `/` and `/waled/`. */
export function pathsAbove(path: UnitPath): readonly UnitPath[] {
  const labels = path.split('/').filter((label) => label !== '');
  return labels.map(
    (_label, depth) =>
      `/${labels
        .slice(0, depth)
        .map((label) => `${label}/`)
        .join('')}`,
  );
}
