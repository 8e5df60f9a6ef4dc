import type { Tx } from '../../../platform/database/database.ts';
import type { UnitPath } from '../../../platform/identity/actor.ts';
import { kindOf } from './kinds/kinds.ts';
import type { RecordKind } from './record-kind.ts';
import { listTitles } from './record-queries.ts';

/** Names that may be meant in the fields of a form, by the field's name; the first 200 of each kind. One query. */
export async function suggestionsFor(
  tx: Tx,
  kind: RecordKind,
  within: readonly UnitPath[],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const wanted = kind.fields.flatMap(({ name, type }) => (type.kind === 'reference' ? [{ name, to: type.to }] : []));
  const others = [...new Set(wanted.map(({ to }) => to))].map(kindOf);
  const titles = await listTitles(tx, others, within);
  return Object.fromEntries(wanted.map(({ name, to }) => [name, titles.get(to) ?? []]));
}
