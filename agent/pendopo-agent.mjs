#!/usr/bin/env node
// Looks at a remote office's network from inside and sends what it finds to Pendopo. One file, no packages, Node 18 or newer.
//   node pendopo-agent.mjs pendopo-agent.json
// The settings file is handed out by the desk (Jaringan → Agen). Readings are written to disk before they are sent, and
// deleted after Pendopo has said that it has them: nothing is lost while the link is down, and nothing counts twice.
import { spawn } from 'node:child_process';
import { createHash, createHmac, randomUUID } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { connect } from 'node:net';
import { dirname, join, resolve } from 'node:path';

const TASKS_EVERY_MS = 5 * 60_000;
const BATCH = 500;
const MOST_BYTES = 50 * 1024 * 1024;
const REQUEST_MS = 20_000;
const LINES_PER_FILE = 5000;

const settings = readSettings(process.argv[2] ?? 'pendopo-agent.json');
const folder = resolve(settings.folder ?? join(dirname(resolve(process.argv[2] ?? '.')), 'pendopo-agent-data'));
const outbox = join(folder, 'outbox');
mkdirSync(outbox, { recursive: true });

/** This run; within it the steady clock tells times even while the wall clock is wrong. */
const boot = randomUUID();
/** Pendopo's clock minus ours, as of the last answer; null until the first one. */
let offsetMs = null;
let tasks = readJson(join(folder, 'tasks.json'), []);
let isStopping = false;
const due = new Map();
/** The file that is written to. */
let current = null;

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    isStopping = true;
  });
say(`started for ${settings.server}, ${tasks.length} tasks known`);
await Promise.all([
  every(TASKS_EVERY_MS, fetchTasks),
  every((settings.sendEverySeconds ?? 15) * 1000, sendAll),
  every(250, checkDue),
]);
say('stopped');

async function every(ms, work) {
  while (!isStopping) {
    await work().catch((error) => say(error.message));
    for (let waited = 0; waited < ms && !isStopping; waited += 250) await pause(Math.min(250, ms));
  }
}

// ── checks ──

async function checkDue() {
  const now = performance.now();
  const ready = tasks.filter(({ id }) => (due.get(id) ?? 0) <= now);
  await Promise.all(
    ready.map(async (task) => {
      due.set(task.id, now + task.intervalSeconds * 1000);
      const started = performance.now();
      const isUp = await check(task);
      const ms = Math.round((performance.now() - started) * 10) / 10;
      keep({ target: task.id, wall: Date.now(), steady: performance.now(), boot, up: isUp, ms: isUp ? ms : null });
      // A failure is looked at again soon, as often as the task says.
      const failed = isUp ? 0 : (task.failed ?? 0) + 1;
      task.failed = failed;
      if (failed > 0 && failed <= task.retries) due.set(task.id, performance.now() + task.retrySeconds * 1000);
    }),
  );
}

function check(task) {
  const limitMs = Math.max(1000, Math.min(task.timeoutMs ?? 3000, 30_000));
  if (task.kind === 'tcp') return checkTcp(task.address, task.port, limitMs);
  if (task.kind === 'http') return checkHttp(task.url, limitMs);
  return checkPing(task.address, limitMs);
}

function checkPing(address, limitMs) {
  if (!/^[0-9a-zA-Z.:-]{1,253}$/.test(address) || address.startsWith('-')) return Promise.resolve(false);
  const seconds = String(Math.ceil(limitMs / 1000));
  const args =
    process.platform === 'win32'
      ? ['-n', '1', '-w', String(limitMs), address]
      : ['-n', '-c', '1', '-W', seconds, address];
  return new Promise((done) => {
    const child = spawn('ping', args, { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), limitMs + 1000);
    child.on('error', () => done(false));
    child.on('close', (code) => {
      clearTimeout(timer);
      done(code === 0);
    });
  });
}

function checkTcp(address, port, limitMs) {
  return new Promise((done) => {
    const socket = connect({ host: address, port, timeout: limitMs });
    const end = (isUp) => {
      socket.destroy();
      done(isUp);
    };
    socket
      .once('connect', () => end(true))
      .once('timeout', () => end(false))
      .once('error', () => end(false));
  });
}

async function checkHttp(url, limitMs) {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(limitMs) });
    await answer.body?.cancel();
    return answer.status < 400;
  } catch {
    return false;
  }
}

// ── store ──

/** Each run writes files of its own, so that a line cut off by a power failure stays the last of its file. */
function keep(reading) {
  if (current === null || current.lines >= LINES_PER_FILE || !existsSync(join(outbox, current.name))) {
    current = { name: `${String(Date.now()).padStart(15, '0')}-${randomUUID().slice(0, 8)}.ndjson`, lines: 0 };
    makeRoom();
  }
  appendFileSync(join(outbox, current.name), `${JSON.stringify(reading)}\n`);
  current.lines += 1;
}

function makeRoom() {
  for (let files = outboxFiles(); files.length > 1 && sizeOf(files) > MOST_BYTES; files = outboxFiles()) {
    say(`disk share is full: the oldest readings (${files[0]}) are dropped`);
    rmSync(join(outbox, files[0]));
  }
}

function outboxFiles() {
  return readdirSync(outbox)
    .filter((name) => name.endsWith('.ndjson'))
    .sort();
}

function sizeOf(files) {
  return files.reduce((sum, name) => sum + statSync(join(outbox, name)).size, 0);
}

/** Whole lines only: the last one may be cut off by a power failure. */
function linesOf(path) {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => {
      try {
        return line !== '' && JSON.parse(line) !== null;
      } catch {
        return false;
      }
    });
}

// ── forward ──

async function sendAll() {
  for (const name of outboxFiles()) {
    const path = join(outbox, name);
    for (let lines = linesOf(path); lines.length > 0; lines = linesOf(path)) {
      const batch = lines.slice(0, BATCH).map((line) => JSON.parse(line));
      // The clock must be known first, or readings would carry a wrong time.
      if (offsetMs === null) await fetchTasks();
      const readings = batch.map((one) => ({
        target: one.target,
        at: new Date(timeOf(one)).toISOString(),
        up: one.up,
        ms: one.ms,
      }));
      await ask('POST', 'catatan', { readings });
      const rest = linesOf(path).slice(batch.length);
      if (rest.length === 0) break;
      writeFileSync(`${path}.new`, `${rest.join('\n')}\n`);
      renameSync(`${path}.new`, path);
    }
    rmSync(path, { force: true });
  }
}

/** Readings of this run by the steady clock; older ones by the wall clock of then, corrected as well as we know. */
function timeOf({ boot: itsBoot, steady, wall }) {
  if (itsBoot === boot) return Date.now() + offsetMs - (performance.now() - steady);
  return Math.min(wall + offsetMs, Date.now() + offsetMs);
}

async function fetchTasks() {
  const answer = await ask('GET', 'tugas');
  const failed = new Map(tasks.map((task) => [task.id, task.failed]));
  tasks = answer.tasks.map((task) => ({ ...task, failed: failed.get(task.id) ?? 0 }));
  writeFileSync(join(folder, 'tasks.json'), JSON.stringify(tasks));
}

/** One signed request. A wrong clock is set right by the server's own time, once. */
async function ask(method, name, body, isSecondTry = false) {
  const path = `/agen/${settings.agent}/${name}`;
  const text = body === undefined ? '' : JSON.stringify(body);
  const at = new Date(Date.now() + (offsetMs ?? 0)).toISOString();
  const answer = await fetch(new URL(path, settings.server), {
    method,
    headers: {
      'content-type': 'application/json',
      'x-pendopo-time': at,
      'x-pendopo-signature': sign(method, path, at, text),
    },
    ...(text !== '' && { body: text }),
    redirect: 'error',
    signal: AbortSignal.timeout(REQUEST_MS),
  });
  const given = await answer.json().catch(() => ({}));
  if (typeof given.now === 'string') offsetMs = Date.parse(given.now) - Date.now();
  if (answer.status === 409 && !isSecondTry) return ask(method, name, body, true);
  if (!answer.ok) throw new Error(`${name}: Pendopo answered ${answer.status} ${given.message ?? ''}`);
  return given;
}

function sign(method, path, at, text) {
  const digest = createHash('sha256').update(text).digest('hex');
  return createHmac('sha256', settings.secret).update([method, path, at, digest].join('\n')).digest('hex');
}

// ── small things ──

function readSettings(path) {
  if (!existsSync(path)) stop(`${path} is missing; get it from the desk: Jaringan → Agen`);
  const read = readJson(path, null);
  for (const name of ['server', 'agent', 'secret'])
    if (typeof read?.[name] !== 'string') stop(`${path} has no "${name}"`);
  return read;
}

function readJson(path, otherwise) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return otherwise;
  }
}

function stop(why) {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}

function say(text) {
  process.stdout.write(`${new Date().toISOString()} ${text}\n`);
}

function pause(ms) {
  return new Promise((done) => setTimeout(done, ms));
}
