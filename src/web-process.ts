import './young-memory.ts';
import { type Building, openBuilding } from './building.ts';
import { logTo } from './installation.ts';
import { listen } from './listen.ts';
import { systemClock } from './platform/clock.ts';
import { readSettings } from './platform/config/settings.ts';
import { AppError } from './platform/errors.ts';
import type { MeasuredMetrics } from './platform/http/metrics.ts';
import type { FromWeb, ToWeb } from './web-messages.ts';

/** One of several web servers on a port: opened, asked and closed by the first process, which it does not outlive. */
let building: Building | undefined;
let questions = 0;
const waiting = new Map<number, (metrics: readonly MeasuredMetrics[]) => void>();

/** A first process that is gone hears nothing; this one then ends by `disconnect`. */
const tell = (message: FromWeb) => void process.send?.(message, undefined, {}, () => undefined);

async function open(url: string): Promise<void> {
  const settings = readSettings(process.env);
  try {
    building = await openBuilding({ settings, url, log: logTo(settings), clock: systemClock, gatherMetrics });
    tell({ kind: 'listening', port: await listen(building.app, settings) });
  } catch (error) {
    const code = error instanceof AppError ? error.code : 'unavailable';
    tell({ kind: 'failed', code, message: error instanceof Error ? error.message : String(error) });
  }
}

/** Waits no longer than the first process does. */
function gatherMetrics(own: MeasuredMetrics): Promise<readonly MeasuredMetrics[]> {
  questions += 1;
  const question = questions;
  return new Promise((resolve) => {
    const late = setTimeout(() => answer([own]), 3000);
    const answer = (metrics: readonly MeasuredMetrics[]) => {
      clearTimeout(late);
      waiting.delete(question);
      resolve(metrics);
    };
    waiting.set(question, answer);
    tell({ kind: 'gather-metrics', question });
  });
}

async function close(): Promise<void> {
  await building?.close();
  process.exit(0);
}

process.on('message', (message: ToWeb) => {
  if (message.kind === 'open') void open(message.url);
  else if (message.kind === 'close') void close();
  else if (message.kind === 'gathered') waiting.get(message.question)?.(message.metrics);
  else
    building?.app
      .readMetrics()
      .then((metrics) => tell({ kind: 'metrics', question: message.question, metrics }))
      .catch(() => undefined);
});
process.on('disconnect', () => void close());
// Ctrl-C reaches the whole group; the first process decides when this one ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
