import { secretOf } from '../../platform/config/home.ts';
import type { Tx } from '../../platform/database/database.ts';
import { inReadOnly, type Tenant } from '../../platform/database/tenancy.ts';
import type { PublicAddress, SiteId } from '../../platform/http/place.ts';
import type { JobDeps } from '../../platform/jobs/job.ts';
import { type OutboundPolicy, PUBLIC_ONLY } from '../../platform/outbound/post.ts';
import { createSealer } from '../../platform/sealing/sealing.ts';
import { getGovernment } from '../organization/index.ts';
import { listSiteFacts, type SiteFacts } from '../sites/index.ts';
import { type ActorAddresses, addressesOf, isOnByItself } from './actor.ts';
import type { KeyRing } from './keys.ts';
import { listChoices } from './queries.ts';

/** How the module reaches other servers; differs in tests only. */
export interface Reach {
  readonly policy: OutboundPolicy;
}

/** The public internet by https. */
export const USUAL_REACH: Reach = { policy: PUBLIC_ONLY };

/** A site that may be followed. */
export interface FollowedSite extends Tenant {
  readonly facts: SiteFacts;
  readonly at: ActorAddresses;
}

/** A site with its addresses, when it may be followed; undefined when it was switched off or is gone. */
export async function findFollowed(
  { db, address }: Pick<JobDeps, 'db' | 'address'>,
  tenant: Tenant,
  siteId: SiteId,
): Promise<FollowedSite | undefined> {
  return inReadOnly(db, tenant, async (tx) => (await listFollowed(tx, tenant, address, [siteId])).get(siteId));
}

/** Those of the sites that may be followed. */
export async function listFollowed(
  tx: Tx,
  { governmentId }: Tenant,
  address: PublicAddress,
  siteIds: readonly SiteId[],
): Promise<ReadonlyMap<SiteId, FollowedSite>> {
  const choices = await listChoices(tx, siteIds);
  const { label } = await getGovernment(tx);
  const sites = await listSiteFacts(tx, siteIds);
  return new Map(
    sites
      .filter((facts) => choices.get(facts.id) ?? isOnByItself(facts))
      .map((facts) => [facts.id, { governmentId, facts, at: addressesOf(address, label, facts.label) }]),
  );
}

/** Where keys are kept, opened by the secret of the installation. */
export function keyRingOf({ db, settings }: Pick<JobDeps, 'db' | 'settings'>): KeyRing {
  const secret = secretOf(settings.PENDOPO_HOME, settings.PENDOPO_SECRET);
  return { db, sealer: createSealer([secret, ...settings.PENDOPO_FORMER_SECRETS]) };
}
