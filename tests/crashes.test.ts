import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../bench/installation.ts';
import { Visitor } from '../bench/visitor.ts';
import { verifyAudit } from '../src/platform/audit/verify-audit.ts';
import { databaseOn, openPool } from '../src/platform/database/database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/database/embedded-postgres.ts';
import { startMailServer } from '../src/platform/messages/mail-server.ts';
import { type Blow, openStepProxy, type StepProxy } from './step-proxy.ts';

/**
 * An installation whose web process, worker or PostgreSQL is killed between the steps of filing, answering and telling.
 * What was acknowledged, or is sent again by a citizen who saw nothing, is there once with all its parts.
 */
const ROOT = join(import.meta.dirname, '..');
const HOST = 'cirebonkab.localhost';
const OFFICE = `dinkes.${HOST}`;
const PASSWORD = 'kata-sandi-untuk-tes-4711';
const WITHIN_MS = 20_000;
const folder = mkdtempSync(join(tmpdir(), 'pendopo-crash-'));
const home = join(folder, 'home');
let server: EmbeddedPostgres;
let proxy: StepProxy;
let sql: pg.Pool;
let webPort: number;
let web: Started;

interface Started {
  readonly child: ChildProcess;
}

beforeAll(async () => {
  mkdirSync(home);
  server = await startEmbeddedPostgres({ home, onProgress: () => undefined });
  const { port, password } = JSON.parse(readFileSync(join(home, 'postgres/access.json'), 'utf8')) as {
    port: number;
    password: string;
  };
  sql = new pg.Pool({ connectionString: `postgres://postgres:${password}@127.0.0.1:${port}/pendopo`, max: 2 });
  sql.on('error', () => undefined);
  proxy = await openStepProxy(port);
  webPort = await freePort();
  web = await start('web');
}, 120_000);

afterAll(async () => {
  web.child.kill('SIGKILL');
  await sql.end();
  await proxy.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The built server in a process of its own, its database behind the proxy. */
async function start(role: 'web' | 'worker', smtpUrl?: string): Promise<Started> {
  const { password } = new URL(server.migratorUrl);
  const child = spawn(process.execPath, [join(ROOT, 'dist/server/main.js')], {
    env: {
      ...{ PATH: process.env.PATH, PENDOPO_HOME: home, PORT: String(webPort), PENDOPO_LISTEN: '127.0.0.1' },
      ...{ PENDOPO_DEMO_PASSWORD: PASSWORD, PENDOPO_WEB_PROCESSES: '1', PENDOPO_ROLES: role, PENDOPO_RATE_LIMIT: '0' },
      ...{ PENDOPO_SHED_AFTER_MS: '0', DATABASE_MIGRATOR_URL: server.migratorUrl },
      ...(smtpUrl && { SMTP_URL: smtpUrl }),
      DATABASE_URL: `postgres://pendopo_app:${password}@127.0.0.1:${proxy.port}/pendopo`,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ready = role === 'web' ? 'Ctrl-C untuk berhenti' : 'latar belakang berjalan';
  while (!said.includes(ready)) {
    if (child.exitCode !== null) throw new Error(`The server ended with code ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { child };
}

const asked = (kunci: string) => ({
  ...{ kunci, judul: `Kasus ${kunci.slice(0, 8)}`, isi: 'Pukul berapa kantor buka?', kerahasiaan: 'open' },
  ...{ nama: 'Siti', surel: 'siti@example.com' },
});

async function statusOf(send: (visitor: Visitor) => Promise<{ readonly status: number }>, host = OFFICE) {
  const visitor = new Visitor(webPort, host);
  try {
    return (await send(visitor)).status;
  } catch {
    return 0;
  } finally {
    visitor.close();
  }
}

const file = (kunci: string) => statusOf((visitor) => visitor.post('/tanya', asked(kunci)));
const fileAgain = (kunci: string) => expect.poll(() => file(kunci), { timeout: WITHIN_MS, interval: 50 }).toBe(303);

/** One case with one of each of its parts for every key, and none beside them. */
async function expectWhole(keys: readonly string[]): Promise<void> {
  const { rows } = await sql.query(
    `select submission_key as key,
      (select count(*)::int from cases.event e where e.case_id = c.id and e.kind = 'filed') as filed,
      (select count(*)::int from deadlines.deadline d where d.subject = 'case:' || c.id) as clocks,
      (select count(*)::int from messages.message m where m.subject_ref = 'case:' || c.id and m.key like '% 1') as mails,
      (select count(*)::int from audit.entry a where a.subject = 'case:' || c.id and a.action = 'cases.file') as audits
    from cases.case c where title like 'Kasus %' and submission_key = any ($1) order by key`,
    [keys],
  );
  const whole = keys.toSorted().map((key) => ({ key, filed: 1, clocks: 1, mails: 1, audits: 1 }));
  expect(rows).toEqual(whole);
}

/** How many round trips it takes when nothing breaks. */
async function stepsOf(work: () => Promise<unknown>): Promise<number> {
  proxy.arm({ atStep: Number.MAX_SAFE_INTEGER, when: 'before', strike: () => undefined });
  await work();
  proxy.disarm();
  return proxy.steps();
}

/** What breaks, and how it comes back. */
interface Breakage {
  strike(): void;
  mend(): Promise<void>;
}

const lostLink: Breakage = { strike: () => proxy.cut(), mend: async () => undefined };
const killedWeb: Breakage = {
  strike: () => void web.child.kill('SIGKILL'),
  mend: async () => {
    web = await start('web');
  },
};
const killedDatabase: Breakage = {
  strike: () =>
    void process.kill(
      Number(readFileSync(join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]),
      'SIGKILL',
    ),
  mend: async () => undefined,
};

/** Every blow of a piece of work with so many steps: the link at each of them, the two processes at the commit. */
function blowsOf(steps: number): readonly { readonly blow: Omit<Blow, 'strike'>; readonly breakage: Breakage }[] {
  const before = Array.from({ length: steps }, (_, at) => ({ atStep: at + 1, when: 'before' as const }));
  const after = { atStep: steps, when: 'after' } as const;
  return [
    ...[...before, after].map((blow) => ({ blow, breakage: lostLink })),
    { blow: after, breakage: killedWeb },
    ...before.slice(-1).map((blow) => ({ blow, breakage: killedDatabase })),
  ];
}

/** Does the work while the blow falls, and mends what broke. */
async function struck(
  { blow, breakage }: ReturnType<typeof blowsOf>[number],
  work: () => Promise<number>,
): Promise<number> {
  proxy.arm({ ...blow, strike: breakage.strike });
  const status = await work();
  proxy.disarm();
  proxy.cut();
  await breakage.mend();
  return status;
}

test('filing: link lost, web process killed, PostgreSQL killed between the steps, and sent again', async () => {
  await fileAgain(randomUUID());
  const steps = await stepsOf(() => file(randomUUID()));
  expect(steps).toBeGreaterThan(5);
  const keys: string[] = [];
  for (const blow of blowsOf(steps)) {
    const kunci = randomUUID();
    expect([0, 500, 503]).toContain(await struck(blow, () => file(kunci)));
    await fileAgain(kunci);
    keys.push(kunci);
  }
  await expectWhole(keys);
}, 60_000);

/** A case and what its answer left behind. */
async function answersOf(kunci: string) {
  const { rows } = await sql.query(
    `select
      (select count(*)::int from cases.event e where e.case_id = c.id and e.kind = 'answered') as answers,
      (select array_agg(d.state::text) from deadlines.deadline d where d.subject = 'case:' || c.id) as clocks,
      (select count(*)::int from messages.message m where m.subject_ref = 'case:' || c.id) as mails,
      (select count(*)::int from audit.entry a where a.subject = 'case:' || c.id and a.action = 'cases.answer') as audits,
      c.status from cases.case c where submission_key = $1`,
    [kunci],
  );
  return rows;
}

test('answering: the same, and the citizen is told once', async () => {
  const desk = new Visitor(webPort, HOST);
  await desk.signIn(`admin@contoh.${HOST}`, PASSWORD);
  const answer = async (id: string) => {
    const form = { hasil: 'answered', isi: 'Pukul 08.00 sampai 16.00.' };
    return desk.post(`/meja/kasus/${id}/jawab`, form).then(
      ({ status }) => status,
      () => 0,
    );
  };
  const newCase = async (kunci: string) => {
    await fileAgain(kunci);
    const { rows } = await sql.query<{ id: string }>('select id from cases.case where submission_key = $1', [kunci]);
    return rows[0]?.id ?? '';
  };
  const first = await newCase(randomUUID());
  const steps = await stepsOf(() => answer(first));
  expect(steps).toBeGreaterThan(10);
  const blows = blowsOf(steps);
  const keys = blows.map(() => randomUUID());
  const ids = await Promise.all(keys.map(newCase));
  for (const [at, blow] of blows.entries()) {
    const id = ids[at] ?? '';
    expect([0, 500, 503]).toContain(await struck(blow, () => answer(id)));
    // Whoever saw no answer sends it again: it is done now, or was done and is refused as such.
    await expect
      .poll(() => answer(id), { timeout: WITHIN_MS, interval: 50 })
      .toSatisfy((status) => [303, 409].includes(status));
  }
  desk.close();
  for (const kunci of keys) {
    expect(await answersOf(kunci)).toEqual([{ answers: 1, clocks: ['met'], mails: 2, audits: 1, status: 'answered' }]);
  }
  const report = await verifyAudit(
    databaseOn(openPool({ url: server.applicationUrl, size: 1, applicationName: 'tes', role: 'application' })),
    'all',
  );
  expect(report).toMatchObject({ brokenAt: null });
}, 60_000);

test('telling: a worker that is killed at any step loses no message and sends none twice', async () => {
  const mail = await startMailServer();
  for (const atStep of [5, 14]) {
    const worker = await start('worker', mail.url);
    await new Promise<void>((resolve) => {
      worker.child.once('exit', () => resolve());
      proxy.arm({ atStep, when: 'before', strike: () => void worker.child.kill('SIGKILL') });
    });
    proxy.disarm();
  }
  const worker = await start('worker', mail.url);
  const waiting = () =>
    sql.query<{ n: number }>(
      `select count(*)::int as n from messages.message m where m.state <> 'sent' and not exists (
        select from pgboss.job j where j.name = 'messages.send' and j.data ->> 'messageId' = m.id::text and j.state = 'active')`,
    );
  await expect.poll(async () => (await waiting()).rows[0]?.n, { timeout: WITHIN_MS }).toBe(0);
  worker.child.kill('SIGKILL');
  const ids = mail.received.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1]);
  expect(new Set(ids).size).toBe(ids.length);
  await mail.stop();
}, 60_000);
