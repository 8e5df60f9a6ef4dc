import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** All that is made bears it and the number of its process, so that what a crash left behind is known and removed. */
const MARK = 'pendopo-uji-';
const PREFIX = `${MARK}${process.pid}-`;
const ROUTERS = [1, 2, 3, 4] as const;
const OFFICES = Array.from({ length: 10 }, (_, at) => at + 1);
/** The office with two ways: behind its own router and this one. */
const SECOND_WAY = 4;

/**
 * A centre, four routers and forty offices on this machine, each a network namespace, joined by cables of veth; and a
 * printer within the office `kantor-4-4`, which only that office reaches.
 */
export interface RealNetwork {
  /** A program to be run as `fping`, which asks from `pusat` or from an office. */
  fpingFrom(name: string): string;
  /** The address of `simpul-2`, `kantor-2-5` and so on. */
  addressOf(name: string): string;
  /** Ends or begins all cables of a router, or the one cable of an office. */
  cut(name: string): void;
  mend(name: string): void;
  /** Whether one namespace reaches the next, by a real packet. */
  reaches(from: string, address: string): boolean;
  close(): void;
}

/** Why no such network can be made here; null when it can. */
export function whyNoNamespaces(): string | null {
  if (process.getuid?.() !== 0) return 'only root may make network namespaces';
  if (spawnSync('ip', ['-V']).error) return 'there is no `ip` (apt-get install iproute2)';
  if (spawnSync('fping', ['-v']).error) return 'there is no `fping` (apt-get install fping)';
  const tried = spawnSync('ip', ['netns', 'add', `${PREFIX}coba`], { encoding: 'utf8' });
  spawnSync('ip', ['netns', 'del', `${PREFIX}coba`]);
  return tried.status === 0 ? null : `network namespaces are refused: ${tried.stderr.trim()}`;
}

/** Builds the network, after what an earlier run may have left was removed. @throws {Error} when `ip` refuses */
export function buildNetwork(): RealNetwork {
  removeAll();
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  const fpingFrom = (name: string) => {
    const command = join(folder, `fping-${name}`);
    writeFileSync(command, `#!/bin/sh\nexec ip netns exec ${PREFIX}${name} fping "$@"\n`, { mode: 0o700 });
    return command;
  };
  const close = () => {
    removeAll();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    build();
  } catch (error) {
    close();
    throw error;
  }
  return {
    fpingFrom,
    addressOf,
    cut: (name) => setCables(name, 'down'),
    mend: (name) => {
      setCables(name, 'up');
      restoreRoutes(name);
    },
    reaches: (from, address) =>
      spawnSync('ip', ['netns', 'exec', PREFIX + from, 'fping', '-q', '-c1', '-t500', address]).status === 0,
    close,
  };
}

/** What this process made, and what those made that are no more. Deleting a namespace ends its cables on both sides. */
function removeAll(): void {
  const held = spawnSync('ip', ['netns', 'list'], { encoding: 'utf8' }).stdout ?? '';
  const ours = held.split('\n').flatMap((line) => {
    const [name = ''] = line.split(' ');
    const [, pid] = new RegExp(`^${MARK}(\\d+)-`).exec(name) ?? [];
    return pid !== undefined && (name.startsWith(PREFIX) || !isRunning(Number(pid))) ? [`netns del ${name}`] : [];
  });
  if (ours.length > 0) batch([], ours);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function batch(options: readonly string[], lines: readonly string[]): void {
  execFileSync('ip', [...options, '-force', '-batch', '-'], {
    input: `${lines.join('\n')}\n`,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
}

const inSpace = (name: string, lines: readonly string[]) => batch(['-n', PREFIX + name], lines);

const officesOf = (router: number) => OFFICES.map((office) => `kantor-${router}-${office}`);
const offices = ROUTERS.flatMap(officesOf);
const spaces = ['pusat', ...ROUTERS.map((at) => `simpul-${at}`), ...offices, 'pencetak'];

function addressOf(name: string): string {
  const [kind, router, office] = name.split('-');
  if (kind === 'pencetak') return '10.247.0.2';
  if (kind === 'simpul') return `10.250.${router}.2`;
  return kind === 'kantor' ? `10.249.${router}.${office}` : '10.250.0.1';
}

function setCables(name: string, state: 'up' | 'down'): void {
  const [space, ...cables] = cablesOf(name);
  inSpace(
    space,
    cables.map((cable) => `link set ${cable} ${state}`),
  );
}

/** The namespace and the ends of cables that are pulled there: of a router all, of an office the one upwards. */
function cablesOf(name: string): readonly [string, ...string[]] {
  const [kind, router] = name.split('-');
  if (kind === 'pencetak') return ['kantor-4-4', 'lan'];
  if (kind === 'kantor') return [name, 'atas'];
  const second = Number(router) === SECOND_WAY ? ['k1-1b'] : [];
  return [name, 'atas', ...OFFICES.map((at) => `k${router}-${at}`), ...second];
}

function build(): void {
  batch(
    [],
    spaces.map((name) => `netns add ${PREFIX}${name}`),
  );
  const cable = (upper: string, upperEnd: string, lower: string, lowerEnd: string) =>
    `link add ${upperEnd} netns ${PREFIX}${upper} type veth peer name ${lowerEnd} netns ${PREFIX}${lower}`;
  batch(
    [],
    [
      ...ROUTERS.map((at) => cable('pusat', `s${at}`, `simpul-${at}`, 'atas')),
      ...offices.map((name) =>
        cable(name.replace(/kantor-(\d)-.*/, 'simpul-$1'), name.replace('kantor-', 'k'), name, 'atas'),
      ),
      cable(`simpul-${SECOND_WAY}`, 'k1-1b', 'kantor-1-1', 'atas2'),
      cable('kantor-4-4', 'lan', 'pencetak', 'lan'),
    ],
  );
  for (const name of spaces) {
    // What a dead cable leads to is no way any more, as a routing protocol would find out.
    const settings =
      'echo 1 > /proc/sys/net/ipv4/ip_forward; echo 1 > /proc/sys/net/ipv4/conf/all/ignore_routes_with_linkdown';
    execFileSync('ip', ['netns', 'exec', PREFIX + name, 'sh', '-c', settings]);
  }
  joinCentre();
  for (const router of ROUTERS) joinRouter(router);
  for (const name of offices) joinOffice(name);
  inSpace('kantor-4-4', ['addr add 10.247.0.1/30 dev lan', 'link set lan up']);
  inSpace('pencetak', ['addr add 10.247.0.2/30 dev lan', 'link set lan up']);
}

function joinCentre(): void {
  inSpace('pusat', [
    ...['link set lo up', 'addr add 10.250.0.1/32 dev lo'],
    ...ROUTERS.flatMap((at) => [`addr add 10.250.${at}.1/30 dev s${at}`, `link set s${at} up`]),
    ...ROUTERS.flatMap((at) =>
      [`10.249.${at}.0/24`, `10.24${at}.0.0/16`].map((net) => `route add ${net} via 10.250.${at}.2`),
    ),
    ...[`route add 10.249.1.1 via 10.250.1.2 metric 10`, `route add 10.249.1.1 via 10.250.${SECOND_WAY}.2 metric 20`],
  ]);
}

function joinRouter(router: number): void {
  const name = `simpul-${router}`;
  inSpace(name, [
    ...['link set lo up', `addr add 10.250.${router}.2/30 dev atas`, 'link set atas up'],
    ...OFFICES.flatMap((at) => [
      `addr add 10.24${router}.${at}.1/30 dev k${router}-${at}`,
      `link set k${router}-${at} up`,
    ]),
    ...(router === SECOND_WAY ? ['addr add 10.248.1.1/30 dev k1-1b', 'link set k1-1b up'] : []),
  ]);
  restoreRoutes(name);
}

/** Routes over a cable that was pulled are gone when it is put back. */
function restoreRoutes(name: string): void {
  const [kind, router, office] = name.split('-');
  if (kind === 'kantor') inSpace(name, [`route replace default via 10.24${router}.${office}.1 metric 10`]);
  if (kind !== 'simpul') return;
  const toOffices = OFFICES.map((at) => `route replace 10.249.${router}.${at} via 10.24${router}.${at}.2`);
  const second = Number(router) === SECOND_WAY ? ['route replace 10.249.1.1 via 10.248.1.2'] : [];
  inSpace(name, [`route replace default via 10.250.${router}.1`, ...toOffices, ...second]);
}

function joinOffice(name: string): void {
  const [, router, office] = name.split('-');
  const isTwice = name === 'kantor-1-1';
  inSpace(name, [
    ...['link set lo up', `addr add 10.249.${router}.${office}/32 dev lo`],
    ...[`addr add 10.24${router}.${office}.2/30 dev atas`, 'link set atas up'],
    `route add default via 10.24${router}.${office}.1 metric 10`,
    ...(isTwice
      ? ['addr add 10.248.1.2/30 dev atas2', 'link set atas2 up', 'route add default via 10.248.1.1 metric 20']
      : []),
  ]);
}
