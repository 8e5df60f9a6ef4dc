import { spawn } from 'node:child_process';
import { isIP } from 'node:net';
import { type AskedTarget, addressOf, measurementOf, type Probe } from './probe.ts';
import { tcpProbe } from './tcp.ts';

/** A loss in percent needs several packets; whether something answers needs one, for a failure is looked at again. */
const PACKETS = { forLoss: 3, forAnswer: 1 } as const;
const BETWEEN_PACKETS_MS = 250;
const HOST_NAME = /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;
/** A run sends a packet each millisecond: so many take less than a second. */
const AT_ONCE = 250;
/** Echo is asked of the port that most devices have open, where there is no `fping`. */
const ECHO_PORT = 80;

/**
 * Asks many targets with one run of `fping`, those with a limit for loss with three packets, others with one; where it is
 * absent, a TCP connection takes their place.
 */
export function icmpProbe(nowMs: () => number, command = 'fping'): Probe {
  let isMissing = false;
  const byTcp = tcpProbe(nowMs);
  const askSome = async (targets: readonly AskedTarget[], tell: Parameters<Probe>[1], packets: number) => {
    // The moment of asking: what is found out after a second of silence was true when the packets went out.
    const atMs = nowMs();
    const lines = isMissing ? null : await runFping(command, targets, packets);
    if (lines === null) {
      isMissing = true;
      await byTcp(
        targets.map((target) => ({ ...target, port: target.port ?? ECHO_PORT })),
        tell,
      );
      return;
    }
    for (const target of targets) {
      const found = lines.get(addressOf(target).toLowerCase()) ?? { latencyMs: null, lossPercent: 100 };
      tell(measurementOf(target, { atMs, ...found }));
    }
  };
  return async (targets, tell) => {
    const { many = [], one = [] } = Object.groupBy(targets, (target) =>
      target.mostLossPercent === null ? 'one' : 'many',
    );
    await Promise.all([
      ...inRuns(many).map((run) => askSome(run, tell, PACKETS.forLoss)),
      ...inRuns(one).map((run) => askSome(run, tell, PACKETS.forAnswer)),
    ]);
  };
}

function inRuns(targets: readonly AskedTarget[]): readonly (readonly AskedTarget[])[] {
  const runs = Math.ceil(targets.length / AT_ONCE);
  return Array.from({ length: runs }, (_, run) => targets.slice(run * AT_ONCE, (run + 1) * AT_ONCE));
}

interface Echo {
  readonly latencyMs: number | null;
  readonly lossPercent: number;
}

/** Null when there is no `fping`. Hosts go in over standard input, so that none can pass for an option. */
function runFping(
  command: string,
  targets: readonly AskedTarget[],
  packets: number,
): Promise<ReadonlyMap<string, Echo> | null> {
  const hosts = [...new Set(targets.map((target) => addressOf(target).toLowerCase()))].filter(isHost);
  if (hosts.length === 0) return Promise.resolve(new Map());
  const args = ['-C', `${packets}`, '-q', '-i', '1', '-p', `${BETWEEN_PACKETS_MS}`, '-t', '1000', '-r', '0'];
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['pipe', 'ignore', 'pipe'] });
    let text = '';
    child.on('error', () => resolve(null));
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(hosts.join('\n'));
    child.on('close', () => resolve(readFping(text)));
  });
}

/** Neither option nor anything but a name or an address. */
function isHost(host: string): boolean {
  return isIP(host) !== 0 || HOST_NAME.test(host);
}

/** Reads `host : 0.12 - 0.15`, a line a host. Lines that look otherwise are passed over. */
export function readFping(text: string): ReadonlyMap<string, Echo> {
  const found = new Map<string, Echo>();
  for (const line of text.split('\n')) {
    const [, host, rest] = /^(\S+)\s+: ((?:[\d.]+|-)(?: (?:[\d.]+|-))*)\s*$/.exec(line) ?? [];
    if (host === undefined || rest === undefined) continue;
    const packets = rest.split(' ');
    const answers = packets.filter((one) => one !== '-').map(Number);
    const latencyMs = answers.length === 0 ? null : answers.reduce((sum, one) => sum + one, 0) / answers.length;
    found.set(host.toLowerCase(), { latencyMs, lossPercent: (1 - answers.length / packets.length) * 100 });
  }
  return found;
}
