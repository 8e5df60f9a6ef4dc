import { newId } from '../../../../platform/database/ids.ts';
import type { WatchedDevice, WatchedLink, WatchedLocation } from '../../inventory/watched.ts';
import type { TargetId } from '../core/target.ts';
import { refusalOf } from '../probes/address-guard.ts';
import type { NewTarget } from '../storage/targets.ts';

/** What is recorded, as far as it can be watched. */
export interface Recorded {
  readonly locations: readonly WatchedLocation[];
  readonly devices: readonly WatchedDevice[];
  readonly links: readonly WatchedLink[];
}

const ROLES = ['router', 'firewall', 'switch', 'modem', 'radio', 'access-point'];

/**
 * One target for each location at the end of a link: its router, else the next best device with an address that may be asked. What a
 * location hangs on comes from its links: of several, one must work. Locations without an address are left out, unless
 * the transport is made up.
 */
export function targetsFromInventory(
  { locations, devices, links }: Recorded,
  method: 'icmp' | 'simulated',
): readonly NewTarget[] {
  const linked = new Set(links.flatMap(({ aLocationId, zLocationId }) => [aLocationId, zLocationId]));
  const found = locations.flatMap((location) => {
    const device = deviceOf(location, devices, links);
    const isKnown = linked.has(location.id) && (device !== undefined || method === 'simulated');
    return isKnown ? [{ location, device, id: newId<'target'>() }] : [];
  });
  const ids = new Map<string, TargetId>(found.map(({ location, id }) => [location.id, id]));
  return found.map(({ location, device, id }) => {
    const own = links.filter(({ aLocationId }) => aLocationId === location.id);
    const above = [...new Set(own.flatMap(({ zLocationId }) => ids.get(zLocationId ?? '') ?? []))];
    return {
      ...{ id, unitId: location.unitId, unitPath: location.unitPath, locationId: location.id, name: location.name },
      ...{ deviceId: device?.id ?? null, linkId: own[0]?.id ?? null, host: device?.managementAddress ?? '' },
      ...{ method, parentGroups: above.length > 0 ? [above] : [], isSample: location.isSample },
    };
  });
}

function deviceOf(
  location: WatchedLocation,
  devices: readonly WatchedDevice[],
  links: readonly WatchedLink[],
): WatchedDevice | undefined {
  const ends = new Set(
    links.flatMap((link) => [
      link.aLocationId === location.id ? link.aDeviceId : null,
      link.zLocationId === location.id ? link.zDeviceId : null,
    ]),
  );
  const here = devices.filter(
    ({ locationId, managementAddress }) => locationId === location.id && refusalOf(managementAddress) === null,
  );
  const rank = (device: WatchedDevice) => {
    const role = ROLES.indexOf(device.role);
    return (ends.has(device.id) ? 0 : 100) + (role === -1 ? ROLES.length : role);
  };
  return here.toSorted((a, b) => rank(a) - rank(b))[0];
}
