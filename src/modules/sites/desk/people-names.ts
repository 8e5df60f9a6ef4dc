import type { Tx } from '../../../platform/database/database.ts';
import type { PersonId } from '../../../platform/identity/actor.ts';
import { findPeople } from '../../organization/index.ts';

/** Names by person id, in one query; people who are not there are absent, null stands for the system. */
export async function namesOf(tx: Tx, ids: readonly (PersonId | null)[]): Promise<Readonly<Record<string, string>>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  const people = await findPeople(tx, known);
  return Object.fromEntries(people.map(({ id, name }) => [id, name]));
}
