import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const WATCH_EVERY_MS = 1000;

/** The server that is watched. */
export interface Watched {
  /** Its data folder. */
  readonly data: string;
  readonly restart: () => Promise<unknown>;
  readonly stop: () => Promise<void>;
  readonly onProgress: (text: string) => void;
}

/**
 * Watches the server's first process and starts it again, on the same port, when it was killed: PostgreSQL then
 * recovers what was acknowledged.
 * @returns what stops the server and the watch
 */
export function restartWhenLost({ data, restart, stop, onProgress }: Watched): () => Promise<void> {
  let under: Promise<unknown> | null = null;
  const watch = setInterval(() => {
    if (under || isRunning(data)) return;
    onProgress('PostgreSQL berakhir tanpa diminta; dijalankan lagi');
    // What still ends from before may hold its memory for a moment; the next look tries again.
    under = restart()
      .catch(() => undefined)
      .finally(() => {
        under = null;
      });
  }, WATCH_EVERY_MS);
  watch.unref();
  return async () => {
    clearInterval(watch);
    await under;
    await stop();
  };
}

/** By the process id in `postmaster.pid`, its first line. */
function isRunning(data: string): boolean {
  try {
    process.kill(Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
