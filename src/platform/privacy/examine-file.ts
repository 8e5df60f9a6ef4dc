import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DOCX, ODS, ODT, PDF, PPTX, XLSX } from './documents/document-types.ts';
import type { Finding } from './finding.ts';

/** Personal data in a file; the number itself is not kept. */
export interface FileFinding extends Pick<Finding, 'kind' | 'masked' | 'certainty'> {
  /** Page, cell or slide, as `hlm. 3` or `Data!B7`; empty in plain text. */
  readonly where: string;
}

/** What came of reading a file: its findings; that it shows pictures only; or that it could not be read within the limits. */
export type FileScan =
  | { readonly outcome: 'read'; readonly findings: readonly FileFinding[] }
  | { readonly outcome: 'untexted' | 'unreadable' };

/**
 * What became of that in a file which tells of its makers: removed; none there; left because a signature covers it; left
 * because the file could not be rewritten.
 */
export type MetadataOutcome = 'removed' | 'none' | 'signed' | 'kept';

/** A file as it may be kept, with what was seen in it. */
export interface ExaminedFile {
  /** The same bytes where nothing was removed. */
  readonly bytes: Uint8Array;
  readonly scan: FileScan;
  readonly metadata: MetadataOutcome;
}

/** Types whose words can be read. */
export const READABLE_TYPES: ReadonlySet<string> = new Set([
  ...[PDF, XLSX, DOCX, PPTX, ODT, ODS],
  'text/csv',
  'text/plain',
]);

const LONGEST_MS = 10_000;
const MOST_MEGABYTES = 256;

/** What the thread tells, in this order. */
export type WorkerWord =
  | { readonly step: 'read'; readonly scan: FileScan }
  | { readonly step: 'cleaned'; readonly metadata: MetadataOutcome; readonly bytes: Uint8Array | null };

/**
 * Reads PDF (500 pages), office files, CSV and plain text, and removes metadata from PDF and office files, in a thread
 * with 10 seconds for either and 256 MB of heap, so that a hostile file stops nobody else; the first 200 findings. Never
 * throws for a file.
 * @returns null for types that are not read, as pictures
 */
export async function examineFile(bytes: Uint8Array, mimeType: string): Promise<ExaminedFile | null> {
  if (!READABLE_TYPES.has(mimeType)) return null;
  const worker = new Worker(new URL(`./file-worker${extname(import.meta.filename)}`, import.meta.url), {
    workerData: { bytes, mimeType },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    stdout: true,
    stderr: true,
  });
  const nextWord = listenTo(worker);
  try {
    const read = await nextWord();
    const scan: FileScan = read?.step === 'read' ? read.scan : { outcome: 'unreadable' };
    const cleaned = read && (await nextWord());
    if (cleaned?.step !== 'cleaned') return { bytes, scan, metadata: 'kept' };
    return { bytes: cleaned.bytes ?? bytes, scan, metadata: cleaned.metadata };
  } finally {
    await worker.terminate();
  }
}

/** Answers the words of a thread one after the other; null when it has ended or takes too long. */
function listenTo(worker: Worker): () => Promise<WorkerWord | null> {
  const words: (WorkerWord | null)[] = [];
  let tell: (() => void) | undefined;
  const take = (word: WorkerWord | null) => {
    words.push(word);
    tell?.();
  };
  worker.on('message', take);
  for (const end of ['error', 'exit'] as const) worker.once(end, () => take(null));
  return async () => {
    const timer = setTimeout(take, LONGEST_MS, null);
    if (words.length === 0)
      await new Promise<void>((resolve) => {
        tell = resolve;
      });
    clearTimeout(timer);
    return words.shift() ?? null;
  };
}
