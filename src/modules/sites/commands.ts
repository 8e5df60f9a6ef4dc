import { recordAudit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { newId } from '../../platform/database/ids.ts';
import { inTransaction } from '../../platform/database/tenancy.ts';
import { AppError } from '../../platform/errors.ts';
import type { SiteId } from '../../platform/http/place.ts';
import { once } from '../../platform/http/submission.ts';
import { type Actor, assertMay } from '../../platform/identity/actor.ts';
import { cleanHtml } from './clean-html.ts';
import { type ContentId, type ContentKind, RESERVED_SLUGS, slugOf, type WrittenContent } from './content.ts';
import { type ContentSource, insertContent, saveLatest } from './content-rows.ts';
import { assertPrivate } from './privacy/gate.ts';
import { publishVersion, type SitesDeps, scheduleVersion } from './publishing.ts';
import {
  getContentForUpdate,
  getSiteForUpdate,
  getVersion,
  insertStep,
  insertVersion,
  listSlugs,
  type StoredContent,
  setState,
} from './queries.ts';
import { tellAuthor, tellReviewers } from './telling.ts';
import { PERMISSION, type StepAction, stateAfter } from './workflow.ts';

/** A content that does not exist yet. */
export interface NewContent extends WrittenContent {
  readonly siteId: SiteId;
  readonly kind: ContentKind;
  /** The public content that it was copied from; left out for what is written anew. */
  readonly source?: ContentSource;
}

/** What happens with a version in the same transaction in which it is saved. */
export type AfterSaving =
  | { readonly step: 'save' | 'submit' | 'publish' }
  | { readonly step: 'schedule'; readonly at: Temporal.Instant };

/** How a form arrived: `key` is the UUID of its page, so that a form sent twice counts once. */
export interface Sending {
  readonly key: string;
  readonly after: AfterSaving;
}

/**
 * Writes the first version of a content, and submits, publishes or schedules it when asked.
 * @returns its id; the same one when the same form arrives again
 * @throws {AppError} `not-allowed` without `sites.write` at the site's unit, or without leave for the step after;
 * `invalid` for a warning that is no announcement or a quoted fact that does not exist
 */
export async function createDraft(
  deps: SitesDeps,
  actor: Actor,
  written: NewContent,
  sending: Sending,
): Promise<ContentId> {
  return inTransaction(deps.db, actor, async (tx) => {
    const site = await getSiteForUpdate(tx, written.siteId);
    assertMay(actor, PERMISSION.write, site.unitPath);
    assertSound(written.kind, written);
    const id = await once(tx, { key: sending.key, by: actor.personId }, async () => {
      const created = newId<'content'>();
      const now = deps.clock.now();
      const slug = await freeSlug(tx, { siteId: site.id, kind: written.kind }, written.title);
      const place = { siteId: site.id, unitId: site.unitId, unitPath: site.unitPath };
      await insertContent(
        tx,
        { ...place, id: created, kind: written.kind, slug, by: actor.personId, at: now, source: written.source },
        written,
      );
      await insertVersion(tx, created, { ...versionOf(written, 1), authorId: actor.personId });
      await record(tx, actor, { contentId: created, action: 'create', version: 1, at: now });
      await takeNext(tx, { actor, id: created, after: sending.after, now });
      return created;
    });
    return id as ContentId;
  });
}

/**
 * Saves a further version. What the public reads stays as it is until that version is published.
 * @param expectedVersion the newest version that the person saw
 * @throws {AppError} `conflict` when a newer version was saved meanwhile
 */
export async function saveVersion(
  deps: SitesDeps,
  actor: Actor,
  { id, expectedVersion, ...written }: WrittenContent & { readonly id: ContentId; readonly expectedVersion: number },
  sending: Sending,
): Promise<void> {
  await inTransaction(deps.db, actor, async (tx) => {
    const content = await getContentForUpdate(tx, id);
    stateAfter(actor, 'save', content);
    assertSound(content.kind, written);
    await once(tx, { key: sending.key, by: actor.personId }, async () => {
      assertLatest(content, expectedVersion);
      const now = deps.clock.now();
      await appendVersion(tx, { actor, content, now }, written);
      await record(tx, actor, { contentId: id, action: 'save', version: content.latestVersion + 1, at: now });
      await takeNext(tx, { actor, id, after: sending.after, now });
      return id;
    });
  });
}

/** Makes an old version the newest one, as a further version. @throws {AppError} `not-found` without such a version */
export async function restoreVersion(deps: SitesDeps, actor: Actor, id: ContentId, number: number): Promise<void> {
  await inTransaction(deps.db, actor, async (tx) => {
    const content = await getContentForUpdate(tx, id);
    stateAfter(actor, 'restore', content);
    const old = await getVersion(tx, id, number);
    const now = deps.clock.now();
    await appendVersion(tx, { actor, content, now }, { ...old, html: old.sourceHtml, note: `v${number}` });
    await record(tx, actor, { contentId: id, action: 'restore', version: content.latestVersion + 1, at: now });
  });
}

/** Hands the newest version to those who review. @throws {AppError} `conflict` unless it is a draft or public */
export async function submitForReview(deps: SitesDeps, actor: Actor, id: ContentId): Promise<void> {
  await inTransaction(deps.db, actor, (tx) =>
    takeNext(tx, { actor, id, after: { step: 'submit' }, now: deps.clock.now() }),
  );
}

/** Gives a content back to its writers, or takes it off the schedule. What is public stays public. */
export async function returnToDraft(deps: SitesDeps, actor: Actor, id: ContentId, reason: string): Promise<void> {
  await inTransaction(deps.db, actor, async (tx) => {
    const content = await getContentForUpdate(tx, id);
    const state = stateAfter(actor, 'return', content);
    const now = deps.clock.now();
    await setState(tx, id, state, now);
    await record(tx, actor, { contentId: id, action: 'return', version: content.latestVersion, reason, at: now });
    const { title } = await getVersion(tx, id, content.latestVersion);
    await tellAuthor(tx, { content, title, outcome: 'returned', reason: reason.slice(0, 1000), by: actor, now });
  });
}

interface Next {
  readonly actor: Actor;
  readonly id: ContentId;
  readonly after: AfterSaving;
  readonly now: Temporal.Instant;
}

async function takeNext(tx: Tx, { actor, id, after, now }: Next): Promise<void> {
  if (after.step === 'save') return;
  const content = await getContentForUpdate(tx, id);
  const state = stateAfter(actor, after.step, content);
  if (after.step === 'publish') return publishVersion(tx, content, { version: content.latestVersion, by: actor, now });
  if (after.step === 'schedule') return scheduleVersion(tx, content, { by: actor, at: after.at, now });
  const submitted = await getVersion(tx, id, content.latestVersion);
  await assertPrivate(tx, content, submitted, 'submit');
  await setState(tx, id, state, now);
  await record(tx, actor, { contentId: id, action: 'submit', version: content.latestVersion, at: now });
  await tellReviewers(tx, { content, title: submitted.title, by: actor, now });
}

interface Writing {
  readonly actor: Actor;
  readonly content: StoredContent;
  readonly now: Temporal.Instant;
}

/** Saves a further version, within a command that has asked who may; the history is the caller's. */
export async function appendVersion(tx: Tx, { actor, content, now }: Writing, written: WrittenContent): Promise<void> {
  const number = content.latestVersion + 1;
  await insertVersion(tx, content.id, { ...versionOf(written, number), authorId: actor.personId });
  const isUntold = content.firstPublishedAt === null;
  const slug = isUntold ? await freeSlug(tx, content, written.title) : content.slug;
  await saveLatest(tx, content, { number, slug, at: now, written });
}

function versionOf(written: WrittenContent, number: number) {
  const { html, ...rest } = written;
  return { ...rest, number, sourceHtml: cleanHtml(html) };
}

async function record(
  tx: Tx,
  actor: Actor,
  step: { contentId: ContentId; action: StepAction; version: number; reason?: string; at: Temporal.Instant },
): Promise<void> {
  await insertStep(tx, { ...step, by: actor.personId });
  const act = { action: `sites.${step.action}`, subject: `content:${step.contentId}` };
  await recordAudit(tx, actor, { ...act, detail: { version: step.version } });
}

function assertLatest(content: StoredContent, expected: number): void {
  if (content.latestVersion !== expected) {
    throw new AppError('conflict', `Version ${content.latestVersion} of ${content.id} was saved after ${expected}`);
  }
}

function assertSound(kind: ContentKind, written: WrittenContent): void {
  if (written.isWarning && kind !== 'announcement') throw new AppError('invalid', 'Only an announcement can warn');
  const { startsAt, endsAt } = written;
  if (startsAt && endsAt && Temporal.Instant.compare(startsAt, endsAt) > 0) {
    throw new AppError('invalid', 'It ends before it begins');
  }
}

/** The slug of a title, with a number when it is taken; the content's own slug counts as free. */
async function freeSlug(
  tx: Tx,
  { siteId, kind, slug: own }: { readonly siteId: SiteId; readonly kind: ContentKind; readonly slug?: string },
  title: string,
): Promise<string> {
  const wanted = slugOf(title);
  const slugs = await listSlugs(tx, siteId, kind, wanted);
  const taken = new Set(slugs.filter((slug) => slug !== own));
  if (kind === 'page') for (const word of RESERVED_SLUGS) taken.add(word);
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}
