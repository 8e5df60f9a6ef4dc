import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Box, LabelledBox } from './box.ts';
import type { PdfSurvey, PdfTask } from './pdf-tasks.ts';
import type { UnreadableReason } from './pdfium.ts';

/** What a thread answers. */
export type TaskAnswer =
  | { readonly ok: true; readonly result: PdfSurvey | readonly Box[] | Uint8Array }
  | { readonly ok: false; readonly reason: UnreadableReason };

/** A PDF that cannot be worked on, and why. */
export class PdfRefused extends Error {
  readonly reason: UnreadableReason;
  constructor(reason: UnreadableReason) {
    super(`The PDF cannot be worked on: ${reason}`);
    this.reason = reason;
  }
}

/** Looks through a document once. @throws {PdfRefused} */
export async function surveyPdf(bytes: Uint8Array): Promise<PdfSurvey> {
  return (await run(bytes, { task: 'survey' })) as PdfSurvey;
}

/** Where any of these words stand, all pages; capitals, spaces and punctuation do not count. @throws {PdfRefused} */
export async function findWords(bytes: Uint8Array, words: readonly string[]): Promise<readonly Box[]> {
  return (await run(bytes, { task: 'find', words })) as readonly Box[];
}

/** Where numbers of persons stand (NIK, family card, phone, account, card). @throws {PdfRefused} */
export async function findPersonalBoxes(bytes: Uint8Array): Promise<readonly Box[]> {
  return (await run(bytes, { task: 'find-personal' })) as readonly Box[];
}

/** A page as JPEG with its boxes drawn. @throws {PdfRefused} */
export async function drawPage(bytes: Uint8Array, asked: Omit<PageAsked, 'task'>): Promise<Uint8Array> {
  return (await run(bytes, { task: 'picture', ...asked })) as Uint8Array;
}

type PageAsked = Extract<PdfTask, { readonly task: 'picture' }>;

/**
 * A new PDF in which the boxes are black and nothing of the old one is left but what a reader sees: no text below boxes,
 * no metadata, attachments, scripts, layers or earlier versions.
 * @throws {PdfRefused}
 */
export async function redactPdf(bytes: Uint8Array, boxes: readonly LabelledBox[]): Promise<Uint8Array> {
  return (await run(bytes, { task: 'redact', boxes })) as Uint8Array;
}

const LONGEST_MS = 60_000;
const MOST_MEGABYTES = 512;
const MOST_AT_ONCE = 2;
const waiting: (() => void)[] = [];
let running = 0;

/** Two at a time: each may take half a gigabyte. */
async function run(bytes: Uint8Array, asked: PdfTask): Promise<PdfSurvey | readonly Box[] | Uint8Array> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    const answer = await inThread(bytes, asked);
    if (!answer.ok) throw new PdfRefused(answer.reason);
    return answer.result;
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

async function inThread(bytes: Uint8Array, asked: PdfTask): Promise<TaskAnswer> {
  const worker = new Worker(new URL(`./redaction-worker${extname(import.meta.filename)}`, import.meta.url), {
    workerData: { bytes, asked },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    stdout: true,
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<TaskAnswer>((resolve) => {
      timer = setTimeout(resolve, LONGEST_MS, { ok: false, reason: 'too-heavy' });
      worker.once('message', resolve);
      worker.once('error', () => resolve({ ok: false, reason: 'too-heavy' }));
      worker.once('exit', () => resolve({ ok: false, reason: 'too-heavy' }));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
