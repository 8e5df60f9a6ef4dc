import { z } from 'zod';
import type { Tx } from '../../database/database.ts';
import { inTransaction } from '../../database/tenancy.ts';
import { listGovernmentIds } from '../../http/hosts.ts';
import type { PersonId } from '../../identity/actor.ts';
import type { AnyJob, Job, JobContext } from '../../jobs/job.ts';
import type { OutboundPolicy } from '../../outbound/post.ts';
import { pushNotice, reclaimPushes } from '../push/push-rows.ts';
import { sendPushJob } from '../push/send-push.ts';
import { DELIVER_NOTICE } from './deliver-name.ts';
import { senderOf } from './mail-again.ts';
import { type Contact, channelFor, type NotifyPorts } from './notice-kind.ts';
import { mailDigest, mailNotice } from './notice-mail.ts';
import {
  letWait,
  readChoices,
  removeOldNotices,
  settleNotices,
  takeDueNotices,
  takeNewNotice,
  type WaitingNotice,
} from './notice-rows.ts';

// Longer than the longest pause between two tries.
const DEAD_AFTER_HOURS = 2;

/**
 * The background work of notices: each on its way as soon as it was written, and the digests each hour.
 * @param policy where pushes may go, for tests; otherwise the public internet
 */
export function notifyJobs(ports: NotifyPorts, policy?: OutboundPolicy): readonly AnyJob[] {
  const deliver: Job<z.output<typeof DELIVER_NOTICE.schema>> = {
    ...{ ...DELIVER_NOTICE, timeoutSeconds: 60, retryLimit: 8, concurrency: 4 },
    run: (context, { governmentId, noticeId }) =>
      inTransaction(context.db, { governmentId }, async (tx) => {
        const notice = await takeNewNotice(tx, noticeId);
        return notice ? deliverNotice(context, ports, tx, notice) : 0;
      }),
  };
  const digest: Job<Record<string, never>> = {
    ...{ name: 'messages.digest', schema: z.object({}), timeoutSeconds: 1800, retryLimit: 1, cron: '2 * * * *' },
    run: (context) => sendDigests(context, ports),
  };
  return [deliver as AnyJob, digest as AnyJob, sendPushJob(ports, policy) as AnyJob];
}

async function deliverNotice(context: JobContext, ports: NotifyPorts, tx: Tx, notice: WaitingNotice): Promise<number> {
  const now = context.clock.now();
  const [contact] = await ports.contactsOf(tx, [notice.personId]);
  const kind = ports.kinds.find(({ name }) => name === notice.kind);
  const channel = channelFor(kind, (await readChoices(tx, notice.personId)).get(notice.kind));
  if (!contact || channel === 'none') {
    await settleNotices(tx, [notice.id], 'dropped', now);
    return 0;
  }
  if (channel === 'daily' || channel === 'weekly') {
    await letWait(tx, notice.id, channel, now);
    return 0;
  }
  const isPushed = channel === 'push' && (await pushNotice(tx, notice)) > 0;
  if (!isPushed) await mailNotice(tx, await senderOf(context, ports, tx), contact, notice);
  await settleNotices(tx, [notice.id], 'sent', now);
  return 1;
}

/** One transaction for each government: whoever's hour has struck gets one mail, and nothing of it a second time. */
async function sendDigests(context: JobContext, ports: NotifyPorts): Promise<number> {
  let count = 0;
  for (const governmentId of await listGovernmentIds(context.db)) {
    if (context.signal.aborted) break;
    count += await inTransaction(context.db, { governmentId }, (tx) => sendDigestsOf(context, ports, tx));
    await inTransaction(context.db, { governmentId }, async (tx) => {
      await reclaimPushes(tx, context.clock.now().subtract({ hours: DEAD_AFTER_HOURS }));
      await removeOldNotices(tx, context.clock.now());
    });
  }
  return count;
}

async function sendDigestsOf(context: JobContext, ports: NotifyPorts, tx: Tx): Promise<number> {
  const now = context.clock.now();
  const { timeZone } = await ports.describeGovernment(tx);
  const due = await takeDueNotices(tx, { now, timeZone });
  if (due.length === 0) return 0;
  const byPerson = Map.groupBy(due, ({ personId }) => personId);
  const contacts = new Map<PersonId, Contact>();
  for (const contact of await ports.contactsOf(tx, [...byPerson.keys()])) contacts.set(contact.personId, contact);
  const sender = await senderOf(context, ports, tx);
  for (const [personId, notices] of byPerson) {
    const contact = contacts.get(personId);
    if (contact) await mailDigest(tx, sender, contact, notices);
    const ids = notices.map(({ id }) => id);
    await settleNotices(tx, ids, contact ? 'sent' : 'dropped', now);
  }
  return contacts.size;
}
