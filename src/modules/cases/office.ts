import { hkdfSync } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { secretOf } from '../../platform/config/home.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import type { Tenant } from '../../platform/database/tenancy.ts';
import { AppError } from '../../platform/errors.ts';
import { originOf, type PublicAddress } from '../../platform/http/place.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import { createSealer, type Sealer } from '../../platform/sealing/sealing.ts';
import { getGovernment } from '../organization/index.ts';
import type { CaseKind } from './case.ts';

/** What the commands of cases work with: the same for web pages, jobs and the commands of other modules. */
export interface CaseOffice {
  readonly db: Db;
  readonly sealer: Sealer;
  /** Makes tracking secrets. */
  readonly trackingKey: string;
  readonly address: PublicAddress;
  /** The government of the transaction as messages name it; remembered for a minute. */
  governmentOf(tx: Tx, tenant: Tenant): Promise<{ readonly name: string; readonly label: string }>;
  /** Every kind that the installation knows. */
  readonly kinds: readonly CaseKind[];
}

/** When something is done, and where the government's pages are. */
export interface Moment {
  readonly now: Temporal.Instant;
  /** The date where the government is. */
  readonly today: Temporal.PlainDate;
}

/** Opens the office over the installation's secret. */
export function openCaseOffice(
  { db, settings, address }: Pick<ModuleDeps, 'db' | 'settings' | 'address'>,
  kinds: readonly CaseKind[],
): CaseOffice {
  const secret = secretOf(settings.PENDOPO_HOME, settings.PENDOPO_SECRET);
  const key = hkdfSync('sha256', secret, 'pendopo cases', 'tracking', 32);
  const sealer = createSealer([secret, ...settings.PENDOPO_FORMER_SECRETS]);
  return { db, sealer, trackingKey: Buffer.from(key).toString('hex'), address, kinds, governmentOf: rememberNames() };
}

const NAMED = { max: 600, ttl: 60_000 };

function rememberNames(): CaseOffice['governmentOf'] {
  const known = new LRUCache<string, { readonly name: string; readonly label: string }>(NAMED);
  return async (tx, { governmentId }) => {
    const named = known.get(governmentId) ?? (await getGovernment(tx));
    known.set(governmentId, { name: named.name, label: named.label });
    return named;
  };
}

/** The kind under which a case is stored. @throws {AppError} `unavailable` when its module is not installed any more */
export function kindOf(office: Pick<CaseOffice, 'kinds'>, name: string): CaseKind {
  const kind = office.kinds.find((one) => one.name === name);
  if (!kind) throw new AppError('unavailable', `No module declares cases of kind ${name}`);
  return kind;
}

/** The page on which a citizen follows a case, as an absolute address. It holds the secret. */
export function trackingLink(
  office: Pick<CaseOffice, 'address'>,
  governmentLabel: string,
  of: { readonly number: string; readonly secret: string },
): string {
  return `${originOf(office.address, governmentLabel)}/lacak/${of.number}/${of.secret}`;
}
