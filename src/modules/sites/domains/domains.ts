import { randomBytes } from 'node:crypto';
import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { type Id, newId } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction, type Tenant } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { bindHosts, releaseHost } from '../../../platform/http/hosts.ts';
import type { SiteId } from '../../../platform/http/place.ts';
import { type Actor, assertMay } from '../../../platform/identity/actor.ts';
import type { SitesDeps } from '../publishing.ts';
import { getSiteForUpdate } from '../queries.ts';
import { PERMISSION } from '../workflow.ts';
import type { LookUp } from './look-up.ts';
import '../tables.ts';

/** A domain that a site wants, or has. */
export type DomainId = Id<'domain'>;

/** A domain as the desk shows it. */
export interface SiteDomain {
  readonly id: DomainId;
  readonly siteId: SiteId;
  readonly name: string;
  /** What the TXT record must hold. */
  readonly token: string;
  /** Null until proved; the site is read at the domain from then on. */
  readonly provedAt: Temporal.Instant | null;
}

/** What came of looking. `elsewhere`: proved, but the domain leads to another server than the site's usual host does. */
export type ProofOutcome = 'proved' | 'no-record' | 'elsewhere' | 'taken' | 'no-answer';

/** How many domains a site may have or want. */
export const MOST_DOMAINS = 10;

/** The domains of a site, by name. */
export async function listDomains(tx: Tx, siteId: SiteId): Promise<readonly SiteDomain[]> {
  const rows = await readable(tx).where('site_id', '=', siteId).orderBy('name').execute();
  return rows.map(toDomain);
}

/**
 * Notes that a site wants a domain; nothing is shown there before it is proved.
 * @param name as `toDomainName` answers it
 * @throws {AppError} `not-allowed` without `sites.settings`; `conflict` when a site of the government wants it already,
 * or this one wants {@link MOST_DOMAINS}
 */
export async function claimDomain(deps: SitesDeps, actor: Actor, siteId: SiteId, name: string): Promise<void> {
  await inTransaction(deps.db, actor, async (tx) => {
    await mayChange(tx, actor, siteId);
    const known = await listDomains(tx, siteId);
    if (known.some((domain) => domain.name === name)) return;
    if (known.length >= MOST_DOMAINS) throw new AppError('conflict', `Site ${siteId} has ${known.length} domains`);
    const added = await tx
      .insertInto('sites.domain_claim')
      .values({ id: newId<'domain'>(), site_id: siteId, name, token: randomBytes(18).toString('base64url') })
      .onConflict((conflict) => conflict.columns(['government_id', 'name']).doNothing())
      .executeTakeFirst();
    if (Number(added.numInsertedOrUpdatedRows ?? 0) === 0) throw new AppError('conflict', `${name} is wanted already`);
    await recordAudit(tx, actor, { action: 'sites.claim-domain', subject: `site:${siteId}`, detail: { name } });
  });
}

/** How a proof is looked for. */
export interface Proving {
  readonly lookUp: LookUp;
  /** The host name under which the site is read now. */
  readonly usualHost: string;
  /** The person says that the domain leads here, though by its addresses it does not: a proxy stands between. */
  readonly isBehindProxy: boolean;
}

/**
 * Looks for the TXT record with the claim's token and for the way that the domain leads. Once both are right the site is
 * read there, and its former address leads to the new one.
 * @throws {AppError} `not-found`; `not-allowed` without `sites.settings`
 */
export async function proveDomain(
  deps: SitesDeps,
  actor: Actor,
  id: DomainId,
  { lookUp, usualHost, isBehindProxy }: Proving,
): Promise<ProofOutcome> {
  const claim = await inReadOnly(deps.db, actor, (tx) => getDomain(tx, id));
  const records = await lookUp(claim.name);
  if (records === null) return 'no-answer';
  if (!records.proofs.includes(claim.token)) return 'no-record';
  if (!isBehindProxy && !(await leadsTo(records.addresses, usualHost, lookUp))) return 'elsewhere';
  try {
    await inTransaction(deps.db, actor, async (tx) => {
      await mayChange(tx, actor, claim.siteId);
      await showAt(tx, claim.siteId, claim.name);
      await tx.updateTable('sites.domain_claim').set({ proved_at: new Date() }).where('id', '=', id).execute();
      const detail = { name: claim.name };
      await recordAudit(tx, actor, { action: 'sites.bind-domain', subject: `site:${claim.siteId}`, detail });
    });
    return 'proved';
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return 'taken';
    throw error;
  }
}

async function leadsTo(addresses: readonly string[], usualHost: string, lookUp: LookUp): Promise<boolean> {
  const usual = await lookUp(usualHost);
  return usual?.addresses.some((address) => addresses.includes(address)) ?? false;
}

/**
 * Shows a site at a domain without proof: for whoever runs the server, from the command line.
 * @throws {AppError} `conflict` when another site is read there
 */
export async function bindDomain(
  deps: Pick<SitesDeps, 'db'>,
  tenant: Tenant,
  siteId: SiteId,
  name: string,
): Promise<void> {
  await inTransaction(deps.db, tenant, async (tx) => {
    await showAt(tx, siteId, name);
    await tx
      .insertInto('sites.domain_claim')
      .values({
        ...{ id: newId<'domain'>(), site_id: siteId, name, token: randomBytes(18).toString('base64url') },
        proved_at: new Date(),
      })
      .onConflict((conflict) =>
        conflict.columns(['government_id', 'name']).doUpdateSet({ site_id: siteId, proved_at: new Date() }),
      )
      .execute();
    await recordAudit(tx, 'system', { action: 'sites.bind-domain', subject: `site:${siteId}`, detail: { name } });
  });
}

/** The site is read there no more, and at its usual host again. @throws {AppError} `not-found`, `not-allowed` */
export async function releaseDomain(deps: SitesDeps, actor: Actor, id: DomainId): Promise<SiteDomain> {
  return inTransaction(deps.db, actor, async (tx) => {
    const claim = await getDomain(tx, id);
    await mayChange(tx, actor, claim.siteId);
    await tx.deleteFrom('sites.domain_claim').where('id', '=', id).execute();
    if (claim.provedAt) await releaseHost(tx, 'domain', claim.name);
    const detail = { name: claim.name };
    await recordAudit(tx, actor, { action: 'sites.release-domain', subject: `site:${claim.siteId}`, detail });
    return claim;
  });
}

async function mayChange(tx: Tx, actor: Actor, siteId: SiteId): Promise<void> {
  const site = await getSiteForUpdate(tx, siteId);
  assertMay(actor, PERMISSION.settings, site.unitPath);
}

async function showAt(tx: Tx, siteId: SiteId, name: string): Promise<void> {
  const { unitId, unitPath } = await getSiteForUpdate(tx, siteId);
  await bindHosts(tx, [{ kind: 'domain', name, siteId, unitId, unitPath, isGovernmentSite: unitPath === '/' }]);
}

const readable = (tx: Tx) =>
  tx.selectFrom('sites.domain_claim').select(['id', 'site_id', 'name', 'token', 'proved_at']);

async function getDomain(tx: Tx, id: DomainId): Promise<SiteDomain> {
  const row = await readable(tx).where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', `No domain ${id}`);
  return toDomain(row);
}

function toDomain(row: {
  readonly id: string;
  readonly site_id: string;
  readonly name: string;
  readonly token: string;
  readonly proved_at: Date | null;
}): SiteDomain {
  return {
    ...{ id: row.id as DomainId, siteId: row.site_id as SiteId, name: row.name, token: row.token },
    provedAt: row.proved_at?.toTemporalInstant() ?? null,
  };
}
