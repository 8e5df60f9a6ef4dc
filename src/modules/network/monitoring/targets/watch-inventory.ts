import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import { AppError } from '../../../../platform/errors.ts';
import { listWatchedDevices, listWatchedLinks, listWatchedLocations } from '../../inventory/watched.ts';
import { findLoop, type TargetId } from '../core/target.ts';
import { addTargets, listTargets, type NewTarget, noteRevision, type WatchedTarget } from '../storage/targets.ts';
import { targetsFromInventory } from './from-inventory.ts';

/** What a new target is given besides what the inventory knows. */
export type WatchWish = Pick<NewTarget, 'intervalSeconds' | 'retrySeconds' | 'retries'> & {
  readonly method: 'icmp' | 'simulated';
};

type Proposed = NewTarget & { readonly id: TargetId };

/** A proposal with the target that is there already; undefined: it is new. */
interface Match {
  readonly proposed: Proposed;
  readonly held: WatchedTarget | undefined;
}

/**
 * Watches every location of the inventory that can be reached and is not watched yet, and each of several links of one
 * by itself where they have addresses. What was the target of a location and its first link goes on as that of the
 * link, with its record and SLA; the location gets a new one, on which hangs what hung on it.
 * @returns the targets that were added; none when all are watched
 * @throws {AppError} `invalid` when the links run in a circle
 */
export async function watchInventory(tx: Tx, { method, ...wish }: WatchWish): Promise<readonly TargetId[]> {
  const targets = await listTargets(tx);
  // Who set up another way to watch a location means that one.
  const own = new Set(targets.flatMap((target) => (target.method === method ? [] : [target.locationId])));
  const recorded = {
    locations: await listWatchedLocations(tx),
    devices: await listWatchedDevices(tx),
    links: (await listWatchedLinks(tx)).map((link) =>
      own.has(link.aLocationId) ? { ...link, watchAddress: null } : link,
    ),
  };
  const matches = matched(targetsFromInventory(recorded, method) as readonly Proposed[], targets);
  const known = new Map(matches.map(({ proposed, held }) => [proposed.id, held?.id ?? proposed.id]));
  const parentsOf = ({ parentGroups = [] }: Proposed) =>
    parentGroups.map((group) => group.map((id) => known.get(id) ?? id));
  const fresh = matches.filter(({ held }) => held === undefined).map(({ proposed }) => proposed);
  if (fresh.length === 0) return [];
  const added = await addTargets(
    tx,
    fresh.map((target) => ({ ...target, ...wish, parentGroups: parentsOf(target) })),
  );
  await takeOver(tx, matches, parentsOf);
  return added;
}

/** The targets of links on which the target of a location hangs. */
function links(matches: readonly Match[], { parentGroups = [] }: Proposed): readonly TargetId[] {
  const above = new Set(parentGroups.flat());
  return matches.flatMap(({ proposed: { id, locationId } }) => (locationId === null && above.has(id) ? [id] : []));
}

/** A link is known by its target without a location, or by that of a location which stood for both until now. */
function matched(proposed: readonly Proposed[], targets: readonly WatchedTarget[]): readonly Match[] {
  const circuits = new Set(proposed.flatMap(({ locationId, linkId }) => (locationId === null ? [linkId] : [])));
  return proposed.map((one) => ({
    proposed: one,
    held: targets.find(({ locationId, linkId }) =>
      one.locationId === null
        ? linkId === one.linkId
        : locationId === one.locationId && (linkId === null || !circuits.has(linkId)),
    ),
  }));
}

async function takeOver(tx: Tx, matches: readonly Match[], parentsOf: (target: Proposed) => TargetId[][]) {
  const isNew = new Set(matches.flatMap(({ proposed, held }) => (held ? [] : [proposed.id])));
  for (const { proposed, held } of matches) {
    const isLink = proposed.locationId === null;
    const parentGroups = parentsOf(proposed);
    if (!held || (isLink && held.locationId === null)) continue;
    if (isLink) {
      const office = matches.find(({ proposed: one }) => one.parentGroups?.flat().includes(proposed.id))?.proposed.id;
      await sql`
        update network.target set parent_groups = replace(parent_groups::text, ${held.id}, ${office})::jsonb
        where id <> ${office} and parent_groups::text like ${`%${held.id}%`}`.execute(tx);
      await sql`
        update network.target set name = ${proposed.name}, host = ${proposed.host}, location_id = null, device_id = null,
          parent_groups = ${JSON.stringify(parentGroups)}::jsonb where id = ${held.id}`.execute(tx);
    } else if (held.linkId === null && links(matches, proposed).some((id) => isNew.has(id))) {
      await sql`update network.target set parent_groups = ${JSON.stringify(parentGroups)}::jsonb where id = ${held.id}`.execute(
        tx,
      );
    }
  }
  const loop = findLoop(await listTargets(tx));
  if (loop) throw new AppError('invalid', `Targets hang on each other in a loop: ${loop.join(' → ')}`);
  await noteRevision(tx);
}
