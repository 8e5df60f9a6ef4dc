import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import pg from 'pg';

/** How a time of filing went. */
export interface Filed {
  /** Answered with 303: the citizen holds a receipt. */
  readonly acknowledged: number;
  /** Told to come again: 429 or 503 with `Retry-After`. */
  readonly refused: number;
  readonly failed: number;
  readonly seconds: number;
  /** Submission keys that were acknowledged. */
  readonly keys: readonly string[];
}

/** Sends the form of a question over and over, from so many connections at once, for so long. */
export async function fileForms(
  port: number,
  host: string,
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<Filed> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const counts = { acknowledged: 0, refused: 0, failed: 0 };
  const keys: string[] = [];
  const started = performance.now();
  const work = async () => {
    while (performance.now() - started < seconds * 1000) {
      const key = randomUUID();
      const outcome = await fileForm({ agent, port, host, key });
      counts[outcome] += 1;
      if (outcome === 'acknowledged') keys.push(key);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  agent.destroy();
  return { ...counts, keys, seconds: (performance.now() - started) / 1000 };
}

interface Form {
  readonly agent: Agent;
  readonly port: number;
  readonly host: string;
  readonly key: string;
}

function fileForm({ agent, port, host, key }: Form): Promise<'acknowledged' | 'refused' | 'failed'> {
  const fields = { kunci: key, judul: `Pertanyaan ${key.slice(0, 8)}`, isi: 'Pukul berapa kantor buka?' };
  const who = { kerahasiaan: 'open', nama: 'Siti', surel: 'siti@example.com' };
  const body = new URLSearchParams({ ...fields, ...who }).toString();
  const headers = {
    ...{ host: `${host}:${port}`, 'content-type': 'application/x-www-form-urlencoded' },
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve) => {
    const sent = request({ agent, host: '127.0.0.1', port, path: '/tanya', method: 'POST', headers }, (response) => {
      const isRefused = response.headers['retry-after'] !== undefined;
      const outcome = response.statusCode === 303 ? 'acknowledged' : isRefused ? 'refused' : 'failed';
      response.resume().on('end', () => resolve(outcome));
    });
    sent.on('error', () => resolve('failed'));
    sent.end(body);
  });
}

/** Transactions a second that only insert four rows, on as many connections as a web process has. */
export async function bareTransactions(url: string, connections: number, seconds: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  try {
    await pool.query(
      'create table if not exists public.bench_bare (id uuid primary key, kind text, detail jsonb, at timestamptz)',
    );
    const started = performance.now();
    let done = 0;
    const work = async () => {
      while (performance.now() - started < seconds * 1000) {
        await fourRows(pool);
        done += 1;
      }
    };
    await Promise.all(Array.from({ length: connections }, work));
    return done / ((performance.now() - started) / 1000);
  } finally {
    await pool.query('drop table if exists public.bench_bare');
    await pool.end();
  }
}

async function fourRows(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (let row = 0; row < 4; row += 1) {
      const values = [randomUUID(), 'bench', '{"a":1}', new Date()];
      await client.query('insert into public.bench_bare (id, kind, detail, at) values ($1, $2, $3, $4)', values);
    }
    await client.query('commit');
  } finally {
    client.release();
  }
}
