import { sql } from 'kysely';
import { z } from 'zod';
import { type GovernmentId, idSchema } from '../database/ids.ts';
import { inTransaction } from '../database/tenancy.ts';
import { AppError } from '../errors.ts';
import type { Job, JobContext } from '../jobs/job.ts';
import { type MessageId, messageIdOf } from './message.ts';
import type { MessageState } from './tables.ts';
import { type Delivery, deliver } from './transport.ts';
import './tables.ts';

interface MessageRef {
  readonly governmentId: GovernmentId;
  readonly messageId: MessageId;
}

const TIMEOUT_SECONDS = 120;
/** How often a message is tried again before it is given up. */
export const RETRIES = 12;
const ERASED = '(dihapus setelah dikirim)';

/**
 * Sends one message of the outbox. It is claimed first, so that two runs do not send it twice; a run that died after
 * the mail server had taken it sends it again under the same Message-ID. Without a mail server it is held.
 */
export const sendMessageJob: Job<MessageRef> = {
  name: 'messages.send',
  schema: z.object({ governmentId: idSchema<'government'>(), messageId: idSchema<'message'>() }),
  timeoutSeconds: TIMEOUT_SECONDS,
  retryLimit: RETRIES,
  retryDelaySeconds: 30,
  concurrency: 4,
  run: sendMessage,
};

async function sendMessage(context: JobContext, message: MessageRef): Promise<number> {
  const { settings } = context;
  const smtpUrl = settings.SMTP_URL;
  const claimed = await claim(context, message, smtpUrl === undefined ? 'held' : 'sending');
  if (!claimed || smtpUrl === undefined) return 0;
  const delivery = await deliver(smtpUrl, {
    from: settings.MAIL_FROM,
    to: claimed.to_address,
    subject: claimed.subject,
    text: claimed.body_text,
    html: claimed.body_html,
    messageId: messageIdOf(message.messageId, settings.PENDOPO_DOMAIN),
  });
  await settle(context, message, { delivery, containsSecret: claimed.contains_secret });
  if (delivery.kind === 'unreachable') throw new AppError('unavailable', `The mail server did not take a message`);
  return delivery.kind === 'accepted' ? 1 : 0;
}

/** Takes the message when it waits, or when the run that took it must have died. Undefined when there is nothing to do. */
async function claim({ db, clock }: JobContext, { governmentId, messageId }: MessageRef, state: 'held' | 'sending') {
  const now = clock.now();
  const died = now.subtract({ seconds: TIMEOUT_SECONDS }).toString();
  return inTransaction(db, { governmentId }, (tx) =>
    tx
      .updateTable('messages.message')
      .set({ state, claimed_at: now.toString() })
      .$if(state === 'sending', (query) => query.set((row) => ({ attempts: row('attempts', '+', 1) })))
      .where('id', '=', messageId)
      .where((row) =>
        row.or([
          row('state', '=', 'queued'),
          row.and([row('state', '=', 'sending'), row('claimed_at', '<=', sql<Date>`${died}::timestamptz`)]),
        ]),
      )
      .returning(['to_address', 'subject', 'body_text', 'body_html', 'contains_secret'])
      .executeTakeFirst(),
  );
}

interface Outcome {
  readonly delivery: Delivery;
  readonly containsSecret: boolean;
}

async function settle(context: JobContext, { governmentId, messageId }: MessageRef, outcome: Outcome): Promise<void> {
  const { delivery } = outcome;
  const state = stateAfter(delivery, context.attempt);
  const isErased = delivery.kind === 'accepted' && outcome.containsSecret;
  await inTransaction(context.db, { governmentId }, (tx) =>
    tx
      .updateTable('messages.message')
      .set({
        state,
        last_error: delivery.kind === 'accepted' ? null : delivery.error,
        sent_at: delivery.kind === 'accepted' ? context.clock.now().toString() : null,
        ...(isErased && { body_text: ERASED, body_html: null }),
      })
      .where('id', '=', messageId)
      .where('state', '=', 'sending')
      .execute(),
  );
}

function stateAfter(delivery: Delivery, attempt: number): MessageState {
  if (delivery.kind === 'accepted') return 'sent';
  return delivery.kind === 'refused' || attempt > RETRIES ? 'failed' : 'queued';
}
