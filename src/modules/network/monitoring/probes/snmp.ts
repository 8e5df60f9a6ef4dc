import { z } from 'zod';
import { openSession } from '../../inventory/discovery/ask-device.ts';
import type { SnmpSecret } from '../../inventory/discovery/snmp-credential.ts';
import { type AskedTarget, addressOf, measurementOf, type Probe } from './probe.ts';

/** How a credential is opened; null when it is not there any more. */
export type FindSecret = (
  credentialId: string,
) => Promise<{ readonly secret: SnmpSecret; readonly port: number } | null>;

/** Which interface, by its ifIndex, and with which credential. */
export const snmpOptions = z.object({ credentialId: z.guid(), index: z.int().min(1).max(2_147_483_647) });

/** What a device tells of an interface. Octets since it started; bigint because they outgrow exact numbers. */
export interface Counters {
  readonly atMs: number;
  readonly isUp: boolean;
  readonly inOctets: bigint | null;
  readonly outOctets: bigint | null;
}

/** ifOperStatus (RFC 2863), ifHCInOctets and ifHCOutOctets. */
const COLUMNS = ['1.3.6.1.2.1.2.2.1.8', '1.3.6.1.2.1.31.1.1.1.6', '1.3.6.1.2.1.31.1.1.1.10'] as const;
const OPER_UP = 1;
/** Nothing that a government owns is quicker; a counter that says so is wrong. */
const MOST_BPS = 1e12;
const WAIT_MS = 1500;

/** An interface: up or not, and the traffic since it was asked before. */
export function snmpProbe(nowMs: () => number, findSecret: FindSecret): Probe {
  const before = new Map<string, Counters>();
  return async (targets, tell) => {
    for (const target of targets) {
      const options = snmpOptions.safeParse(target.options);
      const found = options.success ? await findSecret(options.data.credentialId) : null;
      const atMs = nowMs();
      if (!options.success || found === null) {
        tell(measurementOf(target, { atMs, latencyMs: null, problem: 'options' }));
        continue;
      }
      const beganMs = performance.now();
      const read = await readCounters(target, { ...found, index: options.data.index, atMs });
      const latencyMs = read === null ? null : performance.now() - beganMs;
      const traffic = read === null ? {} : trafficBetween(before.get(target.id), read);
      if (read !== null) before.set(target.id, read);
      const problem = read === null ? 'silent' : 'interface';
      tell(measurementOf(target, { atMs, latencyMs, isUp: read?.isUp ?? false, problem, ...traffic }));
    }
  };
}

/** Bits a second; null for the first reading, after a restart of the device, and for values that cannot be true. */
export function trafficBetween(before: Counters | undefined, now: Counters) {
  const rate = (from: bigint | null | undefined, to: bigint | null): number | null => {
    const seconds = (now.atMs - (before?.atMs ?? now.atMs)) / 1000;
    if (typeof from !== 'bigint' || to === null || to < from || seconds <= 0) return null;
    const bps = (Number(to - from) * 8) / seconds;
    return bps <= MOST_BPS ? bps : null;
  };
  return { inBps: rate(before?.inOctets, now.inOctets), outBps: rate(before?.outOctets, now.outOctets) };
}

interface Asked {
  readonly secret: SnmpSecret;
  readonly port: number;
  readonly index: number;
  readonly atMs: number;
}

/** Null when the device does not answer, or refuses. */
async function readCounters(target: AskedTarget, asked: Asked): Promise<Counters | null> {
  const port = target.port ?? asked.port;
  const { session } = await openSession(addressOf(target), asked.secret, { port, timeoutMs: WAIT_MS });
  try {
    return await new Promise((resolve) => {
      session.get(
        COLUMNS.map((column) => `${column}.${asked.index}`),
        (error, varbinds) => {
          const [status, inOctets, outOctets] = varbinds ?? [];
          if (error || !status) return resolve(null);
          const counter = (value: unknown) => (Buffer.isBuffer(value) ? counterOf(value) : null);
          resolve({
            ...{ atMs: asked.atMs, isUp: status.value === OPER_UP },
            ...{ inOctets: counter(inOctets?.value), outOctets: counter(outOctets?.value) },
          });
        },
      );
    });
  } finally {
    session.close();
  }
}

/** A Counter64 as it travels: at most eight bytes, the first ones may be left out. Null for anything else. */
export function counterOf(bytes: Buffer): bigint | null {
  const meant = bytes.length === 9 && bytes[0] === 0 ? bytes.subarray(1) : bytes;
  return meant.length === 0 || meant.length > 8 ? null : BigInt(`0x${meant.toString('hex')}`);
}
