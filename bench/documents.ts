import type pg from 'pg';
import { frequentRank, type Random, randomFrom, vocabulary } from './generated-text.ts';

const VOCABULARY = 30_000;
const BATCH = 2000;
const TITLE_WORDS = 6;
const BODY_WORDS = { least: 40, most: 80 };
const SHORTEST_WORD = 3;
/** Sizes fall off so: the greatest of 514 governments has about a twentieth of all documents, the least a thousandth of that. */
const SIZE_EXPONENT = -0.7;

interface GovernmentSites {
  readonly government_id: string;
  readonly sites: readonly string[];
}

/**
 * Fills the search with so many generated documents, spread unevenly over all governments and in no order, as years of
 * publishing would leave them. The indexes are built at the end, which takes a fraction of the time.
 */
export async function fillDocuments(client: pg.Client, count: number): Promise<void> {
  await client.query('set synchronous_commit = off');
  await client.query("set maintenance_work_mem = '256MB'");
  const { rows: governments } = await client.query<GovernmentSites>(
    'select government_id, array_agg(id order by id) as sites from sites.site group by 1 order by 1',
  );
  const indexes = await dropIndexes(client);
  const random = randomFrom(7);
  const words = vocabulary(VOCABULARY);
  const pick = unevenPick(random, governments.length);
  const used = governments.map(() => new Uint8Array(words.length));
  for (let done = 0; done < count; done += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - done) }, () => {
      const at = pick();
      const { government_id = '', sites = [] } = governments[at] ?? {};
      const mark = used[at] ?? new Uint8Array();
      const bodyWords = BODY_WORDS.least + Math.floor(random() * (BODY_WORDS.most - BODY_WORDS.least));
      return {
        governmentId: government_id,
        siteId: sites[Math.floor(random() * sites.length)] ?? '',
        title: sentence({ random, words, mark, length: TITLE_WORDS }),
        body: sentence({ random, words, mark, length: bodyWords }),
      };
    });
    await insertBatch(client, batch);
  }
  for (const [at, { government_id }] of governments.entries()) {
    const known = words.filter((word, rank) => used[at]?.[rank] === 1 && word.length >= SHORTEST_WORD);
    await client.query(
      'insert into search.word (government_id, word) select $1, word from unnest($2::text[]) as word on conflict do nothing',
      [government_id, known.toSorted()],
    );
  }
  for (const definition of indexes) await client.query(definition);
  await client.query('vacuum (analyze) search.document, search.word');
}

interface Sentence {
  readonly random: Random;
  readonly words: readonly string[];
  /** Gets a 1 at the rank of each word used. */
  readonly mark: Uint8Array;
  readonly length: number;
}

function sentence({ random, words, mark, length }: Sentence): string {
  return Array.from({ length }, () => {
    const rank = frequentRank(random, words.length);
    mark[rank] = 1;
    return words[rank] ?? '';
  }).join(' ');
}

/** Gives 0 often and the last number seldom. */
function unevenPick(random: Random, count: number): () => number {
  const ends: number[] = [];
  for (let at = 0; at < count; at += 1) ends.push((ends[at - 1] ?? 0) + (at + 1) ** SIZE_EXPONENT);
  const sum = ends.at(-1) ?? 1;
  return () => {
    const wanted = random() * sum;
    return ends.findIndex((end) => end >= wanted);
  };
}

interface GeneratedDocument {
  readonly governmentId: string;
  readonly siteId: string;
  readonly title: string;
  readonly body: string;
}

async function insertBatch(client: pg.Client, batch: readonly GeneratedDocument[]): Promise<void> {
  const columns = [
    batch.map(({ governmentId }) => governmentId),
    batch.map(({ siteId }) => siteId),
    batch.map(({ title }) => title),
    batch.map(({ body }) => body),
  ];
  await client.query(
    `insert into search.document (government_id, subject, site_id, kind, title, body, url, published_at)
      select government, 'bench:' || gen_random_uuid(), site, 'news', title, body, '/berita/contoh',
        now() - random() * interval '1000 days'
      from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) as given(government, site, title, body)`,
    columns,
  );
}

/** Drops the word indexes and gives the statements that make them again. */
async function dropIndexes(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select format('%I.%I', schemaname, indexname) as name, indexdef as definition from pg_indexes
      where schemaname = 'search' and indexdef like '% USING gin %'`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}
