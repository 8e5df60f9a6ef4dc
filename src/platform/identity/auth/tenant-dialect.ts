import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import type { Db } from '../../database/database.ts';
import type { GovernmentId } from '../../database/ids.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A dialect for software that knows nothing of governments: each connection is lent by the pool within a transaction
 * in which the government is set (`set local`), so that row-level security holds for whatever is asked and nothing of
 * it stays behind when the connection goes back.
 */
export function tenantDialect(db: Db, governmentId: GovernmentId): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => tenantDriver(db, governmentId),
    createIntrospector: (own) => new PostgresIntrospector(own),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

interface Loan {
  /** Gives the connection back to the pool. */
  readonly giveBack: () => void;
  isOpen: boolean;
}

function tenantDriver(db: Db, governmentId: GovernmentId): Driver {
  if (!UUID.test(governmentId)) throw new Error('A government is named by a lower-case UUID');
  const loans = new WeakMap<DatabaseConnection, Loan>();
  const end = async (connection: DatabaseConnection, statement: 'commit' | 'rollback') => {
    const loan = loans.get(connection);
    if (!loan?.isOpen) return;
    loan.isOpen = false;
    await connection.executeQuery(CompiledQuery.raw(statement));
  };
  return {
    init: async () => undefined,
    destroy: async () => undefined,
    acquireConnection: () =>
      borrow(db, `begin; set local app.government_id = '${governmentId}'`, (connection, giveBack) =>
        loans.set(connection, { giveBack, isOpen: true }),
      ),
    async releaseConnection(connection) {
      try {
        await end(connection, 'commit');
      } finally {
        loans.get(connection)?.giveBack();
      }
    },
    // A loan is a transaction from its first statement on.
    beginTransaction: async () => undefined,
    commitTransaction: (connection) => end(connection, 'commit'),
    rollbackTransaction: (connection) => end(connection, 'rollback'),
  };
}

/** Takes a connection out of the pool until it is given back. */
function borrow(
  db: Db,
  opening: string,
  onLent: (connection: DatabaseConnection, giveBack: () => void) => void,
): Promise<DatabaseConnection> {
  return new Promise((resolve, reject) => {
    db.getExecutor()
      .provideConnection(async (connection) => {
        await connection.executeQuery(CompiledQuery.raw(opening));
        await new Promise<void>((giveBack) => {
          onLent(connection, giveBack);
          resolve(connection);
        });
      })
      .catch(reject);
  });
}
