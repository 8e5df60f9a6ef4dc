import { parentPort, workerData } from 'node:worker_threads';
import { cleanDocument } from './documents/clean-document.ts';
import type { FileFinding, FileScan, WorkerWord } from './examine-file.ts';
import { readTexts } from './file-texts.ts';
import { findPersonalData } from './find-personal-data.ts';

const MOST_FINDINGS = 200;

/** Reads one file in a thread of its own and tells what was found; how long and how large is decided outside. */
async function scan(bytes: Uint8Array, mimeType: string): Promise<FileScan> {
  const findings: FileFinding[] = [];
  let hasWords = false;
  for await (const { where, heading, text } of readTexts(bytes, mimeType)) {
    hasWords ||= text.trim() !== '';
    for (const { kind, masked, certainty } of findPersonalData(text, { heading })) {
      findings.push({ kind, masked, certainty, where });
      if (findings.length === MOST_FINDINGS) return { outcome: 'read', findings };
    }
  }
  return hasWords ? { outcome: 'read', findings } : { outcome: 'untexted' };
}

async function clean(bytes: Uint8Array, mimeType: string): Promise<WorkerWord> {
  const cleaned = await cleanDocument(bytes, mimeType);
  if (cleaned.outcome === 'cleaned') return { step: 'cleaned', metadata: 'removed', bytes: cleaned.bytes };
  return { step: 'cleaned', metadata: cleaned.outcome === 'signed' ? 'signed' : 'none', bytes: null };
}

const { bytes, mimeType } = workerData as { readonly bytes: Uint8Array; readonly mimeType: string };
/** Reading may take the bytes away. */
const copy = bytes.slice();
const scanned: Promise<FileScan> = scan(bytes, mimeType).catch(() => ({ outcome: 'unreadable' }));
parentPort?.postMessage({ step: 'read', scan: await scanned } satisfies WorkerWord);
const kept: WorkerWord = { step: 'cleaned', metadata: 'kept', bytes: null };
parentPort?.postMessage(await clean(copy, mimeType).catch(() => kept));
