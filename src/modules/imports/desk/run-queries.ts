import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { AppError } from '../../../platform/errors.ts';
import type { SiteId } from '../../../platform/http/place.ts';
import { type Actor, assertMay, scopeOf, type UnitPath } from '../../../platform/identity/actor.ts';
import { SITES_PERMISSION } from '../../sites/index.ts';
import type { RunId } from '../queries.ts';
import type { ImportReason } from '../reason-texts.ts';
import type { ReportEntry } from '../report.ts';
import '../tables.ts';

/** A run as the desk lists it. */
export interface ListedRun {
  readonly id: RunId;
  readonly siteId: SiteId;
  readonly source: 'wordpress' | 'opensid';
  readonly sourceName: string;
  readonly startedAt: Temporal.Instant;
  /** Null while it goes on, and for ever when it was broken off. */
  readonly finishedAt: Temporal.Instant | null;
  readonly published: number;
  readonly drafts: number;
  readonly files: number;
  /** How many things were not carried as they were. */
  readonly noted: number;
  /** Line at which the file ended too early; null when it was whole. */
  readonly cutLine: number | null;
}

const RUN = sql`r.id, r.site_id, r.unit_path, r.source, r.source_name, r.started_at, r.finished_at,
  coalesce((r.report ->> 'published')::integer, 0) as published, coalesce((r.report ->> 'drafts')::integer, 0) as drafts,
  coalesce((r.report ->> 'files')::integer, 0) as files, (r.report -> 'cut' ->> 'line')::integer as cut_line,
  coalesce((select sum((n ->> 'count')::integer) from jsonb_array_elements(r.report -> 'notes') n), 0)::integer as noted`;

/** Runs of the sites that the person manages, the newest first: those before `before`, which null leaves out. */
export async function listRuns(
  tx: Tx,
  actor: Actor,
  { before, limit }: { readonly before: RunId | null; readonly limit: number },
): Promise<{ readonly rows: readonly ListedRun[]; readonly next: RunId | null }> {
  const older = before === null ? sql`true` : sql`r.id < ${before}`;
  const { rows } = await sql<RunRow>`
    select ${RUN} from imports.run r where ${below(scopeOf(actor, SITES_PERMISSION.manage))} and ${older}
    order by r.id desc limit ${limit + 1}`.execute(tx);
  const shown = rows.slice(0, limit).map(toRun);
  return { rows: shown, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}

/** True for rows of these units and of those below them. */
function below(paths: readonly UnitPath[]): RawBuilder<boolean> {
  if (paths.length === 0) return sql<boolean>`false`;
  const tests = paths.map((path) => sql`starts_with(r.unit_path, ${path})`);
  return sql<boolean>`(${sql.join(tests, sql` or `)})`;
}

/** How often a reason was noted, and how many of these the report names one by one. */
export interface ReasonCount {
  readonly reason: ImportReason;
  readonly count: number;
  readonly named: number;
}

/**
 * A run with how often each reason was noted.
 * @throws {AppError} `not-found`, and `not-allowed` unless the person manages the site
 */
export async function getRun(
  tx: Tx,
  actor: Actor,
  id: RunId,
): Promise<{ readonly run: ListedRun; readonly reasons: readonly ReasonCount[] }> {
  const { rows } = await sql<RunRow & { readonly reasons: readonly ReasonCount[] | null }>`
    select ${RUN}, (select jsonb_agg(jsonb_build_object('reason', n ->> 'reason', 'count', n -> 'count',
        'named', jsonb_array_length(n -> 'entries'))) from jsonb_array_elements(r.report -> 'notes') n) as reasons
    from imports.run r where r.id = ${id}`.execute(tx);
  const [row] = rows;
  if (!row) throw new AppError('not-found', `No import ${id}`);
  assertMay(actor, SITES_PERMISSION.manage, row.unit_path);
  return { run: toRun(row), reasons: row.reasons ?? [] };
}

/** An entry of a report with its place in it. */
export interface ListedEntry extends ReportEntry {
  readonly reason: ImportReason;
  /** Grows along the report; asks for the entries after it. */
  readonly at: number;
}

/** Entries of the report of a run in its order, behind `after`; 0 begins. */
export async function listEntries(
  tx: Tx,
  { runId, reason }: { readonly runId: RunId; readonly reason: ImportReason | null },
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<readonly ListedEntry[]> {
  const wanted = reason === null ? sql`true` : sql`n.value ->> 'reason' = ${reason}`;
  const { rows } = await sql<ListedEntry>`
    select * from (
      select n.value ->> 'reason' as reason, e.value ->> 'title' as title, e.value ->> 'detail' as detail,
        (n.ordinality * 100000 + e.ordinality)::integer as at
      from imports.run r, jsonb_array_elements(r.report -> 'notes') with ordinality n,
        jsonb_array_elements(n.value -> 'entries') with ordinality e
      where r.id = ${runId} and ${wanted}) entry
    where at > ${after} order by at limit ${limit}`.execute(tx);
  return rows;
}

interface RunRow {
  readonly id: RunId;
  readonly site_id: SiteId;
  readonly unit_path: UnitPath;
  readonly source: 'wordpress' | 'opensid';
  readonly source_name: string;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly published: number;
  readonly drafts: number;
  readonly files: number;
  readonly noted: number;
  readonly cut_line: number | null;
}

function toRun(row: RunRow): ListedRun {
  return {
    ...{ id: row.id, siteId: row.site_id, source: row.source, sourceName: row.source_name },
    startedAt: Temporal.Instant.fromEpochMilliseconds(row.started_at.getTime()),
    finishedAt: row.finished_at && Temporal.Instant.fromEpochMilliseconds(row.finished_at.getTime()),
    ...{ published: row.published, drafts: row.drafts, files: row.files, noted: row.noted, cutLine: row.cut_line },
  };
}
