import { sql } from 'kysely';
import type { Db } from '../database/database.ts';
import type { GovernmentId } from '../database/ids.ts';
import { inReadOnly } from '../database/tenancy.ts';
import type { Files } from './files.ts';

const DAY_MS = 86_400_000;
/** An upload under way is left alone; what a night's sweep did not find, the two that follow do. */
const AGE_MS = { least: DAY_MS, most: 4 * DAY_MS };

/**
 * Removes bytes that no row names: of a process that was killed between writing them and writing the row, or of a
 * transaction that was rolled back. Looks at what was begun one to four days ago.
 * @returns how many files' bytes were removed
 */
export async function removeOrphans(
  files: Files,
  db: Db,
  governmentId: GovernmentId,
  now: Temporal.Instant,
): Promise<number> {
  const ids = (await listFolders(files, governmentId)).filter((id) => isOfAge(id, now));
  if (ids.length === 0) return 0;
  const { rows } = await inReadOnly(db, { governmentId }, (tx) =>
    sql<{ id: string }>`
      select stored.id from unnest(${ids}::uuid[]) as stored (id)
      where not exists (select from files.file f where f.id = stored.id)`.execute(tx),
  );
  for (const { id } of rows) await files.disk.deleteAll(`${governmentId}/${id}`);
  return rows.length;
}

async function listFolders(files: Files, governmentId: GovernmentId): Promise<readonly string[]> {
  const found: string[] = [];
  let paginationToken: string | undefined;
  do {
    const page = await files.disk.listAll(`${governmentId}/`, paginationToken === undefined ? {} : { paginationToken });
    for (const entry of page.objects) if (entry.isDirectory) found.push(entry.name);
    paginationToken = page.paginationToken;
  } while (paginationToken !== undefined);
  return found;
}

const UUID_V7 = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The first 48 bits of a UUID version 7 are the moment at which it was made. Source: RFC 9562, 5.7. */
function isOfAge(id: string, now: Temporal.Instant): boolean {
  const [, high, low] = UUID_V7.exec(id) ?? [];
  if (high === undefined || low === undefined) return false;
  const ageMs = now.epochMilliseconds - Number.parseInt(high + low, 16);
  return ageMs >= AGE_MS.least && ageMs < AGE_MS.most;
}
