import { z } from 'zod';
import { recordAudit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { type GovernmentId, idSchema, newId } from '../../platform/database/ids.ts';
import { inTransaction } from '../../platform/database/tenancy.ts';
import { AppError } from '../../platform/errors.ts';
import { listFilesById } from '../../platform/files/files.ts';
import { dropPages } from '../../platform/http/notices.ts';
import type { SiteId } from '../../platform/http/place.ts';
import { type Actor, assertMay } from '../../platform/identity/actor.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { Job } from '../../platform/jobs/job.ts';
import type { ContentId } from './content.ts';
import { announceContents } from './events.ts';
import {
  countUses,
  deleteFact,
  getFactForUpdate,
  insertFact,
  listQuotingContents,
  type QuotingContent,
  readFactValues,
  type StoredFact,
  saveRendered,
  updateFact,
} from './fact-queries.ts';
import { quotedFacts } from './facts.ts';
import { indexContents } from './indexing.ts';
import { TAG } from './page-tags.ts';
import type { SitesDeps } from './publishing.ts';
import { getSiteForUpdate } from './queries.ts';
import { filesOf, publicText } from './rendering.ts';
import { PERMISSION } from './workflow.ts';

/** What a person writes of a shared fact. */
export interface WrittenFact {
  /** Words joined by hyphens, as texts quote it. Never changes. */
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

/** Where a changed fact lands: at once, or soon by a job when there are many. */
export interface FactChange {
  readonly useCount: number;
  readonly isShownLater: boolean;
}

/** More contents than this are made anew by a job instead of at once. */
export const MOST_AT_ONCE = 200;

/**
 * Keeps a fact for a site's unit; every text of the government may quote it.
 * @throws {AppError} `not-allowed` without `sites.manage` at the unit; `conflict` when the key is taken
 */
export async function createFact(
  deps: SitesDeps,
  actor: Actor,
  { siteId, ...fact }: WrittenFact & { readonly siteId: SiteId },
): Promise<string> {
  return inTransaction(deps.db, actor, async (tx) => {
    const site = await getSiteForUpdate(tx, siteId);
    assertMay(actor, PERMISSION.manage, site.unitPath);
    const id = newId<'fact'>();
    const now = deps.clock.now();
    await insertFact(tx, { ...fact, id, unitId: site.unitId, unitPath: site.unitPath, by: actor.personId, at: now });
    await recordAudit(tx, actor, { action: 'sites.create-fact', subject: `fact:${id}` });
    return id;
  });
}

/**
 * Changes a fact, and with it every published content that quotes it: up to 200 in this transaction, more by a job.
 * @throws {AppError} `not-allowed` without `sites.manage` at the fact's unit
 */
export async function changeFact(
  deps: SitesDeps,
  actor: Actor,
  id: string,
  written: Pick<WrittenFact, 'label' | 'value'>,
): Promise<FactChange> {
  return inTransaction(deps.db, actor, async (tx) =>
    changeLockedFact(tx, actor, { fact: await getFactForUpdate(tx, id), written, now: deps.clock.now() }),
  );
}

/** A fact that the transaction has locked, and what becomes of it. */
export interface LockedFactChange {
  readonly fact: StoredFact;
  readonly written: Pick<WrittenFact, 'label' | 'value'>;
  readonly now: Temporal.Instant;
}

/** As {@link changeFact}, within a transaction that has read the fact by `getFactForUpdate`. */
export async function changeLockedFact(
  tx: Tx,
  actor: Actor,
  { fact, written: { label, value }, now }: LockedFactChange,
): Promise<FactChange> {
  const { id } = fact;
  assertMay(actor, PERMISSION.manage, fact.unitPath);
  await updateFact(tx, { id, label, value, by: actor.personId, at: now });
  const useCount = fact.value === value ? 0 : await countUses(tx, fact.key);
  const isShownLater = useCount > MOST_AT_ONCE;
  if (isShownLater) await enqueue(tx, showFact, { governmentId: actor.governmentId, factKey: fact.key });
  else if (useCount > 0) await showAnew(tx, fact.key, { after: null, now });
  await recordAudit(tx, actor, { action: 'sites.change-fact', subject: `fact:${id}`, detail: { useCount } });
  return { useCount, isShownLater };
}

/** Removes a fact. @throws {AppError} `conflict` while a published content quotes it */
export async function removeFact(deps: SitesDeps, actor: Actor, id: string): Promise<void> {
  await inTransaction(deps.db, actor, async (tx) => {
    const fact = await getFactForUpdate(tx, id);
    assertMay(actor, PERMISSION.manage, fact.unitPath);
    if ((await countUses(tx, fact.key)) > 0) throw new AppError('conflict', `${fact.key} is quoted`);
    await deleteFact(tx, id);
    await recordAudit(tx, actor, { action: 'sites.remove-fact', subject: `fact:${id}` });
  });
}

/** Shows a changed fact in all contents that quote it, 200 in a transaction. Safe to run twice. */
export const showFact: Job<{ readonly governmentId: GovernmentId; readonly factKey: string }> = {
  name: 'sites.show-fact',
  schema: z.object({ governmentId: idSchema<'government'>(), factKey: z.string().max(60) }),
  timeoutSeconds: 600,
  retryLimit: 5,
  async run({ db, clock, signal }, { governmentId, factKey }) {
    let count = 0;
    let after: ContentId | null = null;
    do {
      const shown: ShownAnew = await inTransaction(db, { governmentId }, (tx) =>
        showAnew(tx, factKey, { after, now: clock.now() }),
      );
      count += shown.count;
      after = shown.last;
    } while (after !== null && !signal.aborted);
    return count;
  },
};

interface ShownAnew {
  readonly count: number;
  /** Null when nothing is left. */
  readonly last: ContentId | null;
}

async function showAnew(
  tx: Tx,
  factKey: string,
  { after, now }: { readonly after: ContentId | null; readonly now: Temporal.Instant },
): Promise<ShownAnew> {
  const quoting = await listQuotingContents(tx, factKey, { after, limit: MOST_AT_ONCE });
  if (quoting.length === 0) return { count: 0, last: null };
  const values = await readFactValues(tx, [...new Set(quoting.flatMap(({ version }) => quotedFacts(version)))]);
  const files = await listFilesById(tx, [...new Set(quoting.flatMap(({ version }) => filesOf(version)))]);
  const texts = quoting.map(({ id, version }) => ({ id, text: publicText(version, values, files) }));
  await saveRendered(tx, texts, now);
  const ids = quoting.map(({ id }) => id);
  await indexContents(tx, ids);
  await announceContents(tx, ids);
  await dropPages(tx, tagsOf(quoting));
  return { count: quoting.length, last: quoting.length < MOST_AT_ONCE ? null : (quoting.at(-1)?.id ?? null) };
}

function tagsOf(quoting: readonly QuotingContent[]): readonly string[] {
  const tags = quoting.flatMap(({ id, siteId }) => [TAG.content(id), TAG.list(siteId)]);
  const hasWarning = quoting.some(({ version }) => version.isWarning);
  return [...new Set([...tags, TAG.portal, ...(hasWarning ? [TAG.warnings] : [])])];
}
