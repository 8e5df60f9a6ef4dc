import { z } from 'zod';
import type { Tx } from '../../platform/database/database.ts';
import { type GovernmentId, idSchema } from '../../platform/database/ids.ts';
import type { UnitId } from '../../platform/identity/actor.ts';
import { announce, type Event } from '../../platform/jobs/event.ts';

/** Units that came into being, of one government. */
export interface UnitsAdded {
  readonly governmentId: GovernmentId;
  readonly unitIds: readonly UnitId[];
}

/** Told when units were added one by one; `sites` opens their sites. Loading a whole government tells nothing. */
export const unitsAdded: Event<UnitsAdded> = {
  name: 'organization.units-added',
  schema: z.object({ governmentId: idSchema<'government'>(), unitIds: z.array(idSchema<'unit'>()).max(2000) }),
};

/** Tells the other modules, when the transaction commits, that units were added. Nothing is told for none. */
export async function announceUnits(tx: Tx, unitIds: readonly UnitId[]): Promise<void> {
  if (unitIds.length > 0) await announce(tx, unitsAdded, { unitIds });
}
