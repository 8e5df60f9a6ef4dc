import type { Clock } from '../../../../platform/clock.ts';
import type { Db } from '../../../../platform/database/database.ts';
import type { GovernmentId } from '../../../../platform/database/ids.ts';
import { inTransaction } from '../../../../platform/database/tenancy.ts';
import { getGovernment, getRootUnit, listUnits } from '../../../organization/index.ts';
import { noteContractEnds } from '../contract-ends.ts';
import { kindOf } from '../kinds/kinds.ts';
import { countRecords } from '../record-queries.ts';
import { insertRecords } from '../record-writes.ts';
import { sampleRecords } from './sample-records.ts';

const MOST_UNITS = 200;

/**
 * Fills an empty inventory with a made-up network for the units there are; everything says that it is sample.
 * @returns how many records were written; 0 when there was an inventory already
 */
export async function loadSampleNetwork(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  governmentId: GovernmentId,
): Promise<number> {
  return inTransaction(db, { governmentId }, async (tx) => {
    const counts = await countRecords(tx, [kindOf('location')], ['/']);
    if ((counts.get('location') ?? 0) > 0) return 0;
    const today = clock.today((await getGovernment(tx)).timeZone);
    const kecamatan = await listUnits(tx, { kind: 'kecamatan', limit: MOST_UNITS });
    const offices = await listUnits(tx, { kind: 'opd', limit: MOST_UNITS });
    const units = { root: await getRootUnit(tx), kecamatan: kecamatan.rows, offices: offices.rows };
    const records = sampleRecords(units, today);
    let count = 0;
    for (const [kind, written] of records) {
      await insertRecords(tx, kindOf(kind), written);
      count += written.length;
    }
    await noteContractEnds(tx, today);
    return count;
  });
}
