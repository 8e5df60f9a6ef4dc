import { sql } from 'kysely';
import pg from 'pg';
import type { Tx } from '../database/database.ts';
import type { GovernmentId } from '../database/ids.ts';

const CHANNEL = 'pendopo';
const PAYLOAD_LIMIT_BYTES = 7900;
const RECONNECT_AFTER_MS = 1000;

/** What the processes tell each other: finished pages are stale, or hosts and governments have changed. */
export type Notice = { readonly kind: 'pages'; readonly tags: readonly string[] } | { readonly kind: 'hosts' };

/** A notice as it arrives, with the government whose transaction sent it. */
export type ReceivedNotice = Notice & { readonly governmentId: GovernmentId | null };

/** Told to every process when the transaction commits, never before; nothing is told when it rolls back. */
export async function notify(tx: Tx, notice: Notice): Promise<void> {
  for (const part of split(notice)) {
    await sql`select pg_notify(${CHANNEL}, jsonb_build_object('governmentId', platform.current_government(), 'notice', ${JSON.stringify(part)}::jsonb)::text)`.execute(
      tx,
    );
  }
}

/** Drops finished pages that carry one of the tags, in every web process, when the transaction commits. */
export async function dropPages(tx: Tx, tags: readonly string[]): Promise<void> {
  if (tags.length > 0) await notify(tx, { kind: 'pages', tags });
}

function split(notice: Notice): Notice[] {
  if (notice.kind !== 'pages' || JSON.stringify(notice).length < PAYLOAD_LIMIT_BYTES / 2) return [notice];
  const half = Math.ceil(notice.tags.length / 2);
  if (notice.tags.length === 1) return [notice];
  return [notice.tags.slice(0, half), notice.tags.slice(half)].flatMap((tags) => split({ kind: 'pages', tags }));
}

/** Listens until stopped. `onGap` is called whenever notices may have been missed: forget everything then. */
export interface NoticeListener {
  stop(): Promise<void>;
}

/** Opens a connection of its own that listens, and opens it again whenever it breaks. */
export async function listenToNotices(
  url: string,
  onNotice: (notice: ReceivedNotice) => void,
  onGap: () => void,
): Promise<NoticeListener> {
  let isStopped = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  const connect = async () => {
    client = new pg.Client({ connectionString: url, application_name: 'pendopo notices' });
    client.on('notification', ({ payload }) => onNotice(read(payload ?? '')));
    client.on('error', again);
    client.on('end', again);
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    onGap();
  };
  const again = () => {
    if (isStopped || retry) return;
    onGap();
    retry = setTimeout(() => {
      retry = undefined;
      connect().catch(again);
    }, RECONNECT_AFTER_MS);
  };
  await connect();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}

function read(payload: string): ReceivedNotice {
  const { governmentId, notice } = JSON.parse(payload) as { governmentId: GovernmentId | null; notice: Notice };
  return { ...notice, governmentId };
}
