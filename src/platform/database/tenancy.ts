import { sql } from 'kysely';
import type { Db, Tx } from './database.ts';
import type { GovernmentId } from './ids.ts';
import { UNAWAITED } from './preparing-client.ts';

/** Whose rows the work may see. */
export interface Tenant {
  readonly governmentId: GovernmentId;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Runs the work in one transaction in which row-level security lets through only the tenant's rows.
 * Rolled back when the work throws.
 */
export async function inTransaction<T>(db: Db, tenant: Tenant, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (db.isTransaction) throw new Error('inTransaction was called within a transaction');
  return db.transaction().execute(async (tx) => {
    await setTenant(tx, tenant.governmentId);
    return work(tx);
  });
}

/**
 * As {@link inTransaction}, for reading only; PostgreSQL refuses any change. Beginning and ending cost no round trip,
 * because every public page that is not kept passes here.
 */
export async function inReadOnly<T>(db: Db, tenant: Tenant, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql.raw(`${UNAWAITED} begin read only; ${setTenantStatement(tenant.governmentId)}`).execute(connection);
    try {
      return await work(connection as Tx);
    } finally {
      await sql.raw(`${UNAWAITED} rollback`).execute(connection);
    }
  });
}

async function setTenant(tx: Tx, governmentId: GovernmentId): Promise<void> {
  await sql.raw(setTenantStatement(governmentId)).execute(tx);
}

function setTenantStatement(governmentId: GovernmentId): string {
  if (!UUID.test(governmentId)) throw new Error('A government is named by a lower-case UUID');
  return `set local app.government_id = '${governmentId}'`;
}
