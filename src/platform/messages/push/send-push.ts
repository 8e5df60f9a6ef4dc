import type { z } from 'zod';
import type { Tx } from '../../database/database.ts';
import { inTransaction } from '../../database/tenancy.ts';
import { AppError } from '../../errors.ts';
import type { Job, JobContext } from '../../jobs/job.ts';
import type { OutboundPolicy } from '../../outbound/post.ts';
import { mailAgain } from '../notify/mail-again.ts';
import type { NotifyPorts } from '../notify/notice-kind.ts';
import { deliverPush, type PushDelivery } from './deliver-push.ts';
import { SEND_PUSH } from './push-name.ts';
import { type ClaimedPush, claimPush, forgetDevice, isOnItsWay, settlePush } from './push-rows.ts';
import { vapidKeysOf } from './vapid.ts';

type PushRef = z.output<typeof SEND_PUSH.schema>;

const TIMEOUT_SECONDS = 60;
const RETRIES = 6;

/**
 * Sends one notice to one device. When no device of the person takes it, it goes by mail after all.
 * @param policy for tests; otherwise the public internet by https
 */
export function sendPushJob(ports: NotifyPorts, policy?: OutboundPolicy): Job<PushRef> {
  return {
    ...{ ...SEND_PUSH, timeoutSeconds: TIMEOUT_SECONDS, retryLimit: RETRIES, retryDelaySeconds: 30, concurrency: 8 },
    async run(context, { governmentId, pushId }) {
      const now = context.clock.now();
      const died = now.subtract({ seconds: TIMEOUT_SECONDS });
      const push = await inTransaction(context.db, { governmentId }, (tx) => claimPush(tx, pushId, { now, died }));
      if (!push) return 0;
      const delivery = await deliver(context, push, policy);
      await inTransaction(context.db, { governmentId }, (tx) => settle(context, tx, { ports, pushId, push, delivery }));
      if (delivery.kind === 'unreachable') throw new AppError('unavailable', 'The push service did not take a message');
      return delivery.kind === 'accepted' ? 1 : 0;
    },
  };
}

async function deliver(
  context: JobContext,
  push: ClaimedPush,
  policy: OutboundPolicy | undefined,
): Promise<PushDelivery> {
  const { endpoint, p256dh, auth, title, href, noticeId } = push;
  if (endpoint === null || p256dh === null || auth === null) return { kind: 'gone' };
  const { address, settings } = context;
  const subject = address.scheme === 'https' ? `https://${address.domain}` : `mailto:pendopo@${address.domain}`;
  const sender = { keys: await vapidKeysOf(settings.PENDOPO_HOME), subject, policy };
  return deliverPush(sender, { endpoint, p256dh, auth, payload: { title, href, tag: noticeId } });
}

interface Settling {
  readonly ports: NotifyPorts;
  readonly pushId: PushRef['pushId'];
  readonly push: ClaimedPush;
  readonly delivery: PushDelivery;
}

async function settle(context: JobContext, tx: Tx, { ports, pushId, push, delivery }: Settling): Promise<void> {
  const now = context.clock.now();
  if (delivery.kind === 'accepted') return settlePush(tx, pushId, { state: 'sent', error: null, now });
  const isLast = delivery.kind !== 'unreachable' || context.attempt > RETRIES;
  const error = delivery.kind === 'gone' ? 'EGONE' : delivery.error;
  await settlePush(tx, pushId, { state: isLast ? 'failed' : 'queued', error, now });
  if (delivery.kind === 'gone') await forgetDevice(tx, push.subscriptionId);
  if (isLast && !(await isOnItsWay(tx, push.noticeId))) await mailAgain(context, ports, tx, push.noticeId);
}
