import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { type FileId, fileHref, listFilesById } from '../../../platform/files/files.ts';
import type { SiteId } from '../../../platform/http/place.ts';
import { type Actor, may, type UnitPath } from '../../../platform/identity/actor.ts';
import type { ContentId } from '../content.ts';
import { type KeyPage, type KeyRange, momentText, toKeyPage } from '../desk/keyset.ts';
import { below, deskScope, holds } from '../desk/scope.ts';
import { toInstant } from '../queries.ts';
import { PERMISSION } from '../workflow.ts';
import '../tables.ts';

/** Which files a list shows; `deleted` are those that can still be brought back. */
export const LIBRARY_STATES = ['used', 'unused', 'no-alt', 'deleted'] as const;

/** What a list of files is narrowed to; absent means all that are not deleted. */
export interface LibraryFilter {
  readonly kind?: 'image' | 'document' | undefined;
  readonly state?: (typeof LIBRARY_STATES)[number] | undefined;
  readonly siteId?: SiteId | undefined;
  /** Words of the file's name. */
  readonly search?: string | undefined;
}

/** A content or an officer that has a file. */
export interface LibraryUse {
  readonly usedBy: 'content' | 'officer';
  readonly title: string;
  readonly siteTitle: string;
  readonly href: string;
}

/** A file in the list of the desk. */
export interface LibraryRow {
  readonly id: FileId;
  readonly name: string;
  readonly kind: 'image' | 'document';
  readonly sizeBytes: number;
  /** Null while no text has ever used it. */
  readonly siteTitle: string | null;
  readonly addedAt: Temporal.Instant;
  readonly deletedAt: Temporal.Instant | null;
  /** How many contents and officers have it now, those of other units among them. */
  readonly useCount: number;
  /** Some of those that the person may open, at most three. */
  readonly uses: readonly LibraryUse[];
  readonly lacksAlt: boolean;
  /** A small picture, or null for documents and deleted files. */
  readonly thumbnailSrc: string | null;
  /** Where it opens; null when it is deleted. */
  readonly href: string | null;
  readonly mayDelete: boolean;
}

const PAGE_ROWS = 24;
const USES_SHOWN = 3;

/** Files of the units that the person serves, the newest first. Three queries. */
export async function listLibrary(
  tx: Tx,
  actor: Actor,
  filter: LibraryFilter,
  range: KeyRange,
): Promise<KeyPage<LibraryRow>> {
  const page = await listRows(tx, actor, filter, range);
  const ids = page.rows.map(({ file_id }) => file_id as FileId);
  const [files, uses] = [await listFilesById(tx, ids), await listUses(tx, actor, ids)];
  const byId = new Map(files.map((file) => [file.id as string, file]));
  const rows = page.rows.map((row) => {
    const file = byId.get(row.file_id);
    const isPicture = file?.kind === 'image' && file.widths[0] !== undefined;
    return {
      ...{ id: row.file_id as FileId, name: row.name, kind: row.kind, sizeBytes: Number(row.size_bytes) },
      ...{ siteTitle: row.title, addedAt: toInstant(row.added_at), deletedAt: toInstant(row.deleted_at) },
      ...{ useCount: row.use_count, uses: uses.get(row.file_id) ?? [], lacksAlt: row.lacks_alt },
      thumbnailSrc: isPicture ? `/meja/berkas/${row.file_id}/${file.widths[0]}.webp` : null,
      href: file ? `/meja${fileHref(file)}` : null,
      mayDelete: row.use_count === 0 && may(actor, PERMISSION.write, row.unit_path),
    };
  });
  return { ...page, rows };
}

async function listRows(tx: Tx, actor: Actor, filter: LibraryFilter, range: KeyRange) {
  const { kind, state, siteId, search } = filter;
  const edge = range.before ?? range.after;
  const compare = sql.raw(range.before ? '>' : '<');
  const direction = range.before ? 'asc' : 'desc';
  const found = await tx
    .selectFrom('sites.library_file as f')
    .leftJoin('sites.site as s', (join) =>
      join.onRef('s.government_id', '=', 'f.government_id').onRef('s.id', '=', 'f.site_id'),
    )
    .select(['f.file_id', 'f.name', 'f.kind', 'f.size_bytes', 'f.added_at', 'f.deleted_at', 'f.unit_path'])
    .select(['f.use_count', 'f.lacks_alt', 's.title', momentText('f.added_at').as('added_text')])
    .where(below('f.unit_path', deskScope(actor)))
    .where('f.deleted_at', state === 'deleted' ? 'is not' : 'is', null)
    .$if(state !== undefined && state !== 'deleted', (query) => query.where(stateIs(state)))
    .$if(kind !== undefined, (query) => query.where('f.kind', '=', kind ?? 'image'))
    .$if(siteId !== undefined, (query) => query.where('f.site_id', '=', siteId ?? ''))
    .$if(search !== undefined, (query) => query.where(holds('f.name', search ?? '')))
    .$if(edge !== undefined, (query) =>
      query.where(
        sql<boolean>`(f.added_at, f.file_id) ${compare} (${edge?.value ?? ''}::timestamptz, ${edge?.id ?? ''}::uuid)`,
      ),
    )
    .orderBy('f.added_at', direction)
    .orderBy('f.file_id', direction)
    .limit(PAGE_ROWS + 1)
    .execute();
  const keyOf = (row: (typeof found)[number]) => ({ value: row.added_text, id: row.file_id });
  return toKeyPage(found, { limit: PAGE_ROWS, range, keyOf });
}

function stateIs(state: LibraryFilter['state']): RawBuilder<boolean> {
  if (state === 'no-alt') return sql<boolean>`f.lacks_alt`;
  return state === 'unused' ? sql<boolean>`f.use_count = 0` : sql<boolean>`f.use_count > 0`;
}

interface UseRow {
  readonly file_id: string;
  readonly used_by: 'content' | 'officer';
  readonly id: string;
  readonly title: string;
  readonly site_id: string;
  readonly site_title: string;
}

/** Up to three uses of each file that the person may open, by the file. */
async function listUses(
  tx: Tx,
  actor: Actor,
  ids: readonly FileId[],
): Promise<ReadonlyMap<string, readonly LibraryUse[]>> {
  if (ids.length === 0) return new Map();
  const scope: readonly UnitPath[] = deskScope(actor);
  const { rows } = await sql<UseRow>`
    select wanted.id as file_id, shown.used_by, shown.id, shown.title, shown.site_id, s.title as site_title
    from unnest(${[...ids]}::uuid[]) as wanted (id)
    cross join lateral (
      select u.used_by, c.id, v.title, c.site_id from sites.file_use u
      join sites.content c on c.government_id = u.government_id and c.id = u.user_id
      join sites.version v on v.government_id = c.government_id and v.content_id = c.id and v.number = c.latest_version
      where u.file_id = wanted.id and u.used_by = 'content' and ${below('c.unit_path', scope)}
      union all
      select u.used_by, o.id, o.name, o.site_id from sites.file_use u
      join sites.officer o on o.government_id = u.government_id and o.id = u.user_id
      join sites.site s on s.government_id = o.government_id and s.id = o.site_id
      where u.file_id = wanted.id and u.used_by = 'officer' and ${below('s.unit_path', scope)}
      limit ${USES_SHOWN}
    ) shown
    join sites.site s on s.id = shown.site_id`.execute(tx);
  const uses = new Map<string, LibraryUse[]>();
  for (const row of rows) {
    const href = row.used_by === 'content' ? `/meja/isi/${row.id as ContentId}` : `/meja/situs/${row.site_id}/pejabat`;
    uses.set(row.file_id, [
      ...(uses.get(row.file_id) ?? []),
      { usedBy: row.used_by, title: row.title, siteTitle: row.site_title, href },
    ]);
  }
  return uses;
}
