import type { Tx } from '../../../platform/database/database.ts';
import type { UnitId } from '../../../platform/identity/actor.ts';
import { findUnits } from '../../organization/index.ts';
import type { InventoryRecord } from './record-queries.ts';

/** Units to which records belong, by their id. */
export interface NamedUnits {
  /** For pages. */
  readonly titles: ReadonlyMap<string, string>;
  /** For forms and files: the label of the site, which names one unit; the name where there is no label. */
  readonly keys: ReadonlyMap<string, string>;
}

/** The units of these records. One query, or none. */
export async function unitsOf(tx: Tx, records: readonly InventoryRecord[]): Promise<NamedUnits> {
  const ids = new Set(records.flatMap(({ values }) => (typeof values.unit_id === 'string' ? [values.unit_id] : [])));
  const units = await findUnits(tx, [...ids] as UnitId[]);
  return {
    titles: new Map(units.map(({ id, name }) => [id, name])),
    keys: new Map(units.map(({ id, label, name }) => [id, label || name])),
  };
}
