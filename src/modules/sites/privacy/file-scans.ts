import type { Tx } from '../../../platform/database/database.ts';
import { type FileId, fileHref, listFilesById } from '../../../platform/files/files.ts';
import { type ExaminedFile, type FileFinding, READABLE_TYPES } from '../../../platform/privacy/examine-file.ts';
import type { ContentFacts } from '../content.ts';
import type { HeldKind, Obstacle, PlacedFinding } from './held-content.ts';
import '../tables.ts';

/** Keeps what was found in a document, and what became of its metadata. */
export async function saveFileScan(
  tx: Tx,
  fileId: FileId,
  { scan, metadata }: Pick<ExaminedFile, 'scan' | 'metadata'>,
): Promise<void> {
  const findings = scan.outcome === 'read' ? scan.findings : [];
  await tx
    .insertInto('sites.file_scan')
    .values({ file_id: fileId, outcome: scan.outcome, findings: JSON.stringify(findings), metadata })
    .execute();
}

/**
 * Findings in the attached documents, as they were when sent in, and documents that could not be read: a person must
 * look into those. No query without attachments, else two.
 */
export async function listFileFindings(tx: Tx, { files = [] }: ContentFacts): Promise<readonly PlacedFinding[]> {
  if (files.length === 0) return [];
  const ids = files.map(({ fileId }) => fileId as FileId);
  const rows = await tx
    .selectFrom('sites.file_scan')
    .select(['file_id', 'outcome', 'findings'])
    .where('file_id', 'in', ids)
    .execute();
  const scans = new Map(rows.map((row) => [row.file_id, row]));
  const stored = await listFilesById(tx, ids);
  return stored
    .toSorted((one, other) => one.id.localeCompare(other.id))
    .filter(({ mimeType }) => READABLE_TYPES.has(mimeType))
    .flatMap((file) =>
      heldFor(file.mimeType, scans.get(file.id)).map(({ where, ...finding }) => ({
        ...finding,
        ...{ start: 0, end: 0, place: 'attachment' as const, href: `/meja${fileHref(file)}`, fileId: file.id },
        excerpt: [file.name, where, finding.masked].filter((part) => part !== '').join(' · '),
      })),
    )
    .map((finding, index) => ({ ...finding, index }));
}

interface Scanned {
  readonly outcome: 'read' | 'untexted' | 'unreadable';
  readonly findings: string;
}

type HeldFor = Omit<FileFinding, 'kind'> & { readonly kind: HeldKind; readonly obstacle?: Obstacle };

/** A document that was never read is no better known than one that could not be. */
function heldFor(mimeType: string, scan: Scanned | undefined): readonly HeldFor[] {
  if (scan?.outcome !== 'read') {
    const obstacle = scan?.outcome ?? 'unscanned';
    return [{ kind: 'unexamined', where: '', masked: '', certainty: 'likely', obstacle }];
  }
  return worthTelling(mimeType, scan.findings as unknown as readonly FileFinding[]);
}

const FEWEST_PHONES = 5;

/** A few phones in a letter are those of its head; many are a list of people. In tables each counts. */
function worthTelling(mimeType: string, findings: readonly FileFinding[]): readonly FileFinding[] {
  const isLetter = mimeType === 'application/pdf' || mimeType === 'text/plain';
  const phones = findings.filter(({ kind }) => kind === 'phone').length;
  return isLetter && phones < FEWEST_PHONES ? findings.filter(({ kind }) => kind !== 'phone') : findings;
}
