import cluster, { type Worker } from 'node:cluster';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { AppError } from './platform/errors.ts';
import type { MeasuredMetrics } from './platform/http/metrics.ts';
import type { FromWeb, ToWeb } from './web-messages.ts';

/** The web server that serves, wherever it runs. */
export interface OpenWeb {
  readonly port: number;
  /** Lets requests under way end; safe to call once. */
  close(): Promise<void>;
}

/** How the web processes are opened. */
export interface WebProcessOptions {
  /** From 2. */
  readonly count: number;
  /** Login of the application; told to each process over its channel, so that no list of processes shows it. */
  readonly url: string;
  readonly log: Logger;
  /** What this process measured, which serves no page but may run jobs. */
  readonly ownMetrics: () => Promise<MeasuredMetrics>;
}

const ANSWER_WITHIN_MS = 2000;
const AGAIN_AFTER_MS = 1000;

/**
 * Starts web servers in processes of their own, which share one port. One that ends by itself is replaced after a
 * second; the others serve meanwhile.
 * @throws {AppError} what the first of them to fail said, when the port cannot be had or the database is gone
 */
export async function startWebProcesses(options: WebProcessOptions): Promise<OpenWeb> {
  cluster.setupPrimary({ exec: join(import.meta.dirname, 'web-process.js') });
  let isClosing = false;
  const start = (): Promise<number> => {
    const worker = cluster.fork();
    worker.on('message', (message: FromWeb) => {
      if (message.kind === 'gather-metrics') void answerMetrics(worker, message.question, options);
    });
    worker.once('exit', (code, signal) => {
      if (isClosing) return;
      options.log.error({ code, signal, pid: worker.process.pid }, 'a web process ended; another takes its place');
      setTimeout(() => {
        if (!isClosing) start().catch((error: unknown) => options.log.error({ err: error }, 'no web process opened'));
      }, AGAIN_AFTER_MS);
    });
    return opened(worker, options.url);
  };
  const close = async () => {
    isClosing = true;
    await Promise.all(workers().map(ended));
  };
  try {
    const [port = 0] = await Promise.all(Array.from({ length: options.count }, start));
    return { port, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const workers = (): readonly Worker[] => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
/** One that is just ending hears nothing; its `exit` follows. */
const tell = (worker: Worker, message: ToWeb) => void worker.send(message, undefined, undefined, () => undefined);

/** The port on which it serves. */
function opened(worker: Worker, url: string): Promise<number> {
  tell(worker, { kind: 'open', url });
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromWeb) => {
      if (message.kind === 'listening') resolve(message.port);
      if (message.kind === 'failed') reject(new AppError(message.code, message.message));
    });
    worker.once('exit', (code, signal) => {
      reject(new AppError('unavailable', `Proses web berakhir sebelum melayani (${signal ?? code}).`));
    });
  });
}

function ended(worker: Worker): Promise<void> {
  if (worker.isDead()) return Promise.resolve();
  return new Promise((resolve) => {
    worker.once('exit', () => resolve());
    if (worker.isConnected()) tell(worker, { kind: 'close' });
    else worker.process.kill();
  });
}

/** A process that does not answer in time is left out of the sum. */
async function answerMetrics(asking: Worker, question: number, { ownMetrics }: WebProcessOptions): Promise<void> {
  const told = await Promise.all([ownMetrics(), ...workers().map((worker) => metricsOf(worker, question))]);
  const metrics = told.filter((one) => one !== null);
  if (asking.isConnected()) tell(asking, { kind: 'gathered', question, metrics });
}

function metricsOf(worker: Worker, question: number): Promise<MeasuredMetrics | null> {
  return new Promise((resolve) => {
    const answer = (metrics: MeasuredMetrics | null) => {
      clearTimeout(late);
      worker.off('message', hear);
      resolve(metrics);
    };
    const hear = (message: FromWeb) => {
      if (message.kind === 'metrics' && message.question === question) answer(message.metrics);
    };
    const late = setTimeout(() => answer(null), ANSWER_WITHIN_MS);
    worker.on('message', hear);
    tell(worker, { kind: 'tell-metrics', question });
  });
}
