import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'pendopo-start-'));
const home = join(folder, 'home');
const running: Started[] = [];

interface Started {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

/** The built server as `npm start` runs it, in a home of its own, without the demo. */
function start(settings: Readonly<Record<string, string>>): Started {
  const child = spawn(process.execPath, [join(ROOT, 'dist/server/main.js')], {
    env: {
      ...process.env,
      PENDOPO_HOME: home,
      PORT: '0',
      PENDOPO_DEMO: 'false',
      PENDOPO_LISTEN: '127.0.0.1',
      PENDOPO_WEB_PROCESSES: '1',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const started = { child, said: () => text, ended };
  running.push(started);
  return started;
}

async function serving(started: Started): Promise<void> {
  await expect.poll(started.said, { timeout: 60_000, interval: 50 }).toContain('Ctrl-C untuk berhenti');
}

const postmaster = () => readFileSync(join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n');

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

const portOf = ({ said }: Started) => Number(/:(\d+) {2}daftar/.exec(said())?.[1]);

async function statusOf(port: number, path: string): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { connection: 'close' },
    signal: AbortSignal.timeout(5000),
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** By the kernel's list of processes, oldest first. */
function webProcessesOf({ child }: Started): readonly number[] {
  const listed = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ').map(Number);
  return listed.filter(
    (pid) => isAlive(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('web-process.js'),
  );
}

function isAlive(pid: number): boolean {
  return existsSync(`/proc/${pid}`);
}

afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm start', () => {
  test('SIGTERM ends the server and its database with exit code 0', async () => {
    const first = start({});
    await serving(first);
    const databasePort = Number(postmaster()[3]);
    expect(await answers(databasePort)).toBe(true);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(await answers(databasePort)).toBe(false);
    expect(existsSync(join(home, 'postgres/data/postmaster.pid'))).toBe(false);
  });

  test('a second start while one runs says so and ends with a failure', async () => {
    const first = start({});
    await serving(first);
    const second = start({});
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain('sudah berjalan');
  });

  test('after kill -9 the next start takes the database over', async () => {
    const killed = start({});
    await serving(killed);
    killed.child.kill('SIGKILL');
    await killed.ended;
    const next = start({});
    await serving(next);
    expect(next.said()).not.toContain('Error');
  });

  test('a database that was killed is started again, and pages are served again', async () => {
    const first = start({ PENDOPO_WEB_PROCESSES: '2' });
    await serving(first);
    const [pid] = postmaster();
    process.kill(Number(pid), 'SIGKILL');
    await expect.poll(() => postmaster()[0], { timeout: 30_000 }).not.toBe(pid);
    await expect.poll(() => statusOf(portOf(first), '/readyz'), { timeout: 30_000 }).toBe(200);
    expect(first.child.exitCode).toBeNull();
    expect(await statusOf(portOf(first), '/')).toBe(200);
  });

  test('several web processes share the port; one that dies is replaced, and all end together', async () => {
    const first = start({ PENDOPO_WEB_PROCESSES: '2' });
    await serving(first);
    const port = portOf(first);
    const before = webProcessesOf(first);
    expect(before).toHaveLength(2);
    process.kill(before[0] ?? 0, 'SIGKILL');
    // A connection that was just being handed to the killed one is lost with it; the next ones are served.
    await expect.poll(() => statusOf(port, '/readyz').catch(() => 0), { timeout: 20_000 }).toBe(200);
    await expect.poll(() => webProcessesOf(first).length, { timeout: 20_000 }).toBe(2);
    expect(webProcessesOf(first)).not.toEqual(before);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(await answers(port)).toBe(false);
  });

  test('metrics are the sum over all web processes', async () => {
    const first = start({ PENDOPO_WEB_PROCESSES: '2' });
    await serving(first);
    const port = portOf(first);
    for (let time = 0; time < 6; time += 1) await statusOf(port, '/healthz');
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(text).toMatch(
      /pendopo_http_request_duration_seconds_count\{method="GET",route="\/healthz",status="200"\} 6/,
    );
    expect(text.trimEnd()).toMatch(/# EOF$/);
  });

  test('web processes do not outlive a first process that was killed', async () => {
    const killed = start({ PENDOPO_WEB_PROCESSES: '2' });
    await serving(killed);
    const port = portOf(killed);
    const web = webProcessesOf(killed);
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(await answers(port)).toBe(false);
    await expect.poll(() => web.filter(isAlive), { timeout: 20_000 }).toEqual([]);
  });

  test('a taken port is named in one sentence', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    for (const count of ['1', '2']) {
      const refused = start({ PORT: String(port), PENDOPO_WEB_PROCESSES: count });
      expect(await refused.ended).toBe(1);
      expect(refused.said()).toContain(`Port ${port} dipakai program lain`);
    }
    other.close();
  });

  test('a home that is a file is named in one sentence', async () => {
    const file = join(folder, 'berkas');
    writeFileSync(file, '');
    chmodSync(file, 0o400);
    const refused = start({ PENDOPO_HOME: join(file, 'home') });
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toMatch(/Folder .* tidak dapat dibaca atau ditulis/);
    expect(refused.said()).not.toContain('    at ');
  });

  test.each([
    ['postgres://nobody:wrong@127.0.0.1:1/none', 'tidak ada server yang menjawab'],
    ['postgres://nobody@no-such-host.invalid/none', 'tidak dapat dipakai'],
    ['mysql://localhost/x', 'DATABASE_URL'],
  ])('the wrong DATABASE_URL %s is explained without its password', async (url, reason) => {
    const refused = start({ DATABASE_URL: url });
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain(reason);
    expect(refused.said()).not.toContain('wrong');
    expect(refused.said()).not.toContain('    at ');
  });

  test('all faulty settings are reported together, by name', async () => {
    const refused = start({ PORT: 'banyak', PENDOPO_PAGE_CACHE_MIB: '-1' });
    expect(await refused.ended).toBe(1);
    expect(refused.said()).toContain('PORT:');
    expect(refused.said()).toContain('PENDOPO_PAGE_CACHE_MIB:');
  });
});
