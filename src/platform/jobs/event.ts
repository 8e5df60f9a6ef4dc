import { sql } from 'kysely';
import type { ZodType } from 'zod';
import type { Tx } from '../database/database.ts';
import type { GovernmentId } from '../database/ids.ts';
import { enqueue } from './enqueue.ts';
import type { Job } from './job.ts';

/** What every event carries. */
export interface EventPayload {
  readonly governmentId: GovernmentId;
}

/** Something that one module tells of one government, and others may listen to. Payloads are small: ids. */
export interface Event<Payload extends EventPayload> {
  /** `module.what-happened`, for example `sites.content-changed`. */
  readonly name: string;
  readonly schema: ZodType<Payload>;
}

/** What a listener says of itself: all of a job but its payload. */
export type Listener<Payload> = Omit<Job<Payload>, 'schema' | 'event' | 'cron'>;

/**
 * The job that answers an event, to be listed with its module's jobs. It runs after the commit of what was told, at
 * least once, and fails and is tried again apart from other listeners. Nothing is told to it in order: it reads how
 * things stand now.
 */
export function listener<Payload extends EventPayload>(event: Event<Payload>, job: Listener<Payload>): Job<Payload> {
  return { ...job, schema: event.schema, event: event.name };
}

/** Tells all listeners of an event when the transaction of its government commits; nobody may listen. */
export async function announce<Payload extends EventPayload>(
  tx: Tx,
  { name: event, schema }: Event<Payload>,
  told: Omit<NoInfer<Payload>, 'governmentId'>,
): Promise<void> {
  const { rows } = await sql<{ name: string; governmentId: string }>`
    select name, platform.current_government() as "governmentId" from pgboss.subscription where event = ${event}
    order by name`.execute(tx);
  for (const { name, governmentId } of rows) {
    await enqueue(tx, { name, schema }, schema.parse({ ...told, governmentId }));
  }
}
