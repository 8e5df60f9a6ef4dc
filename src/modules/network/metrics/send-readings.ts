import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { inReadOnly, inTransaction, type Tenant } from '../../../platform/database/tenancy.ts';
import { type OutboundPolicy, type PostOutcome, postTo } from '../../../platform/outbound/post.ts';
import type { AddressGuard } from '../monitoring/probes/address-guard.ts';
import { authorizationOf, findReceiver, noteFailure, noteSent, type Receiver, type Sealing } from './receiver.ts';
import { type Series, writeRequest } from './write-request.ts';

/** A reading as it is stored, with what its series are called by. */
interface Reading {
  readonly targetId: string;
  readonly name: string;
  readonly unitPath: string;
  readonly isSample: boolean;
  readonly at: Date;
  readonly isUp: boolean;
  readonly latencyMs: number | null;
  readonly lossPercent: number | null;
  readonly inBps: number | null;
  readonly outBps: number | null;
}

const AT_ONCE = 2000;
/** Readings of a round are saved within some seconds of each other; later ones would be passed over. */
const SETTLED_SECONDS = 30;
const FIRST_PAUSE_SECONDS = 30;
const LONGEST_PAUSE_SECONDS = 3600;

/** The stretch that is looked through at once; what is behind by days is caught up stretch by stretch. */
const STRETCH_MS = 600_000;

/** The next readings that have not been sent, in order of time. One query, by the index of ranges over time. */
async function listReadings(tx: Tx, { sentUntil, sentTargetId }: Receiver, endMs: number): Promise<readonly Reading[]> {
  const until = new Date(endMs).toISOString();
  const { rows } = await sql<Reading>`
    select sample.target_id as "targetId", target.name, target.unit_path as "unitPath", target.is_sample as "isSample",
      at, is_up as "isUp", sample.latency_ms as "latencyMs", sample.loss_percent as "lossPercent", in_bps as "inBps",
      out_bps as "outBps"
    from network.sample join network.target on target.id = sample.target_id
    where at >= ${sentUntil} and at <= ${until}::timestamptz
      and (at, sample.target_id) > (${sentUntil}, ${sentTargetId}::uuid)
    order by at, sample.target_id limit ${AT_ONCE}`.execute(tx);
  return rows;
}

interface Growing {
  readonly labels: Series['labels'];
  readonly samples: { readonly value: number; readonly atMs: number }[];
}

/** Readings as series, each in order of time. */
export function seriesOf(readings: readonly Reading[], government: string): readonly Series[] {
  const series = new Map<string, Growing>();
  for (const reading of readings) {
    const atMs = reading.at.getTime();
    for (const [name, value] of valuesOf(reading)) {
      const key = `${name} ${reading.targetId}`;
      const held: Growing = series.get(key) ?? { labels: labelsOf(reading, name, government), samples: [] };
      held.samples.push({ value, atMs });
      series.set(key, held);
    }
  }
  return [...series.values()];
}

function valuesOf({ isUp, latencyMs, lossPercent, inBps, outBps }: Reading) {
  const values: readonly (readonly [string, number | null])[] = [
    ['pendopo_network_up', Number(isUp)],
    ['pendopo_network_latency_seconds', latencyMs === null ? null : latencyMs / 1000],
    ['pendopo_network_loss_ratio', lossPercent === null ? null : lossPercent / 100],
    ['pendopo_network_receive_bits_per_second', inBps],
    ['pendopo_network_transmit_bits_per_second', outBps],
  ];
  return values.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}

function labelsOf({ targetId, name, unitPath, isSample }: Reading, metric: string, government: string) {
  const labels = { __name__: metric, government, id: targetId, target: name, unit: unitPath };
  return isSample ? { ...labels, simulated: 'true' } : labels;
}

/** What a sending works with. */
export interface Sending {
  readonly db: Db;
  readonly tenant: Tenant;
  /** The government's label, which its series carry. */
  readonly government: string;
  readonly sealing: Sealing;
  readonly guard: AddressGuard;
  readonly policy: OutboundPolicy;
  readonly now: () => Temporal.Instant;
}

/** How a batch went: `more` when it was a full one and the next may follow at once. */
export type BatchEnd =
  | { readonly kind: 'nothing' | 'failed' }
  | { readonly kind: 'done'; readonly more: boolean; readonly count: number };

/**
 * Sends the next batch. 2xx: on to the next. 4xx but 429: the receiver will never take it, so it is given up and counted.
 * Anything else is tried again later, after 30 seconds, then twice as long each time up to an hour.
 * Source: Prometheus remote write 1.0, "Retries & Backoff".
 */
export async function sendBatch(sending: Sending): Promise<BatchEnd> {
  const { db, tenant, now } = sending;
  const read = await inReadOnly(db, tenant, async (tx) => {
    const receiver = await findReceiver(tx);
    if (!receiver?.isOn || (receiver.nextAt && receiver.nextAt.getTime() > now().epochMilliseconds)) return null;
    const settledMs = now().epochMilliseconds - SETTLED_SECONDS * 1000;
    const endMs = Math.min(settledMs, receiver.sentUntil.getTime() + STRETCH_MS);
    return { receiver, readings: await listReadings(tx, receiver, endMs), endMs, isBehind: endMs < settledMs };
  });
  if (!read) return { kind: 'nothing' };
  const { receiver, readings, endMs, isBehind } = read;
  const last = readings.at(-1);
  if (!last) return isBehind ? passOver(sending, receiver, endMs) : { kind: 'nothing' };
  const outcome = await post(sending, receiver.url, seriesOf(readings, sending.government));
  const verdict = verdictOf(outcome);
  if (verdict === 'retry') {
    const seconds = Math.min(FIRST_PAUSE_SECONDS * 2 ** Math.min(receiver.failures, 20), LONGEST_PAUSE_SECONDS);
    await inTransaction(db, tenant, (tx) => noteFailure(tx, problemOf(outcome), now().add({ seconds })));
    return { kind: 'failed' };
  }
  const count = readings.length;
  const isSent = verdict === 'sent';
  const note = { sent: isSent ? count : 0, dropped: isSent ? 0 : count, problem: isSent ? '' : problemOf(outcome) };
  const noted = await inTransaction(db, tenant, (tx) =>
    noteSent(tx, receiver, { ...note, until: last.at, targetId: last.targetId }),
  );
  return noted ? { kind: 'done', more: isBehind || count === AT_ONCE, count } : { kind: 'nothing' };
}

/** A stretch in which nothing was measured. */
async function passOver({ db, tenant }: Sending, receiver: Receiver, endMs: number): Promise<BatchEnd> {
  const note = {
    until: new Date(endMs),
    targetId: receiver.sentTargetId,
    sent: 0,
    dropped: 0,
    problem: receiver.problem,
  };
  const noted = await inTransaction(db, tenant, (tx) => noteSent(tx, receiver, note));
  return noted ? { kind: 'done', more: true, count: 0 } : { kind: 'nothing' };
}

/** Sends one made-up reading now, to see whether the receiver takes it; leaves no trace here. */
export async function sendTrial(sending: Sending): Promise<PostOutcome | null> {
  const { db, tenant, now, government } = sending;
  const receiver = await inReadOnly(db, tenant, findReceiver);
  if (!receiver) return null;
  const labels = { __name__: 'pendopo_network_trial', government };
  const samples = [{ value: 1, atMs: now().epochMilliseconds }];
  return post(sending, receiver.url, [{ labels, samples }]);
}

async function post(sending: Sending, url: string, series: readonly Series[]): Promise<PostOutcome> {
  const { guard, policy, db, tenant, sealing } = sending;
  if (!('address' in (await guard.find(new URL(url).hostname)))) return { kind: 'forbidden' };
  const authorization = await inReadOnly(db, tenant, (tx) => authorizationOf(tx, sealing));
  const headers = {
    ...{ 'content-type': 'application/x-protobuf', 'content-encoding': 'snappy', 'user-agent': 'Pendopo' },
    'x-prometheus-remote-write-version': '0.1.0',
    ...(authorization !== undefined && { authorization }),
  };
  const body = await writeRequest(series);
  return postTo(url, { headers: { ...headers, 'content-length': String(body.length) }, body }, policy);
}

function verdictOf(outcome: PostOutcome): 'sent' | 'refused' | 'retry' {
  if (outcome.kind !== 'answered') return 'retry';
  const { status } = outcome;
  if (status >= 200 && status < 300) return 'sent';
  return status >= 400 && status < 500 && status !== 429 ? 'refused' : 'retry';
}

/** One word for what went wrong. */
export function problemOf(outcome: PostOutcome): string {
  if (outcome.kind === 'answered') return `status-${outcome.status}`;
  return outcome.kind === 'forbidden' ? 'forbidden' : outcome.error.toLowerCase();
}
