import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { type GovernmentId, newId } from '../../../platform/database/ids.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { notify } from '../../../platform/http/notices.ts';
import { insertDefaultRoles } from '../people/assignment-queries.ts';
import { insertUnits } from '../units/queries.ts';
import type { Government, NewGovernment } from './government.ts';
import { getGovernment, insertGovernment } from './queries.ts';

/**
 * Makes a government with its root unit and the default roles, in a transaction of its own.
 * @throws {AppError} `conflict` when the kode wilayah or the label is taken
 */
export async function createGovernment(db: Db, government: NewGovernment): Promise<Government> {
  const governmentId = newId<'government'>();
  return inTransaction(db, { governmentId }, (tx) => foundGovernment(tx, governmentId, government));
}

/**
 * As {@link createGovernment}, in a transaction whose tenant is the new government's id.
 * @throws {AppError} `conflict` when the kode wilayah or the label is taken; the transaction is then of no more use
 */
export async function foundGovernment(tx: Tx, id: GovernmentId, government: NewGovernment): Promise<Government> {
  try {
    await insertGovernment(tx, id, government);
  } catch (cause) {
    if (!isDuplicate(cause)) throw cause;
    throw new AppError('conflict', `${government.areaCode} or ${government.label} is taken`, { cause });
  }
  await insertUnits(tx, [rootUnitOf(government)]);
  await insertDefaultRoles(tx);
  await notify(tx, { kind: 'hosts' });
  await recordAudit(tx, 'system', { action: 'organization.create-government', subject: `government:${id}` });
  return getGovernment(tx);
}

function rootUnitOf({ name, areaCode }: NewGovernment) {
  return {
    id: newId<'unit'>(),
    kind: 'pemda',
    parentId: null,
    path: '/',
    label: '',
    name,
    shortName: name,
    areaCode,
  } as const;
}

/** PostgreSQL's `unique_violation`. */
function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}
