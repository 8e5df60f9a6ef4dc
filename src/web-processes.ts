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

/** What the processes are told when there is something to serve. */
export interface WebOpening {
  /** Login of the application; told to each process over its channel, so that no list of processes shows it. */
  readonly url: string;
  /** What this process measured, which serves no page but may run jobs. */
  readonly ownMetrics: () => Promise<MeasuredMetrics>;
}

/** Processes that have been started and load what they will need; they serve once they are opened. */
export interface WebProcesses {
  /** @throws {AppError} what the first of them to fail said, when the port cannot be had or the database is gone */
  open(opening: WebOpening): Promise<OpenWeb>;
  /** Ends them, opened or not; may be called twice. */
  close(): Promise<void>;
}

const ANSWER_WITHIN_MS = 2000;
const AGAIN_AFTER_MS = 1000;

/**
 * Starts processes for web servers that will share one port; they load while the database starts. Once open, one that
 * ends by itself is replaced after a second; the others serve meanwhile.
 * @param count from 2
 */
export function startWebProcesses(count: number, log: Logger): WebProcesses {
  cluster.setupPrimary({ exec: join(import.meta.dirname, 'web-process.js') });
  const loading = Array.from({ length: count }, () => cluster.fork());
  let state: 'loading' | 'open' | 'closing' = 'loading';
  const openOne = (worker: Worker, opening: WebOpening): Promise<number> => {
    worker.on('message', (message: FromWeb) => {
      if (message.kind === 'gather-metrics') void answerMetrics(worker, message.question, opening);
    });
    worker.once('exit', (code, signal) => {
      if (state === 'closing') return;
      log.error({ code, signal, pid: worker.process.pid }, 'a web process ended; another takes its place');
      setTimeout(() => {
        if (state === 'closing') return;
        openOne(cluster.fork(), opening).catch((error: unknown) => log.error({ err: error }, 'no web process opened'));
      }, AGAIN_AFTER_MS);
    });
    return opened(worker, opening.url);
  };
  const close = async () => {
    const wasLoading = state === 'loading';
    state = 'closing';
    if (wasLoading) for (const worker of workers()) worker.process.kill('SIGKILL');
    await Promise.all(workers().map(ended));
  };
  return {
    async open(opening) {
      state = 'open';
      const [port = 0] = await Promise.all(
        loading.map((worker) => openOne(worker.isDead() ? cluster.fork() : worker, opening)),
      );
      return { port, close };
    },
    close,
  };
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
async function answerMetrics(asking: Worker, question: number, { ownMetrics }: WebOpening): Promise<void> {
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
