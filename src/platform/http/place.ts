import type { GovernmentId, Id } from '../database/ids.ts';
import type { UnitId, UnitPath } from '../identity/actor.ts';

/** A site of one unit. */
export type SiteId = Id<'site'>;

/** What every page of a government needs to know of it. */
export interface GovernmentFacts {
  readonly governmentName: string;
  /** Its host label: `cirebonkab`. */
  readonly governmentLabel: string;
  /** IANA zone, for example `Asia/Jakarta`. */
  readonly timeZone: string;
  /** Hue of its own in degrees; null for the house colours. */
  readonly hue: number | null;
}

/** A host that belongs to a site. */
export interface SitePlace extends GovernmentFacts {
  readonly kind: 'site';
  readonly governmentId: GovernmentId;
  readonly siteId: SiteId;
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  /** The government's own portal, where the desk lives too. */
  readonly isGovernmentSite: boolean;
  /** Domains of their own that sites of this government have, by host label (`waled.cirebonkab`); absent means none. */
  readonly domains?: ReadonlyMap<string, string>;
}

/** Where a request has arrived, by its host: the installation's directory, or a site. */
export type Place = { readonly kind: 'directory' } | SitePlace;

/** How addresses are made: scheme, domain and port as the public sees them. */
export interface PublicAddress {
  readonly scheme: 'http' | 'https';
  readonly domain: string;
  /** Null when the scheme's own port is used. */
  readonly port: number | null;
}

/** The origin of a host below the installation's domain; an empty label is the bare domain. */
export function originOf(address: PublicAddress, label: string): string {
  return originAt(address, label === '' ? address.domain : `${label}.${address.domain}`);
}

/**
 * Where the public reads a site: on its own domain when it has one, below the installation's otherwise.
 * @param siteLabel below the government's label; empty for the government's own portal
 */
export function siteOrigin(
  address: PublicAddress,
  { governmentLabel, domains }: Pick<SitePlace, 'governmentLabel' | 'domains'>,
  siteLabel: string,
): string {
  const label = siteLabel === '' ? governmentLabel : `${siteLabel}.${governmentLabel}`;
  const domain = domains?.get(label);
  return domain === undefined ? originOf(address, label) : originAt(address, domain);
}

function originAt({ scheme, port }: PublicAddress, host: string): string {
  return `${scheme}://${host}${port === null ? '' : `:${port}`}`;
}

/** A host name as it was meant: without port, trailing dot and capitals; null when it cannot be one. */
export function hostName(header: string | undefined): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]{1,253}?)\.?(:\d{1,5})?$/i.exec(header ?? '');
  const name = match?.[1]?.toLowerCase() ?? null;
  return name?.split('.').some((label) => label === '' || label.length > 63) ? null : name;
}
