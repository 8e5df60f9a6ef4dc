import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import type { SitePlace } from '../../platform/http/place.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import {
  type CarriedContent,
  type ContentId,
  type ImportedContent,
  importContents,
  listChangedSinceImport,
  type RevisedContent,
  reviseImportedContents,
} from '../sites/index.ts';
import {
  insertSourceItems,
  type KnownItem,
  listKnown,
  lockImports,
  type NewSourceItem,
  type RunId,
  updateSourceItems,
} from './queries.ts';
import type { ReportWriter } from './report.ts';

/** What a batch is carried with. */
export interface Carrying {
  readonly db: ModuleDeps['db'];
  readonly place: SitePlace;
  /** Null in a dry run. */
  readonly runId: RunId | null;
  readonly report: ReportWriter;
  readonly now: Temporal.Instant;
}

/** An item of another system, whatever the system. */
export interface IncomingItem {
  /** The same for the same item in every run for one site. */
  readonly key: string;
  /** The same as long as the item says the same. */
  readonly digest: string;
  readonly title: string;
  /** It says only a part of what another source of the same site may have brought: that one is not replaced by it. */
  readonly isPart?: boolean;
  /** Turns it into a content, carrying the uploads that it shows. */
  prepare(): Promise<PreparedItem>;
}

/** An item as it is written. */
export interface PreparedItem {
  readonly content: ImportedContent;
  /** How many uploads that it shows were not there: another run may bring them. */
  readonly missing: number;
}

interface Prepared extends PreparedItem {
  readonly key: string;
  readonly digest: string;
}

/**
 * Carries items over in one transaction. Those that were carried before are brought up to date when they changed there
 * or uploads turned up that were missing; what somebody has edited here is left alone.
 */
export async function carryBatch(batch: readonly IncomingItem[], carrying: Carrying): Promise<void> {
  const { fresh, stale } = await sortOut(batch, carrying);
  const prepared: Prepared[] = [];
  for (const item of fresh) prepared.push({ ...item, ...(await item.prepare()) });
  if (prepared.length > 0) await carryNew(prepared, carrying);
  for (const one of stale) await revise(one, carrying);
}

async function carryNew(prepared: readonly Prepared[], carrying: Carrying): Promise<void> {
  try {
    note(prepared, await write(prepared, carrying), carrying);
  } catch (error) {
    if (!isDataError(error)) throw error;
    for (const one of prepared) await carryAlone(one, carrying);
  }
}

async function carryAlone(one: Prepared, carrying: Carrying): Promise<void> {
  try {
    note([one], await write([one], carrying), carrying);
  } catch (error) {
    if (!isDataError(error)) throw error;
    carrying.report.note('refused', one.content.title, error.code);
  }
}

/** What PostgreSQL says of values that it cannot keep: class 22 and 23. */
function isDataError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && /^2[23]/.test(String(error.code));
}

/** Begins the digest of what says only a part. */
export const PART = 'part ';

interface Stale {
  readonly item: IncomingItem;
  readonly known: KnownItem;
}

/** Which items are new and which are to be brought up to date; the others are noted. */
async function sortOut(batch: readonly IncomingItem[], { db, place, report }: Carrying) {
  const fresh = new Map(batch.map((item) => [item.key, item] as const));
  const { known, edited } = await inReadOnly(db, place, async (tx) => {
    const found = await listKnown(tx, place.siteId, [...fresh.keys()]);
    const ids = [...found.values()].map(({ contentId }) => contentId);
    const touched: ReadonlySet<ContentId> = ids.length === 0 ? new Set() : await listChangedSinceImport(tx, ids);
    return { known: found, edited: touched };
  });
  const stale: Stale[] = [];
  for (const [key, one] of known) {
    const item = fresh.get(key);
    if (!item) continue;
    fresh.delete(key);
    const isSame = one.digest === item.digest;
    const isPoorer = item.isPart === true && !one.digest.startsWith(PART);
    if (edited.has(one.contentId)) report.note('edited-here', item.title);
    else if (isPoorer || (isSame && one.missing === 0)) report.note('known', item.title);
    else stale.push({ item, known: one });
  }
  return { fresh: [...fresh.values()], stale };
}

async function revise({ item, known }: Stale, carrying: Carrying): Promise<void> {
  const { report, runId } = carrying;
  const { content, missing } = await item.prepare();
  const isSame = known.digest === item.digest;
  if (isSame && missing >= known.missing) return report.note('known', item.title);
  const source = { key: item.key, digest: item.digest, missing, contentId: known.contentId };
  try {
    const revised = runId === null ? null : await writeRevision(source, content, carrying);
    if (revised === undefined) return report.note('edited-here', item.title);
    report.counts.updated += 1;
    report.note(isSame ? 'completed' : 'updated', item.title);
    if (revised && revised.personalData > 0) report.note('personal-data', item.title, `${revised.personalData}`);
    if (revised?.wasPublic && !content.isPublic) report.note('unpublished', item.title);
  } catch (error) {
    if (!isDataError(error)) throw error;
    report.note('refused', item.title, error.code);
  }
}

/** Undefined when somebody has edited it meanwhile. */
async function writeRevision(
  source: NewSourceItem,
  content: ImportedContent,
  { db, place, now }: Carrying,
): Promise<RevisedContent | undefined> {
  return inTransaction(db, place, async (tx) => {
    await lockImports(tx, place.siteId);
    const { title, summary, html, coverFileId, isPublic, note: words } = content;
    const text = { id: source.contentId, title, summary, html, coverFileId, isPublic };
    const [revised] = await reviseImportedContents(tx, [text], { site: place, at: now, note: words });
    if (revised) await updateSourceItems(tx, place.siteId, [source]);
    return revised;
  });
}

async function write(prepared: readonly Prepared[], carrying: Carrying): Promise<readonly CarriedContent[]> {
  const { db, place, runId } = carrying;
  if (runId === null) return [];
  return inTransaction(db, place, async (tx) => {
    await lockImports(tx, place.siteId);
    const known: ReadonlyMap<string, KnownItem> = await listKnown(
      tx,
      place.siteId,
      prepared.map(({ key }) => key),
    );
    const open = prepared.filter(({ key }) => !known.has(key));
    const carried = await importContents(
      tx,
      place,
      open.map(({ content }) => content),
    );
    const items = open.flatMap(({ key, digest, missing }, at) => {
      const one = carried[at];
      return one ? [{ key, digest, missing, contentId: one.id }] : [];
    });
    await insertSourceItems(tx, { siteId: place.siteId, runId }, items);
    return carried;
  });
}

function note(prepared: readonly Prepared[], carried: readonly CarriedContent[], { report, runId }: Carrying): void {
  for (const [at, { content }] of prepared.entries()) {
    const one = carried[at];
    const isPublic = runId === null ? content.isPublic : one?.isPublic === true;
    if (one && one.personalData > 0) report.note('personal-data', content.title, `${one.personalData}`);
    if (isPublic) report.counts.published += 1;
    else report.counts.drafts += 1;
  }
}
