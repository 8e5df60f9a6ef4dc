import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { asAdministrator, benchSize, command, serverUrls } from './database.ts';
import { fillDocuments } from './documents.ts';
import { absolute, type Figure, relative } from './figure.ts';
import { mistype, randomFrom } from './generated-text.ts';
import { fetchRaw, processBytes, type RunningInstallation, startInstallation } from './installation.ts';

/** Searching a million documents of all governments: the whole page beside the same question as plain SQL. */
const BENCH = 'search';
const HOST = 'cirebonkab.localhost';
const DOCUMENTS = 1_000_000;
const QUESTIONS = 300;
const WARM_UP = 40;
const MEBIBYTE = 1024 * 1024;
const FEW_GOVERNMENTS = ['31.01', '32.74', '33.72'];
const LIMIT_WORDS_MS = '<100';
const LIMIT_TYPO_MS = '<250';

const print = (figure: Figure) => console.log(JSON.stringify(figure));

interface Question {
  readonly governmentId: string;
  readonly host: string;
  /** As typed. */
  readonly typed: string;
  /** Without the slip of the thumb. */
  readonly meant: string;
}

/** Two words from the title of a document, chosen by chance: frequent and rare ones as they come. */
async function questions(client: pg.Client, { hasTypo, seed }: { hasTypo: boolean; seed: number }) {
  const random = randomFrom(seed);
  const { rows } = await client.query<{ government_id: string; label: string; title: string }>(
    `select d.government_id, g.label, d.title from search.document d
      join organization.government g on g.id = d.government_id
      where d.subject like 'bench:%' order by hashtext(d.title || $1) limit $2`,
    [String(seed), 3 * QUESTIONS],
  );
  return rows
    .flatMap(({ government_id, label, title }): readonly Question[] => {
      const words = [...new Set(title.split(' '))].filter((word) => word.length > (hasTypo ? 5 : 2));
      const [first, second] = [words[Math.floor(random() * words.length)], words.at(-1)];
      if (first === undefined || second === undefined || first === second) return [];
      const typed = `${hasTypo ? mistype(random, first) : first} ${second}`;
      return [{ governmentId: government_id, host: `${label}.localhost`, typed, meant: `${first} ${second}` }];
    })
    .slice(0, QUESTIONS);
}

/** The same question without page, row-level security and functions: filter, rank, cut, count and mark. */
const RAW_FIND = `
  with asked as (select websearch_to_tsquery('indonesian', $2) || plainto_tsquery('simple', $2) as query),
  found as materialized (
    select d.*, ts_rank(d.tsv, asked.query) as rank from search.document d, asked
    where d.government_id = $1 and d.tsv @@ asked.query)
  select f.title, f.url, ts_headline('indonesian', f.body, asked.query), (select count(*) from found) as total
  from (select * from found order by rank desc, published_at desc limit 16) as f, asked`;
const RAW_SPELLING = `
  select (select w.word from search.word w where w.government_id = $1 and w.word % given.word
    order by similarity(w.word, given.word) desc, w.word limit 1) as word
  from unnest(string_to_array($2, ' ')) with ordinality as given(word, place) order by place`;

async function askRaw(client: pg.Client, { governmentId, typed, meant }: Question): Promise<void> {
  const { rows } = await client.query(RAW_FIND, [governmentId, typed]);
  if (rows.length > 0 || typed === meant) return;
  const spelled = await client.query<{ word: string | null }>(RAW_SPELLING, [governmentId, typed]);
  await client.query(RAW_FIND, [governmentId, spelled.rows.map(({ word }) => word ?? '').join(' ')]);
}

interface Times {
  readonly page: number[];
  readonly raw: number[];
  found: number;
}

/** Page and plain SQL take turns, and which of them comes first. */
async function askAll(port: number, client: pg.Client, asked: readonly Question[]): Promise<Times> {
  const times: Times = { page: [], raw: [], found: 0 };
  const askPage = async ({ host, typed }: Question) => {
    const { body } = await fetchRaw(port, host, `/cari?q=${encodeURIComponent(typed)}`, 'identity');
    if (body.includes('berita/contoh')) times.found += 1;
  };
  for (const [index, question] of asked.entries()) {
    const turns = [
      { into: times.page, ask: () => askPage(question) },
      { into: times.raw, ask: () => askRaw(client, question) },
    ];
    for (const { into, ask } of index % 2 === 0 ? turns : turns.toReversed()) {
      const startedAt = performance.now();
      await ask();
      into.push(performance.now() - startedAt);
    }
  }
  return times;
}

function percentile(times: readonly number[], share: number): number {
  return times.toSorted((left, right) => left - right)[Math.floor(times.length * share)] ?? Number.NaN;
}

async function measure(installation: RunningInstallation, home: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrls(home).administrator });
  await client.connect();
  try {
    await askAll(installation.port, client, (await questions(client, { hasTypo: false, seed: 1 })).slice(0, WARM_UP));
    const before = processBytes(installation.process.pid ?? 0);
    for (const [name, hasTypo, goal] of [
      ['two words', false, LIMIT_WORDS_MS],
      ['two words, one mistyped', true, LIMIT_TYPO_MS],
    ] as const) {
      const asked = await questions(client, { hasTypo, seed: 2 });
      const times = await askAll(installation.port, client, asked);
      print(absolute(BENCH, `${name}: p95 of the page`, percentile(times.page, 0.95), 'ms', goal));
      print(absolute(BENCH, `${name}: median of the page`, percentile(times.page, 0.5), 'ms', goal));
      const raw = { name: 'the same question as plain SQL', value: percentile(times.raw, 0.95), goal: '<=3' };
      print(relative(BENCH, `${name}: p95`, { value: percentile(times.page, 0.95), unit: 'ms' }, raw));
      print(absolute(BENCH, `${name}: questions answered`, times.found / asked.length, 'share', '>=0.9'));
    }
    const after = processBytes(installation.process.pid ?? 0);
    const peer = { name: 'before the searches', value: before / MEBIBYTE, goal: '<=1.2' };
    print(relative(BENCH, 'memory of the web process', { value: after / MEBIBYTE, unit: 'MiB' }, peer));
  } finally {
    await client.end();
  }
}

async function main(): Promise<void> {
  const size = benchSize();
  const home = join(mkdtempSync(join(tmpdir(), 'pendopo-bench-')), 'home');
  mkdirSync(home, { recursive: true });
  try {
    const installation = await startInstallation(home, HOST, { PENDOPO_WEB_PROCESSES: '1' });
    try {
      if (size === 1) await command(home, ['load-government', '--all']);
      else for (const code of FEW_GOVERNMENTS) await command(home, ['load-government', code]);
      const startedAt = performance.now();
      await asAdministrator(home, (client) => fillDocuments(client, DOCUMENTS * size));
      const seconds = (performance.now() - startedAt) / 1000;
      const count = await asAdministrator(home, async (client) => {
        const { rows } = await client.query<{ count: string }>('select count(*) as count from search.document');
        return Number(rows[0]?.count);
      });
      print(absolute(BENCH, 'documents', count, 'documents', `>=${DOCUMENTS * size}`));
      print(absolute(BENCH, 'filling and indexing', seconds, 's', '<600'));
      await measure(installation, home);
    } finally {
      await installation.stop();
    }
  } finally {
    rmSync(join(home, '..'), { recursive: true, force: true });
  }
}

await main();
