import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Settings } from '../../../../platform/config/settings.ts';
import type { Db, Tx } from '../../../../platform/database/database.ts';
import type { GovernmentId } from '../../../../platform/database/ids.ts';
import { inReadOnly, inTransaction, type Tenant } from '../../../../platform/database/tenancy.ts';
import type { Service } from '../../../../platform/module.ts';
import { listGovernments } from '../../../organization/index.ts';
import { type CredentialId, openCredential, sealerOf } from '../../inventory/discovery/credentials.ts';
import type { IncidentId } from '../core/incident.ts';
import { type AddressGuard, createAddressGuard, ownHostsOf } from '../probes/address-guard.ts';
import { keepPartitions } from '../storage/save-samples.ts';
import { readRevision } from '../storage/targets.ts';
import { GovernmentWatch } from './government-watch.ts';
import { openProbes } from './probe-set.ts';
import { steadyClock } from './steady-clock.ts';

const BEAT_MS = 200;
const LOOK_FOR_OTHERS_MS = 20_000;
const STANDBY_MS = 5000;
/** A clock set back by more than this is followed: the watch begins anew with the right time. */
const SET_BACK_MS = 60_000;
const PARTITIONS_MS = 6 * 3_600_000;
/** Held by the process that watches; any other stands by. */
const LOCK = 'network.watch';

/** Told of incidents within the transaction that saves them. */
export type TellIncident = (
  tx: Tx,
  told: { readonly governmentId: GovernmentId; readonly incidentId: IncidentId; readonly what: 'began' | 'ended' },
) => Promise<void>;

/** Watches the targets of all governments. Of several processes one does; when it ends, the next takes over. */
export function watchService(tell: TellIncident): Service {
  return (deps, log) => {
    const stopping = new AbortController();
    const { signal } = stopping;
    const running = (async () => {
      while (!signal.aborted) {
        await deps.db
          .connection()
          .execute((connection) => standBy(connection, { db: deps.db, settings: deps.settings, log, tell, signal }))
          .catch((error: unknown) => log.error({ err: error }, 'the watch begins anew'));
        await pause(STANDBY_MS, signal);
      }
    })();
    return {
      async stop() {
        stopping.abort();
        await running;
      },
    };
  };
}

interface Watching {
  readonly db: Db;
  readonly settings: Settings;
  readonly log: Logger;
  readonly tell: TellIncident;
  readonly signal: AbortSignal;
}

async function standBy(connection: Db, watching: Watching): Promise<void> {
  const { rows } = await sql<{ isOurs: boolean }>`
    select pg_try_advisory_lock(hashtext(${LOCK})) as "isOurs"`.execute(connection);
  if (rows[0]?.isOurs !== true) return;
  try {
    await watchAll(connection, watching);
  } finally {
    await sql`select pg_advisory_unlock(hashtext(${LOCK}))`.execute(connection).catch(() => undefined);
  }
}

async function watchAll(connection: Db, watching: Watching): Promise<void> {
  const nowMs = steadyClock();
  const guard = createAddressGuard({ ownHosts: ownHostsOf(watching.settings) });
  const watches = new Map<GovernmentId, GovernmentWatch>();
  let [lookedMs, partitionedMs] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  try {
    while (!watching.signal.aborted) {
      const beganMs = nowMs();
      if (Date.now() < beganMs - SET_BACK_MS) throw new Error('The clock of this machine was set back');
      if (beganMs - lookedMs >= LOOK_FOR_OTHERS_MS) {
        lookedMs = beganMs;
        // A lock of a connection that is gone may be another's by now: this throws then.
        await sql`select 1`.execute(connection);
        await openMissing(watches, watching, { nowMs, guard });
      }
      const [first] = watches.keys();
      if (first && beganMs - partitionedMs >= PARTITIONS_MS) {
        partitionedMs = beganMs;
        await inTransaction(watching.db, { governmentId: first }, (tx) =>
          keepPartitions(tx, Temporal.Instant.fromEpochMilliseconds(Math.floor(beganMs))),
        );
      }
      await Promise.all([...watches.values()].map((watch) => watch.beat()));
      await pause(Math.max(0, beganMs + BEAT_MS - nowMs()), watching.signal);
    }
  } finally {
    for (const watch of watches.values()) {
      await watch.stop().catch((error: unknown) => watching.log.error({ err: error }, 'watch not saved'));
    }
  }
}

/** What the watches over all governments share. */
interface Shared {
  readonly nowMs: () => number;
  readonly guard: AddressGuard;
}

/** Governments that watch something and were not known to; the first target of one is seen within seconds. */
async function openMissing(
  watches: Map<GovernmentId, GovernmentWatch>,
  { db, log, tell, settings }: Watching,
  { nowMs, guard }: Shared,
): Promise<void> {
  let cursor: string | undefined;
  do {
    const page: Awaited<ReturnType<typeof listGovernments>> = await listGovernments(db, { limit: 100, cursor });
    for (const { id: governmentId } of page.rows) {
      const tenant = { governmentId };
      if (watches.has(governmentId) || (await inReadOnly(db, tenant, readRevision)) === 0) continue;
      const watch = await GovernmentWatch.open({
        ...{ db, tenant, nowMs, log: log.child({ governmentId }) },
        openProbes: (targets) =>
          openProbes({ nowMs, targets, guard, findSecret: (id) => findCredential({ db, settings }, tenant, id) }),
        tell: (tx, what, incidentId) => tell(tx, { governmentId, incidentId, what }),
      });
      watches.set(governmentId, watch);
    }
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

/** Null when it was deleted, or cannot be opened any more: its targets are then not answered. */
async function findCredential({ db, settings }: Pick<Watching, 'db' | 'settings'>, tenant: Tenant, id: string) {
  const holder = { sealer: sealerOf(settings), tenant };
  return inReadOnly(db, tenant, (tx) => openCredential(tx, holder, id as CredentialId)).catch(() => null);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
