import { isIP } from 'node:net';
import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Db, Tx } from '../database/database.ts';
import type { GovernmentId } from '../database/ids.ts';
import { inReadOnly } from '../database/tenancy.ts';
import { AppError } from '../errors.ts';
import type { UnitId, UnitPath } from '../identity/actor.ts';
import { notify } from './notices.ts';
import type { GovernmentFacts, Place, SiteId } from './place.ts';
import './tables.ts';

/** Finds the place of a host name, remembering what it found until told that it changed. */
export interface HostDirectory {
  /** Null when no site has this name. */
  find(name: string): Promise<Place | null>;
  /** Forgets everything of a government; of all governments when null. */
  forget(governmentId: GovernmentId | null): void;
}

/** What the directory needs. `describeGovernment` comes from the module that keeps governments. */
export interface HostDirectoryOptions {
  readonly db: Db;
  readonly domain: string;
  readonly describeGovernment: (tx: Tx) => Promise<GovernmentFacts>;
}

const UNKNOWN = Symbol('unknown host');
const REMEMBERED_HOSTS = 50_000;
const UNKNOWN_FOR_MS = 10_000;
const REMEMBERED_GOVERNMENTS = 500;

/** A directory of hosts over the table `http.host`. Unknown names are asked for again after 10 seconds. */
export function createHostDirectory({ db, domain, describeGovernment }: HostDirectoryOptions): HostDirectory {
  const domains = new LRUCache<GovernmentId, Promise<ReadonlyMap<string, string>>>({ max: REMEMBERED_GOVERNMENTS });
  const domainsOf = (governmentId: GovernmentId) => {
    const reading = domains.get(governmentId) ?? listDomains(db, governmentId);
    domains.set(governmentId, reading);
    reading.catch(() => domains.delete(governmentId));
    return reading;
  };
  const options = { db, domain, describeGovernment, domainsOf };
  const known = new LRUCache<string, Place | typeof UNKNOWN>({ max: REMEMBERED_HOSTS });
  return {
    async find(name) {
      const remembered = known.get(name);
      if (remembered !== undefined) return remembered === UNKNOWN ? null : remembered;
      const place = await lookUp(options, name);
      known.set(name, place ?? UNKNOWN, place ? {} : { ttl: UNKNOWN_FOR_MS });
      return place;
    },
    forget(governmentId) {
      if (governmentId === null) known.clear();
      if (governmentId === null) domains.clear();
      else domains.delete(governmentId);
      for (const [name, place] of known.entries()) {
        if (place === UNKNOWN || (place.kind === 'site' && place.governmentId === governmentId)) known.delete(name);
      }
    },
  };
}

interface LookUpOptions extends HostDirectoryOptions {
  readonly domainsOf: (governmentId: GovernmentId) => Promise<ReadonlyMap<string, string>>;
}

/** Domains by the label of the same site; of several the shortest, so that `www.` stands back. */
async function listDomains(db: Db, governmentId: GovernmentId): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('http.host as domain')
    .innerJoin('http.host as label', (join) =>
      join.onRef('label.government_id', '=', 'domain.government_id').onRef('label.site_id', '=', 'domain.site_id'),
    )
    .select(['label.name as label', 'domain.name as domain'])
    .where('domain.government_id', '=', governmentId)
    .where('domain.kind', '=', 'domain')
    .where('label.kind', '=', 'label')
    .orderBy(sql`length(domain.name)`, 'desc')
    .orderBy('domain.name', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.label, row.domain]));
}

async function lookUp(options: LookUpOptions, name: string): Promise<Place | null> {
  const { db, domain } = options;
  if (name === domain || name === `www.${domain}` || isIP(name.replace(/^\[|\]$/g, ''))) return { kind: 'directory' };
  const isLabel = name.endsWith(`.${domain}`);
  const row = await db
    .selectFrom('http.host')
    .select(['government_id', 'site_id', 'unit_id', 'unit_path', 'is_government_site'])
    .where('kind', '=', isLabel ? 'label' : 'domain')
    .where('name', '=', isLabel ? name.slice(0, -domain.length - 1) : name)
    .executeTakeFirst();
  if (!row) return null;
  const governmentId = row.government_id as GovernmentId;
  const facts = await inReadOnly(db, { governmentId }, options.describeGovernment);
  return {
    kind: 'site',
    governmentId,
    siteId: row.site_id as SiteId,
    unitId: row.unit_id as UnitId,
    unitPath: row.unit_path,
    isGovernmentSite: row.is_government_site,
    domains: await options.domainsOf(governmentId),
    ...facts,
  };
}

/** All governments that have a host of their own, for work that goes through the whole installation. */
export async function listGovernmentIds(db: Db): Promise<readonly GovernmentId[]> {
  const rows = await db
    .selectFrom('http.host')
    .select('government_id')
    .distinct()
    .where('is_government_site', '=', true)
    .execute();
  return rows.map((row) => row.government_id as GovernmentId);
}

/** A name for a site: a label below the installation's domain (`waled.cirebonkab`), or a domain of its own. */
export interface HostBinding {
  readonly kind: 'label' | 'domain';
  readonly name: string;
  readonly siteId: SiteId;
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly isGovernmentSite: boolean;
}

/**
 * Gives sites their host names, in one statement; names that the same sites hold already are left alone.
 * The caller has checked that labels lie below its own government's label.
 * @throws {AppError} `conflict` when another site holds one of the names
 */
export async function bindHosts(tx: Tx, bindings: readonly HostBinding[]): Promise<void> {
  if (bindings.length === 0) return;
  const rows = bindings.map((binding) => ({
    kind: binding.kind,
    name: binding.name.toLowerCase(),
    site_id: binding.siteId,
    unit_id: binding.unitId,
    unit_path: binding.unitPath,
    is_government_site: binding.isGovernmentSite,
  }));
  const held = await tx
    .insertInto('http.host')
    .columns(['kind', 'name', 'site_id', 'unit_id', 'unit_path', 'is_government_site'])
    .expression(
      sql`select kind, name, site_id, unit_id, unit_path, is_government_site from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as row(kind text, name text, site_id uuid, unit_id uuid, unit_path text, is_government_site boolean)`,
    )
    .onConflict((conflict) => conflict.columns(['kind', 'name']).doNothing())
    .returning('name')
    .execute();
  if (held.length < rows.length) await assertOwnNames(tx, rows);
  await notify(tx, { kind: 'hosts' });
}

async function assertOwnNames(
  tx: Tx,
  rows: readonly { readonly name: string; readonly site_id: string }[],
): Promise<void> {
  const wanted = new Map(rows.map((row) => [row.name, row.site_id]));
  for (let start = 0; start < rows.length; start += 1000) {
    const found = await tx
      .selectFrom('http.host')
      .select(['name', 'site_id'])
      .where(
        'name',
        'in',
        rows.slice(start, start + 1000).map((row) => row.name),
      )
      .execute();
    const taken = found.find((row) => wanted.get(row.name) !== row.site_id);
    if (taken) throw new AppError('conflict', `The host name ${taken.name} belongs to another site`);
  }
}

/** Takes a name away from a site; nothing happens when the government does not hold it. */
export async function releaseHost(tx: Tx, kind: 'label' | 'domain', name: string): Promise<void> {
  await tx.deleteFrom('http.host').where('kind', '=', kind).where('name', '=', name).execute();
  await notify(tx, { kind: 'hosts' });
}
