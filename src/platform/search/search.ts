import { type Generated, sql } from 'kysely';
import type { Tx } from '../database/database.ts';
import type { SiteId } from '../http/place.ts';
import type { Language } from '../ui/texts.ts';

declare module '../database/schema.ts' {
  interface Database {
    'search.document': DocumentTable;
    'search.word': WordTable;
  }
}

interface DocumentTable {
  readonly government_id: Generated<string>;
  readonly subject: string;
  readonly site_id: string;
  readonly kind: string;
  readonly language: string;
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly published_at: string;
}

interface WordTable {
  readonly government_id: Generated<string>;
  readonly word: string;
}

/** Something the public can find. `subject` names it: indexing it again replaces it. */
export interface SearchDocument {
  readonly subject: string;
  readonly siteId: SiteId;
  readonly kind: string;
  readonly language: Language;
  readonly title: string;
  /** Plain text; what lies beyond 20,000 characters is not searched. */
  readonly body: string;
  /** Absolute, or a path on the document's own site. */
  readonly url: string;
  readonly publishedAt: Temporal.Instant;
}

/** What is looked for. */
export interface SearchRequest {
  readonly query: string;
  /** One site, or all of the government when null. */
  readonly siteId: SiteId | null;
  readonly kinds?: readonly string[];
  /** From {@link SearchResults.nextCursor}; null for the first page. */
  readonly cursor: string | null;
  readonly limit: number;
}

/** One thing found. */
export interface SearchHit {
  readonly subject: string;
  readonly siteId: SiteId;
  readonly kind: string;
  readonly title: string;
  readonly url: string;
  readonly publishedAt: Temporal.Instant;
  /** A passage in pieces; `isMatch` pieces are what was looked for. */
  readonly passage: readonly { readonly text: string; readonly isMatch: boolean }[];
}

/** A page of what was found. */
export interface SearchResults {
  readonly hits: readonly SearchHit[];
  /** How many were found; counted up to {@link COUNT_LIMIT}. */
  readonly total: number;
  /** The spelling that was searched instead; null when the given words were. */
  readonly correctedQuery: string | null;
  readonly nextCursor: string | null;
}

/** Beyond this many, results are "more than 1,000" and are no longer counted. */
export const COUNT_LIMIT = 1000;

const CANDIDATES = 3000;
const BODY_LIMIT = 20_000;
const QUERY_LIMIT = 200;
const WORDS_LIMIT = 12;
const FEW = 1;

/** Adds or replaces documents, and learns their words; many in a few statements. */
export async function indexDocuments(tx: Tx, documents: readonly SearchDocument[]): Promise<void> {
  for (let start = 0; start < documents.length; start += 500) {
    const rows = documents.slice(start, start + 500).map(toRow);
    await tx
      .insertInto('search.document')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['government_id', 'subject']).doUpdateSet((eb) => ({
          site_id: eb.ref('excluded.site_id'),
          kind: eb.ref('excluded.kind'),
          language: eb.ref('excluded.language'),
          title: eb.ref('excluded.title'),
          body: eb.ref('excluded.body'),
          url: eb.ref('excluded.url'),
          published_at: eb.ref('excluded.published_at'),
        })),
      )
      .execute();
    await learnWords(tx, rows.map(({ title, body }) => `${title} ${body}`).join(' '));
  }
}

/** Makes a document unfindable; nothing happens when it is not there. */
export async function removeDocument(tx: Tx, subject: string): Promise<void> {
  await tx.deleteFrom('search.document').where('subject', '=', subject).execute();
}

function toRow(document: SearchDocument) {
  return {
    ...{ subject: document.subject, site_id: document.siteId, kind: document.kind, language: document.language },
    ...{ title: document.title, body: document.body.slice(0, BODY_LIMIT), url: document.url },
    published_at: document.publishedAt.toString(),
  };
}

async function learnWords(tx: Tx, text: string): Promise<void> {
  await sql`
    insert into search.word (word)
    select distinct word from regexp_split_to_table(platform.fold(${text}), '[^[:alpha:]]+') as word
    where length(word) between 3 and 40 order by word
    on conflict do nothing`.execute(tx);
}

/**
 * What fits all words of the query, best first. When nothing fits, unknown words are replaced by the nearest known
 * ones. Whatever is typed, it never throws; a query without words finds nothing.
 */
export async function search(tx: Tx, request: SearchRequest): Promise<SearchResults> {
  const words = wordsOf(request.query);
  if (words.length === 0) return { hits: [], total: 0, correctedQuery: null, nextCursor: null };
  const found = await findWords(tx, words, request);
  if (found.total >= FEW || request.cursor !== null) return { ...found, correctedQuery: null };
  const corrected = await correct(tx, words);
  if (corrected === null) return { ...found, correctedQuery: null };
  return { ...(await findWords(tx, corrected, request)), correctedQuery: corrected.join(' ') };
}

/** Known words that complete the last word of what was typed, with the words before it; at most `limit`. */
export async function suggest(
  tx: Tx,
  { prefix, limit }: { readonly prefix: string; readonly limit: number },
): Promise<readonly string[]> {
  const words = wordsOf(prefix);
  const last = words.at(-1);
  if (last === undefined || last.length < 2) return [];
  const { rows } = await sql<{
    word: string;
  }>`select word from search.words_beginning(${last}, ${limit}) as word`.execute(tx);
  return rows.map(({ word }) => [...words.slice(0, -1), word].join(' '));
}

/** Letters and digits of a query as words in lower case without accents. */
export function wordsOf(query: string): readonly string[] {
  const plain = query.slice(0, QUERY_LIMIT).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, WORDS_LIMIT);
}

interface HitRow {
  readonly subject: string;
  readonly site_id: SiteId;
  readonly kind: string;
  readonly title: string;
  readonly url: string;
  readonly published_at: Date;
  readonly rank: number;
  readonly passage: string;
  readonly total: number;
}

const [START, STOP] = ['\u0001', '\u0002'];

async function findWords(
  tx: Tx,
  words: readonly string[],
  request: SearchRequest,
): Promise<Omit<SearchResults, 'correctedQuery'>> {
  const { siteId, kinds = null, limit } = request;
  const after = readCursor(request.cursor);
  const text = words.join(' ');
  const { rows } = await sql<HitRow>`
    with asked as (select websearch_to_tsquery('indonesian', ${text}) || plainto_tsquery('simple', ${text}) as query),
    found as (
      select f.* from asked, search.find(asked.query, ${siteId}::uuid, ${kinds}::text[], ${CANDIDATES}) as f
    ),
    page as (
      select * from found
      where ${after === null} or (rank, published_at, subject) < (${after?.rank ?? 0}::real, ${after?.publishedAt ?? null}::timestamptz, ${after?.subject ?? ''})
      order by rank desc, published_at desc, subject desc limit ${limit + 1}
    )
    select page.subject, page.site_id, page.kind, page.title, page.url, page.published_at, page.rank,
      ts_headline('indonesian', page.body, asked.query, ${`StartSel=${START},StopSel=${STOP},MaxWords=30,MinWords=12,MaxFragments=1`}) as passage,
      (select count(*)::int from (select from found limit ${COUNT_LIMIT + 1}) as counted) as total
    from page, asked
    order by page.rank desc, page.published_at desc, page.subject desc`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { hits: shown.map(toHit), total: rows[0]?.total ?? 0, nextCursor: last ? writeCursor(last) : null };
}

function toHit(row: HitRow): SearchHit {
  return {
    ...{ subject: row.subject, siteId: row.site_id, kind: row.kind, title: row.title, url: row.url },
    publishedAt: Temporal.Instant.from(row.published_at.toISOString()),
    passage: row.passage
      .split(START)
      .flatMap((piece, index) => {
        const [match = '', rest = ''] = index === 0 ? ['', piece] : piece.split(STOP, 2);
        return [
          { text: match, isMatch: true },
          { text: rest, isMatch: false },
        ];
      })
      .filter(({ text }) => text !== ''),
  };
}

async function correct(tx: Tx, words: readonly string[]): Promise<readonly string[] | null> {
  const { rows } = await sql<{ corrected: string | null }>`
    select case when search.knows_word(word) then word else search.nearest_word(word) end as corrected
    from unnest(${words}::text[]) with ordinality as given(word, place) order by place`.execute(tx);
  const corrected = rows.map(({ corrected: word }, index) => word ?? words[index] ?? '');
  return corrected.join(' ') === words.join(' ') ? null : corrected;
}

interface Cursor {
  readonly rank: number;
  readonly publishedAt: string;
  readonly subject: string;
}

function writeCursor(row: HitRow): string {
  return Buffer.from(JSON.stringify([row.rank, row.published_at.toISOString(), row.subject])).toString('base64url');
}

/** A cursor that was tampered with counts as none. */
function readCursor(text: string | null): Cursor | null {
  if (text === null) return null;
  try {
    const [rank, publishedAt, subject] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    const isWhole = Number.isFinite(rank) && typeof publishedAt === 'string' && typeof subject === 'string';
    return isWhole && !Number.isNaN(Date.parse(publishedAt))
      ? { rank: Number(rank), publishedAt, subject: subject.replaceAll('\u0000', '').slice(0, 200) }
      : null;
  } catch {
    return null;
  }
}
