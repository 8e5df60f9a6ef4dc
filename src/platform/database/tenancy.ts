import { type RawBuilder, sql } from 'kysely';
import { type Db, readingConnectionsOf, type Tx } from './database.ts';
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

/**
 * The rows of one short reading statement, alone: the quickest way to read, for pages that need no more. It shares a
 * connection with others, so a statement that may take long belongs into {@link inReadOnly}.
 */
export async function readOnce<Row>(db: Db, tenant: Tenant, statement: RawBuilder<Row>): Promise<readonly Row[]> {
  const connections = readingConnectionsOf(db);
  if (!connections) return (await inReadOnly(db, tenant, (tx) => statement.execute(tx))).rows;
  assertUuid(tenant.governmentId);
  const { sql: text, parameters } = statement.compile(db);
  return (await connections.read(tenant.governmentId, text, parameters)) as readonly Row[];
}

async function setTenant(tx: Tx, governmentId: GovernmentId): Promise<void> {
  await sql.raw(setTenantStatement(governmentId)).execute(tx);
}

function setTenantStatement(governmentId: GovernmentId): string {
  assertUuid(governmentId);
  return `set local app.government_id = '${governmentId}'`;
}

function assertUuid(governmentId: GovernmentId): void {
  if (!UUID.test(governmentId)) throw new Error('A government is named by a lower-case UUID');
}
