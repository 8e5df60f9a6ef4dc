import { recordAudit } from '../../../platform/audit/audit.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { appendVersion } from '../commands.ts';
import type { ContentId } from '../content.ts';
import type { SitesDeps } from '../publishing.ts';
import { getContentForUpdate, getVersion, insertStep } from '../queries.ts';
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
    const { sourceHtml: html, ...masked } = maskIn(old, chosen);
    const now = deps.clock.now();
    await appendVersion(tx, { actor, content, now }, { ...masked, html, note: '•••' });
    await insertStep(tx, { contentId: id, action: 'save', version: version + 1, by: actor.personId, at: now });
    const act = { action: 'sites.mask-personal-data', subject: `content:${id}` };
    await recordAudit(tx, actor, { ...act, detail: { version: version + 1, count: chosen.length } });
    return version + 1;
  });
}
