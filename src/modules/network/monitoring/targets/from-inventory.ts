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

const LONGEST_NAME = 160;
const ROLES = ['router', 'firewall', 'switch', 'modem', 'radio', 'access-point'];

/**
 * One target for each location at the end of a link: its router, else the next best device with an address that may be asked. What a
 * location hangs on comes from its links: of several, one must work. Locations without an address are left out, unless
 * the transport is made up.
 *
 * Where a location has several links and each has an address of its own, each link is a target besides (the one with a
 * link and no location), and the location hangs on them as a group.
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
  return found.flatMap(({ location, device, id }) => {
    const own = links.filter(({ aLocationId }) => aLocationId === location.id);
    const place = { unitId: location.unitId, unitPath: location.unitPath, method, isSample: location.isSample };
    const circuits = (method === 'icmp' ? circuitsOf(own) : []).map(({ link, host }) => ({
      ...{ ...place, id: newId<'target'>(), locationId: null, deviceId: null, linkId: link.id, host },
      name: `${location.name}, ${link.name}`.slice(0, LONGEST_NAME),
      parentGroups: groupOf([link], ids),
    }));
    const office = {
      ...{ ...place, id, locationId: location.id, name: location.name, deviceId: device?.id ?? null },
      ...{ linkId: circuits.length > 0 ? null : (own[0]?.id ?? null), host: device?.managementAddress ?? '' },
      parentGroups: circuits.length > 0 ? [circuits.map((circuit) => circuit.id)] : groupOf(own, ids),
    };
    return [...circuits, office];
  });
}

/** What links lead to: of several, one must work. */
function groupOf(links: readonly WatchedLink[], ids: ReadonlyMap<string, TargetId>): readonly (readonly TargetId[])[] {
  const above = [...new Set(links.flatMap(({ zLocationId }) => ids.get(zLocationId ?? '') ?? []))];
  return above.length > 0 ? [above] : [];
}

/** The links that are watched by themselves: all of a location with several, or none. */
function circuitsOf(own: readonly WatchedLink[]) {
  const circuits = own.flatMap((link) => {
    const { watchAddress: host } = link;
    return host !== null && refusalOf(host) === null ? [{ link, host }] : [];
  });
  return own.length > 1 && circuits.length === own.length ? circuits : [];
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
