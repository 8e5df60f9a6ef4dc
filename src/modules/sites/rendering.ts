import type { Tx } from '../../platform/database/database.ts';
import { AppError } from '../../platform/errors.ts';
import { type FileId, listFilesById, publishFiles, type StoredFile } from '../../platform/files/files.ts';
import { cleanHtml } from './clean-html.ts';
import type { AttachedPicture, ContentFacts } from './content.ts';
import type { PublicText } from './content-rows.ts';
import { readFactValues } from './fact-queries.ts';
import { fillFacts, missingFacts, quotedFacts } from './facts.ts';
import type { Version } from './queries.ts';

/** A version as the public is to read it, with the facts that it quotes. */
export interface RenderedVersion {
  readonly text: PublicText;
  readonly factKeys: readonly string[];
}

/**
 * Fills in the shared facts, cleans the text and lets everyone read its files.
 * @throws {AppError} `invalid` when it quotes a fact that does not exist
 */
export async function renderVersion(tx: Tx, version: Version): Promise<RenderedVersion> {
  const factKeys = quotedFacts(version);
  const values = await readFactValues(tx, factKeys);
  const missing = missingFacts(version, values);
  if (missing.length > 0) throw new AppError('invalid', `Fakta bersama belum ada: ${missing.join(', ')}`);
  const fileIds = filesOf(version);
  const files = await listFilesById(tx, fileIds);
  await publishFiles(tx, fileIds);
  return { text: publicText(version, values, files), factKeys };
}

/** The words of a version with the facts filled in; facts that do not exist stay as they were written. */
export function publicText(
  version: Version,
  values: ReadonlyMap<string, string>,
  files: readonly StoredFile[],
): PublicText {
  const filled = fillFacts(version, values);
  return {
    version: version.number,
    title: filled.title,
    summary: filled.summary,
    bodyHtml: cleanHtml(filled.bodyHtml),
    facts: withFiles(filled.facts, version.coverFileId, files),
    coverFileId: version.coverFileId,
    isWarning: version.isWarning,
    startsAt: version.startsAt,
    endsAt: version.endsAt,
  };
}

/** The facts with what is known of the files: addresses of attachments, and the cover, if need be the first picture. */
function withFiles({ cover: _old, ...facts }: ContentFacts, coverId: string | null, files: readonly StoredFile[]) {
  const stored = new Map<string, StoredFile>(files.map((file) => [file.id, file]));
  const cover = coverOf(stored.get(coverId ?? '')) ?? facts.pictures?.[0];
  const attached = facts.files?.flatMap((file) => {
    const found = stored.get(file.fileId);
    return found ? [{ ...file, fileName: found.name }] : [];
  });
  return { ...facts, ...(attached && { files: attached }), ...(cover && { cover }) };
}

function coverOf(file: StoredFile | undefined): AttachedPicture | undefined {
  if (!file || file.widthPx === null || file.heightPx === null) return undefined;
  return { fileId: file.id, alt: '', widthPx: file.widthPx, heightPx: file.heightPx };
}

const INLINE_FILE = /\/berkas\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\//g;

/** Every file that a version shows: cover, attachments, album, pictures in the text. */
export function filesOf(version: Pick<Version, 'facts' | 'coverFileId' | 'sourceHtml'>): readonly FileId[] {
  const { facts, coverFileId, sourceHtml } = version;
  const attached = [...(facts.files ?? []), ...(facts.pictures ?? [])].map(({ fileId }) => fileId);
  const inline = [...sourceHtml.matchAll(INLINE_FILE)].map(([, id = '']) => id);
  return [...new Set([...(coverFileId ? [coverFileId] : []), ...attached, ...inline])] as FileId[];
}
