import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillCases } from './cases.ts';
import { asAdministrator, benchSize, serverUrls } from './database.ts';
import { absolute, type Figure, relative } from './figure.ts';
import { bareTransactions, type Filed, fileForms } from './filing.ts';
import { processBytes, type RunningInstallation, startInstallation } from './installation.ts';
import { median } from './load.ts';
import { Visitor } from './visitor.ts';

/** Cases: filing beside bare transactions, a burst, the queue among a million, tracking, and a year's register. */
const BENCH = 'cases';
const HOST = 'cirebonkab.localhost';
const OFFICE = `dinkes.${HOST}`;
const PASSWORD = 'kata-sandi-untuk-bench-4711';
const ADMIN = `admin@contoh.${HOST}`;
const CASES = 1_000_000;
const OPEN = 20_000;
const CONNECTIONS = 20;
const ROUNDS = 3;
const BURST = { connections: 200, seconds: 30 };
const REQUESTS = 200;
const MEBIBYTE = 1024 * 1024;

const print = (figure: Figure) => console.log(JSON.stringify(figure));

async function main(): Promise<void> {
  const home = join(mkdtempSync(join(tmpdir(), 'pendopo-bench-')), 'home');
  mkdirSync(home, { recursive: true });
  try {
    const installation = await startInstallation(home, HOST, { PENDOPO_DEMO_PASSWORD: PASSWORD });
    try {
      await measureFiling(installation, home);
      await measureBurst(installation, home);
    } finally {
      await installation.stop();
    }
    await measureReading(home);
  } finally {
    rmSync(join(home, '..'), { recursive: true, force: true });
  }
}

/** Filing and bare transactions take turns, so that what else the machine does falls on both. */
async function measureFiling({ port }: RunningInstallation, home: string): Promise<void> {
  const seconds = Math.max(2, 8 * benchSize());
  const rates = { filed: [] as number[], bare: [] as number[] };
  const keys: string[] = [];
  await fileForms(port, OFFICE, { connections: CONNECTIONS, seconds: 2 });
  for (let round = 0; round < ROUNDS; round += 1) {
    const filed = await fileForms(port, OFFICE, { connections: CONNECTIONS, seconds });
    rates.filed.push(filed.acknowledged / filed.seconds);
    keys.push(...filed.keys);
    rates.bare.push(await bareTransactions(serverUrls(home).administrator, CONNECTIONS, seconds));
  }
  const ours = median(rates.filed);
  print(absolute(BENCH, 'acknowledged cases a second', ours, 'cases/s', '>=200'));
  const peer = { name: 'bare four-row insert transactions', value: median(rates.bare), goal: '>=0.05' };
  print(relative(BENCH, 'acknowledged cases beside bare transactions', { value: ours, unit: 'cases/s' }, peer));
  await expectAll(home, keys, 'filing');
}

/** Ten times as many at once: each acknowledged case is there once with its parts, and afterwards all is as before. */
async function measureBurst({ port }: RunningInstallation, home: string): Promise<void> {
  const seconds = Math.max(3, BURST.seconds * benchSize());
  const filed = await fileForms(port, OFFICE, { connections: BURST.connections, seconds });
  const started = performance.now();
  const visitor = new Visitor(port, OFFICE);
  for (let calm = 0; calm < 10; ) calm = (await visitor.get('/tanya')).ms < 100 ? calm + 1 : 0;
  visitor.close();
  print(absolute(BENCH, 'burst: acknowledged', filed.acknowledged, 'cases', '>0'));
  print(absolute(BENCH, 'burst: refused with Retry-After', filed.refused, 'requests', '>=0'));
  print(absolute(BENCH, 'burst: failed otherwise', filed.failed, 'requests', '<=0'));
  print(absolute(BENCH, 'burst: recovery', (performance.now() - started) / 1000, 's', '<60'));
  await expectAll(home, filed.keys, 'burst');
}

async function expectAll(home: string, keys: Filed['keys'], what: string): Promise<void> {
  const whole = await asAdministrator(home, async (client) => {
    await client.query('analyze cases.case, deadlines.deadline, cases.event, messages.message, audit.entry');
    await client.query('set enable_nestloop = off');
    const { rows } = await client.query<{ whole: string }>(
      `select count(*) as whole from cases.case c
        join deadlines.deadline d on d.government_id = c.government_id and d.id = c.deadline_id and d.state = 'open'
        join cases.event e on e.government_id = c.government_id and e.case_id = c.id and e.sequence = 1
        join messages.message m on m.government_id = c.government_id and m.subject_ref = 'case:' || c.id
        join audit.entry a on a.government_id = c.government_id and a.subject = 'case:' || c.id
        where c.submission_key = any ($1::uuid[])`,
      [keys],
    );
    return Number(rows[0]?.whole);
  });
  print(
    absolute(
      BENCH,
      `${what}: acknowledged cases that are lost, double or not whole`,
      Math.abs(whole - keys.length),
      'cases',
      '<=0',
    ),
  );
}

async function measureReading(home: string): Promise<void> {
  const size = benchSize();
  const settings = { PENDOPO_DEMO_PASSWORD: PASSWORD, PENDOPO_WEB_PROCESSES: '1', PENDOPO_ROLES: 'web' };
  const installation = await startInstallation(home, HOST, settings);
  try {
    await asAdministrator(home, (client) => fillCases(client, HOST, { cases: CASES * size, open: OPEN * size }));
    const desk = new Visitor(installation.port, HOST);
    await desk.signIn(ADMIN, PASSWORD);
    for (const [name, path] of [
      ['queue of everything', '/meja/kasus'],
      ['queue of one person', '/meja/kasus?bagian=mine'],
      ['queue, not taken', '/meja/kasus?bagian=unclaimed'],
    ] as const) {
      print(absolute(BENCH, `${name}: p95`, await p95Of(desk, path), 'ms', '<200'));
    }
    const citizen = new Visitor(installation.port, OFFICE);
    const kunci = crypto.randomUUID();
    const fields = { kunci, judul: 'Pelacakan', isi: 'Isi', kerahasiaan: 'anonymous' };
    const tracking = String((await citizen.post('/tanya', fields)).headers.location).split('?')[0] ?? '';
    print(absolute(BENCH, 'tracking page: p95', await p95Of(citizen, tracking), 'ms', '<50'));
    await measureRegister(installation, desk);
    citizen.close();
    desk.close();
  } finally {
    await installation.stop();
  }
}

async function p95Of(visitor: Visitor, path: string): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < REQUESTS + 20; turn += 1) {
    const { status, ms } = await visitor.get(path);
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    if (turn >= 20) times.push(ms);
  }
  return times.toSorted((left, right) => left - right)[Math.floor(REQUESTS * 0.95)] ?? Number.NaN;
}

/** A year of the fifth part of all cases; memory is looked at while it is sent. */
async function measureRegister(installation: RunningInstallation, desk: Visitor): Promise<void> {
  const path = `/meja/kasus/register.csv?tahun=${new Date().getUTCFullYear() - 1}`;
  await desk.get(path);
  const before = processBytes(installation.process.pid ?? 0);
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, processBytes(installation.process.pid ?? 0));
  }, 100);
  const { body, ms } = await desk.get(path);
  clearInterval(watch);
  print(absolute(BENCH, 'register of a year: rows', body.split('\r\n').length - 2, 'rows', '>0'));
  print(absolute(BENCH, 'register of a year: time', ms / 1000, 's', '<60'));
  print(absolute(BENCH, 'register of a year: memory added while sending', (most - before) / MEBIBYTE, 'MiB', '<100'));
}

await main();
