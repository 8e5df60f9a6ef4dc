import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { READABLE_TYPES } from './file-texts.ts';
import type { Finding } from './finding.ts';

/** Personal data in a file; the number itself is not kept. */
export interface FileFinding extends Pick<Finding, 'kind' | 'masked' | 'certainty'> {
  /** Page or cell, as `hlm. 3` or `Data!B7`; empty in plain text. */
  readonly where: string;
}

/** What came of reading a file: its findings, or that it could not be read within the limits. */
export type FileScan =
  | { readonly outcome: 'read'; readonly findings: readonly FileFinding[] }
  | { readonly outcome: 'unreadable' };

const LONGEST_MS = 10_000;
const MOST_MEGABYTES = 256;

/**
 * Reads PDF (500 pages), XLSX, CSV and plain text in a thread with 10 seconds and 256 MB of heap, so that a hostile file
 * stops nobody else; the first 200 findings. Never throws for a file.
 * @returns null for types that are not read, as DOCX and pictures
 */
export async function scanFile(bytes: Uint8Array, mimeType: string): Promise<FileScan | null> {
  if (!READABLE_TYPES.has(mimeType)) return null;
  const worker = new Worker(new URL(`./file-worker${extname(import.meta.filename)}`, import.meta.url), {
    workerData: { bytes, mimeType },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    stdout: true,
    stderr: true,
  });
  const { promise, resolve } = Promise.withResolvers<FileScan>();
  const timer = setTimeout(() => resolve({ outcome: 'unreadable' }), LONGEST_MS);
  worker.once('message', (findings: readonly FileFinding[]) => resolve({ outcome: 'read', findings }));
  worker.once('error', () => resolve({ outcome: 'unreadable' }));
  worker.once('exit', () => resolve({ outcome: 'unreadable' }));
  const scan = await promise;
  clearTimeout(timer);
  await worker.terminate();
  return scan;
}
