import { originOf, type PublicAddress } from '../../platform/http/place.ts';
import type { SiteFacts } from '../sites/index.ts';

/** Where a site's actor and its documents stand. They never change, whatever becomes of titles and pages. */
export interface ActorAddresses {
  readonly origin: string;
  readonly actor: string;
  readonly followers: string;
  /** The name before the second @: the label of the site. */
  readonly username: string;
  /** `@waled@waled.cirebonkab.go.id`, as people type it. */
  readonly handle: string;
}

/** The identifier of the one actor of each host. */
export const ACTOR = 'situs';

/** The addresses of the actor of a site. */
export function addressesOf(address: PublicAddress, governmentLabel: string, siteLabel: string): ActorAddresses {
  const origin = originOf(address, siteLabel === '' ? governmentLabel : `${siteLabel}.${governmentLabel}`);
  const username = siteLabel === '' ? governmentLabel : siteLabel;
  const actor = `${origin}/ap/${ACTOR}`;
  return { origin, actor, followers: `${actor}/pengikut`, username, handle: `@${username}@${new URL(origin).host}` };
}

/** Whether a site may be followed when nobody has decided: the government and its offices may, the rest wait. */
export function isOnByItself({ unitKind }: Pick<SiteFacts, 'unitKind'>): boolean {
  return unitKind === 'pemda' || unitKind === 'opd';
}

/**
 * Whether anything goes out to other servers: `auto` only from https under a real domain, because a try-out on one's own
 * machine must tell nobody.
 */
export function goesOut(wish: 'auto' | 'on' | 'off', { scheme, domain }: PublicAddress): boolean {
  if (wish !== 'auto') return wish === 'on';
  return scheme === 'https' && domain !== 'localhost' && !domain.endsWith('.localhost') && domain.includes('.');
}
