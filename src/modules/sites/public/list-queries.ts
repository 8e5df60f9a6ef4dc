import { type RawBuilder, sql } from 'kysely';
import type { SiteId } from '../../../platform/http/place.ts';
import type { UnitKind } from '../../organization/index.ts';
import type { ContentKind } from '../content.ts';
import { type KeyPage, type KeyRange, toKeyPage } from '../desk/keyset.ts';
import type { LinkedSite } from './frame-queries.ts';
import { type ItemJson, type ItemQuery, itemsAsJson, keyOfItem, type PublicItem, toItem } from './items.ts';

const PAGE_ROWS = 20;

interface Sorted {
  readonly column: ItemQuery['key'];
  readonly isAscending: boolean;
}

/** The rows of a range of a list, one more than a page holds. */
function rangeOf(where: RawBuilder<boolean>, { column, isAscending }: Sorted, range: KeyRange) {
  const edge = range.before ?? range.after;
  const isUp = isAscending !== (range.before !== undefined);
  const [compare, direction] = [sql.raw(isUp ? '>' : '<'), sql.raw(isUp ? 'asc' : 'desc')];
  const name = sql.ref(`c.${column}`);
  const type = sql.raw(column === 'title' ? 'text' : 'timestamptz');
  const beyond = edge && sql`and (${name}, c.id) ${compare} (${edge.value}::${type}, ${edge.id}::uuid)`;
  return itemsAsJson({
    where: sql`${where} ${beyond ?? sql``}`,
    orderBy: sql`${name} ${direction}, c.id ${direction}`,
    limit: PAGE_ROWS + 1,
    key: column,
  });
}

/** Contents of one kind of a site, the newest first; pages by title. */
export function siteListContent(siteId: SiteId, kind: ContentKind, range: KeyRange): RawBuilder<readonly ItemJson[]> {
  const where = sql<boolean>`c.site_id = ${siteId} and c.kind = ${kind}`;
  if (kind === 'page') return rangeOf(where, { column: 'title', isAscending: true }, range);
  return rangeOf(where, { column: 'first_published_at', isAscending: false }, range);
}

/** The agenda of a site: what is to come, the nearest first, or what has passed, the latest first. */
export function agendaContent(
  siteId: SiteId,
  { now, isPast }: { readonly now: Temporal.Instant; readonly isPast: boolean },
  range: KeyRange,
): RawBuilder<readonly ItemJson[]> {
  const compare = sql.raw(isPast ? '<' : '>=');
  const where = sql<boolean>`c.site_id = ${siteId} and c.kind = 'agenda' and c.starts_at is not null
    and coalesce(c.ends_at, c.starts_at) ${compare} ${new Date(now.epochMilliseconds)}`;
  return rangeOf(where, { column: 'starts_at', isAscending: !isPast }, range);
}

/** Everything but pages over all sites of the government, the last changed first. */
export function latestContent(range: KeyRange): RawBuilder<readonly ItemJson[]> {
  return rangeOf(sql<boolean>`c.kind <> 'page'`, { column: 'published_at', isAscending: false }, range);
}

/** All warnings of the government, in force and past, the newest first. */
export function warningsContent(range: KeyRange): RawBuilder<readonly ItemJson[]> {
  return rangeOf(sql<boolean>`c.is_warning`, { column: 'published_at', isAscending: false }, range);
}

/** A page of a list from its JSON. */
export function toItemPage(found: readonly ItemJson[], range: KeyRange): KeyPage<PublicItem> {
  const page = toKeyPage(found, { limit: PAGE_ROWS, range, keyOf: keyOfItem });
  return { ...page, rows: page.rows.map(toItem) };
}

/** A site in the directory of units. */
export interface ListedSite extends LinkedSite {
  readonly id: string;
  readonly unitKind: UnitKind;
  /** The site of the unit above; null for those directly below the government. */
  readonly aboveTitle: string | null;
}

/** What the directory is narrowed to. */
export interface UnitFilter {
  readonly kinds: readonly UnitKind[];
  readonly search: string | undefined;
}

/** Sites of the government by name, without its own portal. */
export function unitListContent({ kinds, search }: UnitFilter, range: KeyRange): RawBuilder<readonly ListedSite[]> {
  const edge = range.before ?? range.after;
  const [compare, direction] = range.before ? [sql.raw('<'), sql.raw('desc')] : [sql.raw('>'), sql.raw('asc')];
  const named = `%${(search ?? '').replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql`(select coalesce(json_agg(u), '[]') from (
    select s.id, s.title, s.label, s.unit_kind as "unitKind",
      (select a.title from sites.site a where a.unit_path <> '/'
        and a.unit_path = regexp_replace(s.unit_path, '[^/]+/$', '')) as "aboveTitle"
    from sites.site s
    where s.unit_path <> '/'
      ${kinds.length > 0 ? sql`and s.unit_kind = any (${[...kinds]}::text[])` : sql``}
      ${search ? sql`and platform.fold(s.title || ' ' || s.label) like platform.fold(${named})` : sql``}
      ${edge ? sql`and (s.title, s.id) ${compare} (${edge.value}::text, ${edge.id}::uuid)` : sql``}
    order by s.title ${direction}, s.id ${direction} limit ${PAGE_ROWS + 1}) as u)`;
}

/** A page of the directory from its JSON. */
export function toUnitPage(found: readonly ListedSite[], range: KeyRange): KeyPage<ListedSite> {
  return toKeyPage(found, { limit: PAGE_ROWS, range, keyOf: ({ title, id }) => ({ value: title, id }) });
}
