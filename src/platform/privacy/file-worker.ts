import { parentPort, workerData } from 'node:worker_threads';
import { readTexts } from './file-texts.ts';
import { findPersonalData } from './find-personal-data.ts';
import type { FileFinding } from './scan-file.ts';

const MOST_FINDINGS = 200;

/** Reads one file in a thread of its own and tells what was found; how long and how large is decided outside. */
async function scan(bytes: Uint8Array, mimeType: string): Promise<readonly FileFinding[]> {
  const findings: FileFinding[] = [];
  for await (const { where, heading, text } of readTexts(bytes, mimeType)) {
    for (const { kind, masked, certainty } of findPersonalData(text, { heading })) {
      findings.push({ kind, masked, certainty, where });
      if (findings.length === MOST_FINDINGS) return findings;
    }
  }
  return findings;
}

const { bytes, mimeType } = workerData as { readonly bytes: Uint8Array; readonly mimeType: string };
parentPort?.postMessage(await scan(bytes, mimeType));
