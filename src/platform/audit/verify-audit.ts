import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '../database/database.ts';
import type { GovernmentId } from '../database/ids.ts';
import { inReadOnly } from '../database/tenancy.ts';
import { AppError } from '../errors.ts';
import type { AuditVerdict } from './audit.ts';
import './tables.ts';

/** What verification found in one chain. */
export interface ChainReport extends AuditVerdict {
  readonly governmentId: GovernmentId;
  /** The hash at which the whole part ends: written down elsewhere, it proves later that nothing was rewritten. */
  readonly endHash: string;
}

const BATCH = 1000;
const START_HASH = '0'.repeat(64);

/** What verification found: of one chain its own words, of all chains their sum and the first break. */
export interface AuditReport extends AuditVerdict {
  readonly chains: readonly ChainReport[];
}

/**
 * Checks chains of the audit log, reading 1000 entries at a time, so that its size does not matter.
 * @param which one government, or `all` chains one after the other
 * @param onProgress told how many entries of the chain were checked so far
 */
export async function verifyAudit(
  db: Db,
  which: GovernmentId | 'all',
  onProgress: (governmentId: GovernmentId, entries: number) => void = () => undefined,
): Promise<AuditReport> {
  const ids = which === 'all' ? await listChains(db) : [which];
  const chains: ChainReport[] = [];
  for (const governmentId of ids) {
    chains.push(await verifyChain(db, governmentId, (entries) => onProgress(governmentId, entries)));
  }
  return {
    entries: chains.reduce((sum, chain) => sum + chain.entries, 0),
    brokenAt: chains.find((chain) => chain.brokenAt !== null)?.brokenAt ?? null,
    chains,
  };
}

async function listChains(db: Db): Promise<readonly GovernmentId[]> {
  const rows = await db.selectFrom('audit.chain').select('audit.chain.id').orderBy('audit.chain.id').execute();
  return rows.map(({ id }) => id as GovernmentId);
}

async function verifyChain(
  db: Db,
  governmentId: GovernmentId,
  onProgress: (entries: number) => void,
): Promise<ChainReport> {
  let [sequence, hash] = [0, START_HASH];
  const report = (brokenAt: number | null) => ({ governmentId, entries: sequence, brokenAt, endHash: hash });
  while (true) {
    const links = await inReadOnly(db, { governmentId }, (tx) => readLinks(tx, sequence));
    for (const link of links) {
      const isNext = link.sequence === sequence + 1;
      if (!isNext || link.hash !== hashOf(hash, governmentId, link)) return report(sequence + 1);
      [sequence, hash] = [link.sequence, link.hash];
    }
    onProgress(sequence);
    if (links.length < BATCH) break;
  }
  const isWhole = await inReadOnly(db, { governmentId }, (tx) => endsThere(tx, sequence, hash));
  return report(isWhole ? null : sequence + 1);
}

interface Link {
  readonly sequence: number;
  readonly hash: string;
  readonly entry_id: string;
  readonly recorded_at: string | null;
  readonly account_id: string | null;
  readonly person_id: string | null;
  readonly action: string | null;
  readonly subject: string | null;
  readonly detail: string | null;
}

async function readLinks(tx: Tx, after: number): Promise<readonly Link[]> {
  const { rows } = await sql<Link>`
    select link.sequence, link.hash, link.entry_id,
      to_char(entry.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at,
      entry.account_id, entry.person_id, entry.action, entry.subject, entry.detail::text as detail
    from audit.link left join audit.entry on entry.government_id = link.government_id and entry.id = link.entry_id
    where link.sequence > ${after} order by link.sequence limit ${BATCH}`.execute(tx);
  return rows;
}

/** The same text as `audit.hash_of` in SQL takes its hash over. */
function hashOf(previous: string, governmentId: GovernmentId, link: Link): string {
  const fields = [previous, link.sequence, governmentId, link.entry_id, link.recorded_at];
  const act = [link.account_id ?? '-', link.person_id ?? '-', link.action, link.subject, link.detail];
  return createHash('sha256')
    .update([...fields, ...act].join('\n'))
    .digest('hex');
}

/** Nothing was cut off the end, and no entry stands outside the chain. Entries committed meanwhile count as whole. */
async function endsThere(tx: Tx, sequence: number, hash: string): Promise<boolean> {
  const { rows } = await sql<{ end_sequence: number | null; at_end: string | null; loose: boolean }>`
    select (select sequence from audit.chain_end) as end_sequence,
      (select hash from audit.chain_end where sequence = ${sequence}) as at_end,
      exists (select from audit.entry where not exists (select from audit.link where link.entry_id = entry.id)) as loose`.execute(
    tx,
  );
  const row = rows[0];
  if (!row) throw new AppError('unavailable', 'The end of the chain cannot be read');
  const end = row.end_sequence ?? 0;
  if (row.loose || end < sequence) return false;
  if (end === sequence) return sequence === 0 || row.at_end === hash;
  return (await readLinks(tx, sequence)).length > 0;
}
