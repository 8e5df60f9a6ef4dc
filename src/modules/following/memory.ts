import type { KvKey, KvStore } from '@fedify/fedify';
import { sql } from 'kysely';
import type { Db } from '../../platform/database/database.ts';
import { inReadOnly, inTransaction, type Tenant } from '../../platform/database/tenancy.ts';
import './tables.ts';

const USUAL_HOURS = 24;
const nameOf = (key: KvKey) => JSON.stringify(key);

/** What Fedify remembers, in rows of one government, so that no server can plant something for another government. */
export function memoryOf(db: Db, tenant: Tenant): KvStore {
  return {
    async get<T>(key: KvKey) {
      const row = await inReadOnly(db, tenant, (tx) =>
        tx
          .selectFrom('following.memory')
          .select('value')
          .where('key', '=', nameOf(key))
          .where('expires_at', '>', sql<Date>`now()`)
          .executeTakeFirst(),
      );
      return (row?.value as { v: T } | undefined)?.v;
    },
    async set(key, value, options) {
      const seconds = options?.ttl?.total('seconds') ?? USUAL_HOURS * 3600;
      await inTransaction(db, tenant, (tx) =>
        sql`insert into following.memory (key, value, expires_at)
          values (${nameOf(key)}, ${JSON.stringify({ v: value })}::jsonb, now() + make_interval(secs => ${seconds}))
          on conflict (government_id, key) do update set value = excluded.value, expires_at = excluded.expires_at`.execute(
          tx,
        ),
      );
    },
    async delete(key) {
      await inTransaction(db, tenant, (tx) =>
        tx.deleteFrom('following.memory').where('key', '=', nameOf(key)).execute(),
      );
    },
    // biome-ignore lint/correctness/useYield: nothing that is used here lists
    async *list() {
      throw new Error('The memory is not listed');
    },
  };
}
