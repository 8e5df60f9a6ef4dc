import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import type { SiteId } from '../../../platform/http/place.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { createDraft } from '../commands.ts';
import type { ContentId } from '../content.ts';
import type { SitesDeps } from '../publishing.ts';
import { getVersion } from '../queries.ts';
import { findCopySource } from './copy-queries.ts';

/** What is copied, and where to. */
export interface Copying {
  readonly sourceId: ContentId;
  readonly siteId: SiteId;
  /** The UUID of the form: sent twice, there is one copy. */
  readonly key: string;
}

/**
 * Begins a draft with the public text of another site of the same government. It remembers the source and its version,
 * so that its keepers hear of newer ones.
 * @returns the id of the draft
 * @throws {AppError} `not-found` unless the source is a public page or document; `not-allowed` without `sites.write` at
 * the site
 */
export async function copyContent(
  deps: SitesDeps,
  actor: Actor,
  { sourceId, siteId, key }: Copying,
): Promise<ContentId> {
  const { source, text } = await inReadOnly(deps.db, actor, async (tx) => {
    const found = await findCopySource(tx, sourceId);
    if (!found) throw new AppError('not-found', `No public page ${sourceId} to copy`);
    return { source: found, text: await getVersion(tx, sourceId, found.version) };
  });
  const { title, summary, sourceHtml: html, facts, coverFileId } = text;
  return createDraft(
    deps,
    actor,
    {
      ...{ siteId, kind: source.kind, title, summary, html, facts, coverFileId, isWarning: false },
      ...{ startsAt: null, endsAt: null, note: source.siteTitle },
      source: { contentId: sourceId, version: source.version },
    },
    { key, after: { step: 'save' } },
  );
}
