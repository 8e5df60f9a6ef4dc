// Runs under the machine's own Node (20 or newer), before anything is installed: plain JavaScript, nothing but Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const bin = join(root, 'node_modules', '.bin');
const installedStamp = join(root, 'node_modules', '.pendopo-installed');
const builtStamp = join(root, 'dist', '.built');
const isWindows = process.platform === 'win32';

/** The Node that the project pins. */
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node');

/** The environment with the project's own programs first on PATH. */
export const environment = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };

/** Says one line of progress. */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** Installs the packages of the lock file unless exactly those are there. */
export function installWhenNeeded() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(installedStamp) && readFileSync(installedStamp, 'utf8') === wanted && existsSync(pinnedNode)) return;
  say('• Memasang paket dari npm (sekali saja, beberapa menit pada sambungan lambat) …');
  const npm = process.env.npm_execpath;
  const [program, args] = npm ? [process.execPath, [npm]] : [isWindows ? 'npm.cmd' : 'npm', []];
  must(program, [...args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], process.env);
  writeFileSync(installedStamp, wanted);
}

/** Builds server, stylesheet and islands unless the build is newer than everything it is made from. */
export function buildWhenStale() {
  if (existsSync(builtStamp) && statSync(builtStamp).mtimeMs > newestSource()) return;
  say('• Membangun …');
  const started = Date.now();
  must(pinnedNode, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], environment);
  must(pinnedNode, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], environment);
  mkdirSync(dirname(builtStamp), { recursive: true });
  writeFileSync(builtStamp, new Date(started).toISOString());
}

function newestSource() {
  const files = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'vite.config.ts'].map((name) =>
    join(root, name),
  );
  for (const entry of readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) files.push(join(entry.parentPath ?? entry.path, entry.name));
  }
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
}

/** Runs a program to its end; ends this process with its code when it fails. */
export function must(program, args, env = environment) {
  const result = spawnSync(program, args, { cwd: root, env, stdio: 'inherit' });
  if (result.error) {
    process.stderr.write(`${program} tidak dapat dijalankan: ${result.error.message}\n`);
    process.exit(1);
  }
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** Flags that take settings from `.env`, where there is one: Node says aloud when a file that it may pass over is missing. */
export const settingsFile = existsSync(join(root, '.env')) ? [`--env-file=${join(root, '.env')}`] : [];

/** Runs a long-lived program; signals reach it, and it ends when this process or the one above it is gone. */
export function keepRunning(args) {
  const child = spawn(pinnedNode, args, {
    cwd: root,
    env: environment,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 1000);
  child.on('exit', (code, signal) => {
    clearInterval(watch);
    process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1));
  });
}
