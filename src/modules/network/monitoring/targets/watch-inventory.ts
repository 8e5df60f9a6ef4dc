import type { Tx } from '../../../../platform/database/database.ts';
import { listWatchedDevices, listWatchedLinks, listWatchedLocations } from '../../inventory/watched.ts';
import type { TargetId } from '../core/target.ts';
import { addTargets, listTargets, type NewTarget } from '../storage/targets.ts';
import { targetsFromInventory } from './from-inventory.ts';

/** What a new target is given besides what the inventory knows. */
export type WatchWish = Pick<NewTarget, 'intervalSeconds' | 'retrySeconds' | 'retries'> & {
  readonly method: 'icmp' | 'simulated';
};

/**
 * Watches every location of the inventory that can be reached and is not watched yet.
 * @returns the targets that were added; none when all are watched
 * @throws {AppError} `invalid` when the links run in a circle
 */
export async function watchInventory(tx: Tx, { method, ...wish }: WatchWish): Promise<readonly TargetId[]> {
  const recorded = {
    locations: await listWatchedLocations(tx),
    devices: await listWatchedDevices(tx),
    links: await listWatchedLinks(tx),
  };
  const watched = new Map((await listTargets(tx)).map(({ locationId, id }) => [locationId, id]));
  const proposed = targetsFromInventory(recorded, method);
  const replaced = new Map(proposed.map(({ id, locationId }) => [id, watched.get(locationId ?? null)]));
  const fresh = proposed.filter(({ locationId }) => !watched.has(locationId ?? null));
  if (fresh.length === 0) return [];
  const parents = (groups: NewTarget['parentGroups'] = []) =>
    groups.map((group) => group.map((id) => replaced.get(id) ?? id));
  return addTargets(
    tx,
    fresh.map((target) => ({ ...target, ...wish, parentGroups: parents(target.parentGroups) })),
  );
}
