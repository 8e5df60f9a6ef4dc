import type { Tx } from '../../../platform/database/database.ts';
import type { UnitPath } from '../../../platform/identity/actor.ts';
import { listWatchedLocations } from '../inventory/watched.ts';
import { seenState } from '../monitoring/desk/watch-queries.ts';
import { listTargetsNow, type TargetNow } from '../monitoring/storage/history.ts';
import { SEEN_STATES, type SeenState } from '../seen-state.ts';
import { type Ground, loadGround } from './boundaries.ts';
import type { MappedPlace } from './views/network-map.tsx';

/** The places of a government with how they stand. */
export interface PlacesNow {
  readonly ground: Ground;
  /** Those whose position is recorded and at which something is watched, by name. */
  readonly mapped: readonly MappedPlace[];
  /** Places at which something is watched though their position is not recorded. */
  readonly unplaced: number;
  readonly targets: readonly TargetNow[];
  /** Something shown exists only in the demonstration. */
  readonly isSimulated: boolean;
}

/** How the places stand within reach: a place is as bad as the worst of its targets. Three queries. */
export async function readPlaces(
  tx: Tx,
  within: readonly UnitPath[],
  hrefOf: (locationId: string) => string | null,
): Promise<PlacesNow> {
  const targets = (await listTargetsNow(tx)).filter(({ unitPath }) => within.some((path) => unitPath.startsWith(path)));
  const byLocation = Map.groupBy(targets, ({ locationId }) => locationId ?? '');
  const watched = (await listWatchedLocations(tx)).filter(({ id }) => byLocation.has(id));
  const mapped = watched.flatMap(({ id, name, latitude, longitude }): readonly MappedPlace[] =>
    latitude === null || longitude === null
      ? []
      : [{ id, name, position: [longitude, latitude], state: worstOf(byLocation.get(id) ?? []), href: hrefOf(id) }],
  );
  return {
    ...{ ground: await loadGround(tx), mapped, unplaced: watched.length - mapped.length, targets },
    isSimulated: targets.some(({ isSample }) => isSample),
  };
}

function worstOf(targets: readonly TargetNow[]): SeenState {
  const states = new Set(targets.map(seenState));
  return SEEN_STATES.find((state) => states.has(state)) ?? 'unknown';
}
