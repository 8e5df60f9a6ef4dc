import type { Logger } from 'pino';

/** Whoever looks at a page that changes by itself. */
interface Listener {
  readonly send: (event: string) => void;
  readonly since: { ms: number };
  readonly seen: Map<string, string>;
}

/** What is asked for one listener: pieces of the page by their key, and until when they are known. */
export type ReadChanges = (sinceMs: number) => Promise<{
  readonly fragments: ReadonlyMap<string, string>;
  readonly latestMs: number | null;
}>;

const LOOK_EVERY_MS = 2000;
/** Keeps proxies from closing a line on which nothing happens. */
const COMFORT_EVERY_MS = 25_000;
/** A change may be seen that much later than its own moment: transactions end in another order than they write. */
const OVERLAP_MS = 5000;

/** One page that is open somewhere: it is told of changes only, each once. */
export function followChanges(options: {
  readonly startMs: number;
  readonly read: ReadChanges;
  readonly send: (text: string) => void;
  readonly log: Pick<Logger, 'warn'>;
  /** Between two looks; default two seconds. */
  readonly everyMs?: number;
}): { stop(): void } {
  const { read, send, log, startMs, everyMs = LOOK_EVERY_MS } = options;
  const listener: Listener = { send, since: { ms: startMs }, seen: new Map() };
  let isReading = false;
  const look = async () => {
    if (isReading) return;
    isReading = true;
    try {
      await tellChanges(listener, read);
    } catch (error) {
      log.warn({ err: error }, 'live page not read');
    } finally {
      isReading = false;
    }
  };
  const looking = setInterval(() => void look(), everyMs);
  const comforting = setInterval(() => send(': \n\n'), COMFORT_EVERY_MS);
  send('retry: 5000\n\n');
  return {
    stop() {
      clearInterval(looking);
      clearInterval(comforting);
    },
  };
}

async function tellChanges({ send, since, seen }: Listener, read: ReadChanges): Promise<void> {
  const { fragments, latestMs } = await read(since.ms - OVERLAP_MS);
  if (latestMs === null) {
    seen.clear();
    return;
  }
  since.ms = Math.max(since.ms, latestMs);
  const fresh = [...fragments].filter(([key, html]) => seen.get(key) !== html);
  for (const [key, html] of fresh) seen.set(key, html);
  if (fresh.length === 0) return;
  send(`event: change\ndata: ${JSON.stringify({ fragments: fresh.map(([, html]) => html) })}\n\n`);
}
