import { createHash, randomBytes } from 'node:crypto';
import { recordAudit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/tenancy.ts';
import { publishFiles } from '../../platform/files/files.ts';
import { type Actor, assertMay } from '../../platform/identity/actor.ts';
import type { ContentId } from './content.ts';
import { deleteExpiredLinks, insertLink } from './preview-queries.ts';
import type { SitesDeps } from './publishing.ts';
import { getContentForUpdate, getVersion } from './queries.ts';
import { filesOf } from './rendering.ts';
import { PERMISSION } from './workflow.ts';

/** A link that shows one version to whoever holds it. */
export interface PreviewLink {
  /** On the content's own site: `/pratinjau/<secret>`. Told once; only its hash is kept. */
  readonly path: string;
  readonly secret: string;
  readonly expiresAt: Temporal.Instant;
}

const SECRET_BYTES = 32;
const LIFE_HOURS = 7 * 24;

/**
 * Makes a link to the newest version, good for 7 days; whoever knows the address of one of its files can read that file.
 * @throws {AppError} `not-allowed` without `sites.write`
 */
export async function createPreviewLink(deps: SitesDeps, actor: Actor, id: ContentId): Promise<PreviewLink> {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const now = deps.clock.now();
  const expiresAt = now.add({ hours: LIFE_HOURS });
  await inTransaction(deps.db, actor, async (tx: Tx) => {
    const content = await getContentForUpdate(tx, id);
    assertMay(actor, PERMISSION.write, content.unitPath);
    await publishFiles(tx, filesOf(await getVersion(tx, id, content.latestVersion)));
    await deleteExpiredLinks(tx, now);
    const link = { contentId: id, version: content.latestVersion, expiresAt, by: actor.personId };
    await insertLink(tx, { ...link, secretHash: hashOf(secret) });
    const detail = { version: content.latestVersion };
    await recordAudit(tx, actor, { action: 'sites.create-preview', subject: `content:${id}`, detail });
  });
  return { path: `/pratinjau/${secret}`, secret, expiresAt };
}

/** What is kept of a secret. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
