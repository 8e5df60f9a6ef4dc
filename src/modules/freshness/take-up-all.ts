import type { Tx } from '../../platform/database/database.ts';
import { inTransaction, type Tenant } from '../../platform/database/tenancy.ts';
import { listAllPublicContents } from '../sites/index.ts';
import { type NoteDeps, noteContentsIn } from './note-contents.ts';
import { readProgressForUpdate, saveTakenUp } from './progress-queries.ts';

/** Whether to stop between two batches, and whom to tell how far it is. */
export interface TakingUpOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (taken: number) => void;
}

const BATCH = 200;

/**
 * Takes up what a government had published before anybody watched over it, batch by batch, each in a transaction of its
 * own; goes on where it was stopped.
 * @returns how many items were written now
 */
export async function takeUpAll(deps: NoteDeps, tenant: Tenant, options: TakingUpOptions = {}): Promise<number> {
  let taken = 0;
  while (!options.signal?.aborted) {
    const batch = await inTransaction(deps.db, tenant, (tx) => takeBatch(tx, deps));
    taken += batch.count;
    options.onProgress?.(taken);
    if (batch.isLast) break;
  }
  return taken;
}

async function takeBatch(tx: Tx, deps: NoteDeps): Promise<{ readonly count: number; readonly isLast: boolean }> {
  const { afterContentId, isTakenUp } = await readProgressForUpdate(tx);
  if (isTakenUp) return { count: 0, isLast: true };
  const contents = await listAllPublicContents(tx, { after: afterContentId, limit: BATCH });
  const ids = contents.map(({ id }) => id);
  const count = await noteContentsIn(tx, deps.clock, ids);
  const isLast = ids.length < BATCH;
  await saveTakenUp(tx, ids.at(-1) ?? afterContentId, isLast);
  return { count, isLast };
}
