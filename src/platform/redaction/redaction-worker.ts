import { parentPort, workerData } from 'node:worker_threads';
import { carryOut, type PdfTask } from './pdf-tasks.ts';
import { UnreadablePdf } from './pdfium.ts';
import type { TaskAnswer } from './redaction.ts';

/** Does one task with one document; how long is decided outside. */
const { bytes, asked } = workerData as { readonly bytes: Uint8Array; readonly asked: PdfTask };
const answer: Promise<TaskAnswer> = carryOut(bytes, asked).then(
  (result) => ({ ok: true, result }),
  (error: unknown) => ({ ok: false, reason: error instanceof UnreadablePdf ? error.reason : 'broken' }),
);
parentPort?.postMessage(await answer);
