import { sql } from 'kysely';
import type { Db } from '../../../platform/database/database.ts';
import { AppError } from '../../../platform/errors.ts';
import type { UnitPath } from '../../../platform/identity/actor.ts';
import type { ContentId } from '../content.ts';
import { type KeyPage, type KeyRange, toKeyPage } from './keyset.ts';
import { holds } from './scope.ts';
import '../tables.ts';

/** A shared fact with the number of published contents that quote it. */
export interface ListedFact {
  readonly id: string;
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly unitPath: UnitPath;
  readonly useCount: number;
}

/** A shared fact that a text may quote. */
export type QuotableFact = Pick<ListedFact, 'key' | 'label' | 'value'>;

/** A content that quotes a fact. */
export interface FactUse {
  readonly contentId: ContentId;
  readonly title: string;
  readonly siteTitle: string;
}

const PAGE_ROWS = 25;
const QUOTABLE_FACTS = 50;

/** Facts of the government by name; every operator may see and quote all of them. */
export async function listFacts(db: Db, search: string | undefined, range: KeyRange): Promise<KeyPage<ListedFact>> {
  const edge = range.before ?? range.after;
  const compare = sql.raw(range.before ? '>' : '<');
  const direction = range.before ? 'desc' : 'asc';
  const rows = await factRows(db)
    .$if(search !== undefined, (query) =>
      query.where((eb) => eb.or(['label', 'key', 'value'].map((column) => holds(`f.${column}`, search ?? '')))),
    )
    .$if(edge !== undefined, (query) =>
      query.where(sql<boolean>`(${edge?.value ?? ''}::text, ${edge?.id ?? ''}::uuid) ${compare} (f.label, f.id)`),
    )
    .orderBy('f.label', direction)
    .orderBy('f.id', direction)
    .limit(PAGE_ROWS + 1)
    .execute();
  const page = toKeyPage(rows, { limit: PAGE_ROWS, range, keyOf: (row) => ({ value: row.label, id: row.id }) });
  return { ...page, rows: page.rows.map(toFact) };
}

/** The first 50 facts by name, to be quoted while writing. */
export async function listQuotableFacts(db: Db): Promise<readonly QuotableFact[]> {
  return db.selectFrom('sites.fact').select(['key', 'label', 'value']).orderBy('label').limit(QUOTABLE_FACTS).execute();
}

/** @throws {AppError} `not-found` */
export async function getFact(db: Db, id: string): Promise<ListedFact> {
  const row = await factRows(db).where('f.id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', `No fact ${id}`);
  return toFact(row);
}

/** The contents that quote a fact, by site and title; at most 1000. */
export async function listFactUses(db: Db, key: string): Promise<readonly FactUse[]> {
  const rows = await db
    .selectFrom('sites.fact_use as u')
    .innerJoin('sites.content as c', (join) =>
      join.onRef('c.government_id', '=', 'u.government_id').onRef('c.id', '=', 'u.content_id'),
    )
    .innerJoin('sites.site as s', (join) =>
      join.onRef('s.government_id', '=', 'c.government_id').onRef('s.id', '=', 'c.site_id'),
    )
    .select(['c.id', 'c.title', 's.title as site_title'])
    .where('u.fact_key', '=', key)
    .orderBy('s.title')
    .orderBy('c.title')
    .limit(1000)
    .execute();
  return rows.map((row) => ({ contentId: row.id as ContentId, title: row.title, siteTitle: row.site_title }));
}

function factRows(db: Db) {
  return db
    .selectFrom('sites.fact as f')
    .select(['f.id', 'f.key', 'f.label', 'f.value', 'f.unit_path'])
    .select((eb) =>
      eb
        .selectFrom('sites.fact_use as u')
        .whereRef('u.government_id', '=', 'f.government_id')
        .whereRef('u.fact_key', '=', 'f.key')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .as('use_count'),
    );
}

type FactRow = Awaited<ReturnType<ReturnType<typeof factRows>['execute']>>[number];

function toFact(row: FactRow): ListedFact {
  return {
    id: row.id,
    key: row.key,
    label: row.label,
    value: row.value,
    unitPath: row.unit_path,
    useCount: Number(row.use_count ?? 0),
  };
}
