import type { Clock } from '../../../../platform/clock.ts';
import type { Db } from '../../../../platform/database/database.ts';
import { inTransaction, type Tenant } from '../../../../platform/database/tenancy.ts';
import type { Sealer } from '../../../../platform/sealing/sealing.ts';
import { askDevice } from './ask-device.ts';
import { openCredential } from './credentials.ts';
import type { DeviceFacts } from './device-facts.ts';
import { beginDiscovery, type DiscoveryId, endDiscovery, type NewFinding, saveFindings } from './discovery-queries.ts';
import { type Forbids, isForbidden, readTarget } from './targets.ts';

const SIDE_BY_SIDE = 32;
const TIMEOUT_MS = 1500;

/** What a round works with. */
export interface RoundDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly sealer: Sealer;
  /** Default: {@link isForbidden}. */
  readonly forbids?: Forbids;
  readonly signal?: AbortSignal;
}

/**
 * Asks every address of a round, 32 side by side, and keeps what was found. The target is checked again, for prefixes
 * may have been removed since. Run twice, it finds the same.
 * @returns how many answered
 */
export async function runDiscovery(deps: RoundDeps, tenant: Tenant, id: DiscoveryId): Promise<number> {
  const { db, clock, sealer, forbids = isForbidden } = deps;
  const begun = await inTransaction(db, tenant, async (tx) => {
    const { target, credentialId } = await beginDiscovery(tx, id);
    const credential = await openCredential(tx, { sealer, tenant }, credentialId);
    return { credential, target: await readTarget(tx, target, forbids) };
  });
  const addresses = begun.target.ok ? begun.target.addresses : [];
  let answered = 0;
  for (let at = 0; at < addresses.length && !deps.signal?.aborted; at += SIDE_BY_SIDE) {
    const { secret, port } = begun.credential;
    const found = await Promise.all(
      addresses.slice(at, at + SIDE_BY_SIDE).map(async (address) => {
        const answer = await askDevice(address, secret, { port, timeoutMs: TIMEOUT_MS });
        return answer.kind === 'answered' ? findingsOf(address, answer.facts) : [];
      }),
    );
    answered += found.filter((findings) => findings.length > 0).length;
    await inTransaction(db, tenant, (tx) => saveFindings(tx, id, withinTarget(found.flat(), addresses), clock.now()));
  }
  const state = begun.target.ok ? ('done' as const) : ('failed' as const);
  await inTransaction(db, tenant, (tx) => endDiscovery(tx, id, { state, asked: addresses.length, answered }));
  return answered;
}

/** The device itself, and whom it has spoken with. */
function findingsOf(address: string, facts: DeviceFacts): readonly NewFinding[] {
  const seenBy = facts.name || address;
  const seen = facts.seen.map((other) => ({
    ...{ address: other.address, via: 'arp' as const },
    facts: { mac: other.mac, seenBy },
  }));
  return [{ address, via: 'snmp', facts: { ...facts, seen: [] } }, ...seen];
}

/** Of the neighbours only those that were meant to be asked. */
function withinTarget(found: readonly NewFinding[], addresses: readonly string[]): readonly NewFinding[] {
  const asked = new Set(addresses);
  return found.filter(({ address, via }) => via === 'snmp' || asked.has(address));
}
