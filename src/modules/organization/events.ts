import { z } from 'zod';
import type { Tx } from '../../platform/database/database.ts';
import { type GovernmentId, idSchema } from '../../platform/database/ids.ts';
import type { UnitId } from '../../platform/identity/actor.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { Job } from '../../platform/jobs/job.ts';

/** Units that came into being, of one government. */
export interface UnitsAdded {
  readonly governmentId: GovernmentId;
  readonly unitIds: readonly UnitId[];
}

/**
 * The event that units were added, as the frame of the job that answers it: the module `sites` adds `run` and lists
 * the job as its own. It is delivered at least once.
 */
export const unitAdded: Omit<Job<UnitsAdded>, 'run'> = {
  name: 'organization.unit-added',
  schema: z.object({ governmentId: idSchema<'government'>(), unitIds: z.array(idSchema<'unit'>()).max(2000) }),
  timeoutSeconds: 120,
  retryLimit: 5,
};

/** Tells the other modules, when the transaction commits, that units were added. Nothing is told for none. */
export async function announceUnits(tx: Tx, governmentId: GovernmentId, unitIds: readonly UnitId[]): Promise<void> {
  if (unitIds.length === 0) return;
  await enqueue(tx, { ...unitAdded, run: async () => 0 }, { governmentId, unitIds });
}
