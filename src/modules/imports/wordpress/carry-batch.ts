import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import type { SitePlace } from '../../../platform/http/place.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import {
  type CarriedContent,
  type ImportedContent,
  importContents,
  listChangedSinceImport,
} from '../../sites/index.ts';
import { insertSourceItems, type KnownItem, listKnown, lockImports, type RunId } from '../queries.ts';
import { digestOf, keyOf } from './judge-item.ts';
import { type JudgedItem, type Preparing, prepareItem, titleOf } from './prepare-item.ts';

/** What a batch is carried with. */
export interface Carrying extends Preparing {
  readonly db: ModuleDeps['db'];
  readonly place: SitePlace;
  /** Null in a dry run. */
  readonly runId: RunId | null;
}

interface Prepared {
  readonly key: string;
  readonly digest: string;
  readonly content: ImportedContent;
}

/** Carries items over in one transaction; those that were carried before are left as they are. */
export async function carryBatch(batch: readonly JudgedItem[], carrying: Carrying): Promise<void> {
  const fresh = await withoutKnown(batch, carrying);
  const prepared: Prepared[] = [];
  for (const [key, judged] of fresh) {
    prepared.push({ key, digest: digestOf(judged.item), content: await prepareItem(judged, carrying) });
  }
  if (prepared.length === 0) return;
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

async function withoutKnown(
  batch: readonly JudgedItem[],
  { db, place, report }: Carrying,
): Promise<ReadonlyMap<string, JudgedItem>> {
  const fresh = new Map(batch.map((judged) => [keyOf(judged.item), judged] as const));
  const { known, changed } = await inReadOnly(db, place, async (tx) => {
    const found = await listKnown(tx, place.siteId, [...fresh.keys()]);
    const ids = [...found.values()].map(({ contentId }) => contentId);
    return { known: found, changed: ids.length === 0 ? new Set() : await listChangedSinceImport(tx, ids) };
  });
  for (const [key, { contentId, digest }] of known) {
    const judged = fresh.get(key);
    if (!judged) continue;
    const isChanged = digest !== digestOf(judged.item);
    report.note(changed.has(contentId) ? 'edited-here' : isChanged ? 'changed-there' : 'known', titleOf(judged.item));
    fresh.delete(key);
  }
  return fresh;
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
    const items = open.flatMap(({ key, digest }, at) => {
      const one = carried[at];
      return one ? [{ key, digest, contentId: one.id }] : [];
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
