import { type AuditActor, recordAudit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { inReadOnly, inTransaction, type Tenant } from '../../platform/database/tenancy.ts';
import { AppError } from '../../platform/errors.ts';
import { dropPages } from '../../platform/http/notices.ts';
import { type Actor, assertMay } from '../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import { removeDocument } from '../../platform/search/search.ts';
import type { ContentId } from './content.ts';
import { saveArchived, savePinned, savePublic, saveScheduled } from './content-rows.ts';
import { announceContents } from './events.ts';
import { replaceUses } from './fact-queries.ts';
import { indexContents } from './indexing.ts';
import { TAG } from './page-tags.ts';
import { assertPrivate } from './privacy/gate.ts';
import { getContentForUpdate, getVersion, insertStep, type StoredContent, setState } from './queries.ts';
import { renderVersion } from './rendering.ts';
import { hasWarningEdge, listDueContents } from './schedule-queries.ts';
import { tellAuthor } from './telling.ts';
import { PERMISSION, type StepAction, stateAfter } from './workflow.ts';

/** What commands work with; `ModuleDeps` and the context of a job fit. */
export type SitesDeps = Pick<ModuleDeps, 'db' | 'clock'>;

/**
 * Shows a version to the public, at once.
 * @param version the version that the person saw
 * @throws {AppError} `conflict` when a newer one was saved meanwhile; `not-allowed` without `sites.publish`, for a
 * warning without `sites.warn`; `invalid` when it quotes a shared fact that does not exist
 * @throws {PrivacyHeld} while it holds personal data about which nobody has decided
 */
export async function publishContent(deps: SitesDeps, actor: Actor, id: ContentId, version: number): Promise<void> {
  await inTransaction(deps.db, actor, async (tx) => {
    const content = await getContentForUpdate(tx, id);
    stateAfter(actor, 'publish', content);
    assertSeen(content, version);
    await publishVersion(tx, content, { version, by: actor, now: deps.clock.now() });
  });
}

/** Lets a version appear at a moment; later versions wait for a decision of their own. */
export async function scheduleContent(
  deps: SitesDeps,
  actor: Actor,
  id: ContentId,
  { version, at }: { readonly version: number; readonly at: Temporal.Instant },
): Promise<void> {
  await inTransaction(deps.db, actor, async (tx) => {
    const content = await getContentForUpdate(tx, id);
    stateAfter(actor, 'schedule', content);
    assertSeen(content, version);
    await scheduleVersion(tx, content, { by: actor, at, now: deps.clock.now() });
  });
}

/** Takes a content away from the public, or puts a draft aside. Its versions stay and can be published again. */
export async function archiveContent(deps: SitesDeps, actor: Actor, id: ContentId): Promise<void> {
  await inTransaction(deps.db, actor, async (tx) => {
    const content = await getContentForUpdate(tx, id);
    stateAfter(actor, 'archive', content);
    const now = deps.clock.now();
    await saveArchived(tx, id, now);
    await replaceUses(tx, id, []);
    await removeDocument(tx, `content:${id}`);
    await record(tx, content, { action: 'archive', version: content.latestVersion, by: actor, now });
    await announceContents(tx, content.publishedVersion === null ? [] : [id]);
    await dropPages(tx, tagsOf(content, content.isPublicWarning));
  });
}

/** Shows a page among the first tasks of its site, or no longer. @throws {AppError} `not-allowed`, `invalid` for other kinds */
export async function pinContent(deps: SitesDeps, actor: Actor, id: ContentId, isPinned: boolean): Promise<void> {
  await inTransaction(deps.db, actor, async (tx) => {
    const content = await getContentForUpdate(tx, id);
    assertMay(actor, PERMISSION.publish, content.unitPath);
    if (content.kind !== 'page') throw new AppError('invalid', 'Only pages can be pinned');
    await savePinned(tx, id, isPinned);
    await recordAudit(tx, actor, { action: 'sites.pin', subject: `content:${id}`, detail: { isPinned } });
    await dropPages(tx, tagsOf(content, false));
  });
}

/**
 * Publishes what the schedule of one government has reached, each in a transaction of its own. What cannot be
 * published goes back to its writers with the reason. Safe to run twice, also at the same moment.
 * @returns how many were published
 */
export async function publishDue(deps: SitesDeps, tenant: Tenant): Promise<number> {
  const now = deps.clock.now();
  const { due, isEdge } = await inReadOnly(deps.db, tenant, async (tx) => ({
    due: await listDueContents(tx, now),
    isEdge: await hasWarningEdge(tx, now),
  }));
  if (isEdge) await inTransaction(deps.db, tenant, (tx) => dropPages(tx, [TAG.warnings]));
  let count = 0;
  for (const id of due) {
    try {
      count += await inTransaction(deps.db, tenant, (tx) => publishIfDue(tx, id, now));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await inTransaction(deps.db, tenant, (tx) => giveBack(tx, id, error.message, now));
    }
  }
  return count;
}

async function publishIfDue(tx: Tx, id: ContentId, now: Temporal.Instant): Promise<number> {
  const content = await getContentForUpdate(tx, id);
  if (!isDue(content, now) || content.scheduledVersion === null) return 0;
  await publishVersion(tx, content, { version: content.scheduledVersion, by: 'system', now });
  return 1;
}

async function giveBack(tx: Tx, id: ContentId, reason: string, now: Temporal.Instant): Promise<void> {
  const content = await getContentForUpdate(tx, id);
  if (!isDue(content, now)) return;
  await setState(tx, id, 'draft', now);
  await insertStep(tx, { contentId: id, action: 'return', version: content.latestVersion, by: null, reason, at: now });
}

function isDue(content: StoredContent, now: Temporal.Instant): boolean {
  return (
    content.state === 'scheduled' && content.publishAt !== null && Temporal.Instant.compare(content.publishAt, now) <= 0
  );
}

interface Decision {
  readonly version: number;
  readonly by: Actor | 'system';
  readonly now: Temporal.Instant;
}

/** The act itself, within a command that has asked who may. */
export async function publishVersion(tx: Tx, content: StoredContent, { version, by, now }: Decision): Promise<void> {
  const written = await getVersion(tx, content.id, version);
  await assertPrivate(tx, content, written, 'publish');
  const rendered = await renderVersion(tx, written);
  await savePublic(tx, content.id, rendered.text, now);
  await replaceUses(tx, content.id, rendered.factKeys);
  await indexContents(tx, [content.id]);
  await record(tx, content, { action: 'publish', version, by, now });
  await tellAuthor(tx, { content, title: rendered.text.title, outcome: 'published', by, now });
  await announceContents(tx, [content.id]);
  await dropPages(tx, tagsOf(content, content.isPublicWarning || rendered.text.isWarning));
}

/** As {@link publishVersion}, for later. @throws {AppError} `invalid` for a moment that has passed */
export async function scheduleVersion(
  tx: Tx,
  content: StoredContent,
  { by, at, now }: { readonly by: Actor; readonly at: Temporal.Instant; readonly now: Temporal.Instant },
): Promise<void> {
  if (Temporal.Instant.compare(at, now) <= 0) throw new AppError('invalid', 'The moment has passed');
  const written = await getVersion(tx, content.id, content.latestVersion);
  await assertPrivate(tx, content, written, 'schedule');
  await renderVersion(tx, written);
  await saveScheduled(tx, content.id, { version: content.latestVersion, at, now });
  await record(tx, content, { action: 'schedule', version: content.latestVersion, by, now });
}

async function record(
  tx: Tx,
  content: StoredContent,
  { action, version, by, now }: Decision & { readonly action: StepAction },
): Promise<void> {
  const person = by === 'system' ? null : by.personId;
  await insertStep(tx, { contentId: content.id, action, version, by: person, at: now });
  const actor: AuditActor = by;
  await recordAudit(tx, actor, { action: `sites.${action}`, subject: `content:${content.id}`, detail: { version } });
}

function assertSeen(content: StoredContent, version: number): void {
  if (content.latestVersion !== version) {
    throw new AppError('conflict', `Version ${content.latestVersion} of ${content.id} was saved after ${version}`);
  }
}

function tagsOf(content: StoredContent, isWarning: boolean): readonly string[] {
  const tags = [TAG.content(content.id), TAG.list(content.siteId), TAG.portal];
  return isWarning ? [...tags, TAG.warnings] : tags;
}
