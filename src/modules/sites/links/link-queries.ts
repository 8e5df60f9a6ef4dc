import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { SiteId } from '../../../platform/http/place.ts';
import type { PersonId, UnitPath } from '../../../platform/identity/actor.ts';
import type { ContentId, ContentKind } from '../content.ts';
import { below } from '../desk/scope.ts';
import { askedBy, type FoundLink, type LinkFault, type LinkId } from './links.ts';
import '../tables.ts';

/** The links of one public content as they stand in its text. */
export interface ContentLinks {
  readonly contentId: ContentId;
  readonly siteId: SiteId;
  readonly unitPath: UnitPath;
  readonly links: readonly FoundLink[];
}

/** Remembers the links of contents: new ones, and no longer those that are gone from the text or whose text is gone. */
export async function replaceLinks(
  tx: Tx,
  contentIds: readonly ContentId[],
  contents: readonly ContentLinks[],
): Promise<void> {
  const rows = contents.flatMap(({ contentId, siteId, unitPath, links }) =>
    links.map(({ address, isPicture, host }) => ({
      ...{ id: newId(), content_id: contentId, site_id: siteId, unit_path: unitPath },
      ...{ address, is_picture: isPicture, host },
    })),
  );
  const given = JSON.stringify(rows);
  await sql`
    delete from sites.link l where l.content_id = any (${[...contentIds]}::uuid[]) and not exists (
      select 1 from jsonb_to_recordset(${given}::jsonb) as row(content_id uuid, address text)
      where row.content_id = l.content_id and row.address = l.address)`.execute(tx);
  if (rows.length === 0) return;
  await sql`
    insert into sites.link (id, site_id, content_id, unit_path, address, is_picture, host)
    select id, site_id, content_id, unit_path, address, is_picture, host from jsonb_to_recordset(${given}::jsonb)
      as row(id uuid, site_id uuid, content_id uuid, unit_path text, address text, is_picture boolean, host text)
    on conflict (government_id, content_id, address) do update set unit_path = excluded.unit_path`.execute(tx);
}

/** A link that is looked at. */
export interface OpenLink {
  readonly id: LinkId;
  readonly siteId: SiteId;
  readonly address: string;
  readonly host: string | null;
}

/** Links within their own sites, in the order of their ids; of some contents only, or of all. */
export async function listInnerLinks(
  tx: Tx,
  asked: { readonly after: LinkId | null; readonly limit: number; readonly contentIds?: readonly ContentId[] },
): Promise<readonly OpenLink[]> {
  const { after, limit, contentIds } = asked;
  const rows = await tx
    .selectFrom('sites.link')
    .select(['id', 'site_id', 'address', 'host'])
    .where('host', 'is', null)
    .$if(after !== null, (query) => query.where('id', '>', after))
    .$if(contentIds !== undefined, (query) =>
      query.where(sql<boolean>`content_id = any (${[...(contentIds ?? [])]}::uuid[])`),
    )
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toOpen);
}

/** Links to elsewhere that were not looked at on this day, those that wait longest first. */
export async function listOuterLinks(
  tx: Tx,
  { today, limit }: { readonly today: Temporal.PlainDate; readonly limit: number },
): Promise<readonly OpenLink[]> {
  const { rows } = await sql<{ id: string; site_id: string; address: string; host: string | null }>`
    select id, site_id, address, host from sites.link
    where host is not null and (checked_on is null or checked_on < ${today.toString()}::date)
    order by checked_on nulls first, host limit ${limit}`.execute(tx);
  return rows.map(toOpen);
}

function toOpen(row: { id: string; site_id: string; address: string; host: string | null }): OpenLink {
  return { id: row.id as LinkId, siteId: row.site_id as SiteId, address: row.address, host: row.host };
}

/** What became of each link; null is good. */
export interface LinkVerdict {
  readonly id: LinkId;
  readonly fault: LinkFault | null;
}

/** Keeps what was found on a day. A fault of the same day counts once. */
export async function saveVerdicts(tx: Tx, verdicts: readonly LinkVerdict[], today: Temporal.PlainDate): Promise<void> {
  if (verdicts.length === 0) return;
  const on = today.toString();
  await sql`
    update sites.link l set reason = row.fault, checked_on = ${on}::date,
      failed_days = case when row.fault is null then 0 when l.failed_on = ${on}::date then l.failed_days
        else l.failed_days + 1 end,
      failed_on = case when row.fault is null then null else ${on}::date end
    from jsonb_to_recordset(${JSON.stringify(verdicts)}::jsonb) as row(id uuid, fault text)
    where l.id = row.id`.execute(tx);
}

/** Which of these links within their sites lead nowhere: three queries, whatever their number. */
export async function judgeInnerLinks(tx: Tx, links: readonly OpenLink[]): Promise<readonly LinkVerdict[]> {
  const asked = links.map((link) => ({ link, asks: askedBy(link.address) }));
  const files = await presentFiles(
    tx,
    asked.flatMap(({ asks }) => (asks.kind === 'file' ? [asks.fileId] : [])),
  );
  const wanted = asked.flatMap(({ link, asks }) => (asks.kind === 'content' ? [{ siteId: link.siteId, ...asks }] : []));
  const pages = await presentPages(tx, wanted);
  return asked.map(({ link: { id, siteId }, asks }) => {
    if (asks.kind === 'served') return { id, fault: null };
    if (asks.kind === 'file') return { id, fault: files.has(asks.fileId) ? null : 'file-gone' };
    const isThere = pages.has(`${siteId} ${asks.contentKind} ${asks.slug}`) || pages.has(`${siteId} ${asks.path}`);
    return { id, fault: isThere ? null : 'page-gone' };
  });
}

async function presentFiles(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from files.file where id = any (${[...new Set(ids)]}::uuid[]) and is_public and deleted_at is null`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}

interface WantedPage {
  readonly siteId: SiteId;
  readonly contentKind: ContentKind;
  readonly slug: string;
  readonly path: string;
}

async function presentPages(tx: Tx, wanted: readonly WantedPage[]): Promise<ReadonlySet<string>> {
  const given = JSON.stringify(wanted.map(({ siteId, slug, path }) => ({ site_id: siteId, slug, path })));
  const { rows } = await sql<{ key: string }>`
    with asked as (select distinct site_id, slug, path from jsonb_to_recordset(${given}::jsonb)
      as row(site_id uuid, slug text, path text))
    select c.site_id || ' ' || c.kind || ' ' || c.slug as key from asked
      join sites.content c on c.site_id = asked.site_id and c.slug = asked.slug and c.published_version is not null
    union all
    select a.site_id || ' ' || a.path from asked
      join sites.old_address a on a.site_id = asked.site_id and a.path = asked.path
      join sites.content c on c.government_id = a.government_id and c.id = a.content_id
        and c.published_version is not null
    union all
    select a.site_id || ' ' || a.path from asked
      join sites.old_file_address a on a.site_id = asked.site_id and a.path = asked.path
      join files.file f on f.government_id = a.government_id and f.id = a.file_id and f.is_public
        and f.deleted_at is null`.execute(tx);
  return new Set(rows.map(({ key }) => key));
}

/** A link that leads nowhere, as the desk lists it. */
export interface BrokenLink {
  readonly id: LinkId;
  readonly address: string;
  readonly isPicture: boolean;
  readonly fault: LinkFault;
  readonly failedDays: number;
  readonly checkedOn: Temporal.PlainDate | null;
  readonly ignoredBecause: string | null;
  readonly contentId: ContentId;
  readonly contentTitle: string;
  readonly siteTitle: string;
}

/** Which broken links are asked for. */
export interface BrokenFilter {
  readonly paths: readonly UnitPath[];
  readonly siteId?: SiteId | undefined;
  readonly place?: 'inside' | 'outside' | undefined;
  /** Those that somebody has set aside. */
  readonly isIgnored: boolean;
}

/** Broken links of the units, by id; `after` null begins. One row more than `limit` says that there are more. */
export async function listBrokenLinks(
  tx: Tx,
  filter: BrokenFilter,
  { after, limit }: { readonly after: LinkId | null; readonly limit: number },
): Promise<readonly BrokenLink[]> {
  const { rows } = await sql<BrokenRow>`
    select l.id, l.address, l.is_picture, l.reason, l.failed_days, l.checked_on, l.ignored_because, l.content_id,
      c.title as content_title, s.title as site_title
    from sites.link l
    join sites.content c on c.government_id = l.government_id and c.id = l.content_id
    join sites.site s on s.government_id = l.government_id and s.id = l.site_id
    where ${brokenWhere(filter)} and ${after === null ? sql`true` : sql`l.id > ${after}`}
    order by l.id limit ${limit}`.execute(tx);
  return rows.map(toBroken);
}

function brokenWhere({ paths, siteId, place, isIgnored }: BrokenFilter) {
  const parts = [
    sql`l.is_broken`,
    isIgnored ? sql`l.ignored_because is not null` : sql`l.ignored_because is null`,
    below('l.unit_path', paths),
    ...(siteId === undefined ? [] : [sql`l.site_id = ${siteId}`]),
    ...(place === undefined ? [] : [place === 'inside' ? sql`l.host is null` : sql`l.host is not null`]),
  ];
  return sql`(${sql.join(parts, sql` and `)})`;
}

interface BrokenRow {
  readonly id: LinkId;
  readonly address: string;
  readonly is_picture: boolean;
  readonly reason: LinkFault;
  readonly failed_days: number;
  readonly checked_on: string | null;
  readonly ignored_because: string | null;
  readonly content_id: ContentId;
  readonly content_title: string;
  readonly site_title: string;
}

function toBroken(row: BrokenRow): BrokenLink {
  return {
    ...{ id: row.id, address: row.address, isPicture: row.is_picture, fault: row.reason, failedDays: row.failed_days },
    checkedOn: row.checked_on === null ? null : Temporal.PlainDate.from(row.checked_on),
    ...{ ignoredBecause: row.ignored_because, contentId: row.content_id },
    ...{ contentTitle: row.content_title, siteTitle: row.site_title },
  };
}

/** The unit of the content in which a link stands; undefined when there is no such link. */
export async function findLinkUnit(tx: Tx, id: LinkId): Promise<UnitPath | undefined> {
  const row = await tx.selectFrom('sites.link').select('unit_path').where('id', '=', id).executeTakeFirst();
  return row?.unit_path as UnitPath | undefined;
}

/** Sets a link aside with its reason, or takes it up again (null). */
export async function saveIgnored(
  tx: Tx,
  id: LinkId,
  ignored: { readonly because: string; readonly by: PersonId } | null,
): Promise<void> {
  await tx
    .updateTable('sites.link')
    .set({ ignored_because: ignored?.because ?? null, ignored_by: ignored?.by ?? null })
    .where('id', '=', id)
    .execute();
}
