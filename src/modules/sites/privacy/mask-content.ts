import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { appendVersion } from '../commands.ts';
import type { ContentId } from '../content.ts';
import type { SitesDeps } from '../publishing.ts';
import { getContentForUpdate, getVersion, insertStep, type StoredContent, type Version } from '../queries.ts';
import { stateAfter } from '../workflow.ts';
import { readFindings } from './gate.ts';
import { maskIn } from './held-content.ts';
import type { PrivacyPlace } from './readable-parts.ts';

/** Which findings are to be masked; a place with an index names one. */
export type Masked = 'all' | { readonly place: PrivacyPlace; readonly index: number };

/**
 * Saves a further version in which numbers are masked. The version before stays in the history at the desk.
 * @returns the number of the newest version, unchanged when there was nothing to mask
 * @throws {AppError} `conflict` when a newer version was saved meanwhile; `not-allowed` without `sites.write`
 */
export async function maskContent(
  deps: SitesDeps,
  actor: Actor,
  id: ContentId,
  { version, which }: { readonly version: number; readonly which: Masked },
): Promise<number> {
  return inTransaction(deps.db, actor, async (tx) => {
    const content = await getContentForUpdate(tx, id);
    stateAfter(actor, 'save', content);
    if (content.latestVersion !== version) throw new AppError('conflict', `A version after ${version} was saved`);
    const old = await getVersion(tx, id, version);
    const findings = await readFindings(tx, content.siteId, old);
    const chosen = findings.filter(
      ({ place, index }) =>
        (which === 'all' && place !== 'attachment') ||
        (which !== 'all' && place === which.place && index === which.index),
    );
    if (chosen.length === 0) return version;
    const act = { action: 'sites.mask-personal-data', detail: { count: chosen.length } };
    return saveNext(tx, { deps, actor, content }, maskIn(old, chosen), act);
  });
}

/**
 * Saves a further version without an attached document. The document itself stays for the versions before.
 * @returns the number of the newest version, unchanged when it is not attached
 * @throws {AppError} `conflict` when a newer version was saved meanwhile; `not-allowed` without `sites.write`
 */
export async function detachFile(
  deps: SitesDeps,
  actor: Actor,
  id: ContentId,
  { version, fileId }: { readonly version: number; readonly fileId: string },
): Promise<number> {
  return inTransaction(deps.db, actor, async (tx) => {
    const content = await getContentForUpdate(tx, id);
    stateAfter(actor, 'save', content);
    if (content.latestVersion !== version) throw new AppError('conflict', `A version after ${version} was saved`);
    const old = await getVersion(tx, id, version);
    const { files = [] } = old.facts;
    const left = files.filter((file) => file.fileId !== fileId);
    if (left.length === files.length) return version;
    const act = { action: 'sites.detach-file', detail: { fileId } };
    return saveNext(tx, { deps, actor, content }, { ...old, facts: { ...old.facts, files: left } }, act);
  });
}

interface Saving {
  readonly deps: SitesDeps;
  readonly actor: Actor;
  readonly content: StoredContent;
}

async function saveNext(
  tx: Tx,
  { deps, actor, content }: Saving,
  { sourceHtml: html, ...version }: Version,
  { action, detail }: { readonly action: string; readonly detail: Readonly<Record<string, string | number>> },
): Promise<number> {
  const now = deps.clock.now();
  const next = content.latestVersion + 1;
  await appendVersion(tx, { actor, content, now }, { ...version, html, note: '•••' });
  await insertStep(tx, { contentId: content.id, action: 'save', version: next, by: actor.personId, at: now });
  await recordAudit(tx, actor, { action, subject: `content:${content.id}`, detail: { version: next, ...detail } });
  return next;
}
