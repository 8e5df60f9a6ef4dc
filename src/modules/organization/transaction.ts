import type { Db, Tx } from '../../platform/database/database.ts';
import { inTransaction, type Tenant } from '../../platform/database/tenancy.ts';

/** Runs the work in the caller's transaction when `db` is one already, else in one of its own. */
export function within<T>(db: Db, tenant: Tenant, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db as Tx) : inTransaction(db, tenant, work);
}
