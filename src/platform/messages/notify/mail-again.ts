import type { Tx } from '../../database/database.ts';
import { originOf } from '../../http/place.ts';
import type { JobContext } from '../../jobs/job.ts';
import type { NotifyPorts } from './notice-kind.ts';
import { mailNotice, type NoticeSender } from './notice-mail.ts';
import { findNotice, type NoticeId } from './notice-rows.ts';

/** Sends a notice by mail that did not get through another way; once, however often it is asked. */
export async function mailAgain(
  context: Pick<JobContext, 'address'>,
  ports: NotifyPorts,
  tx: Tx,
  id: NoticeId,
): Promise<void> {
  const notice = await findNotice(tx, id);
  if (!notice) return;
  const [contact] = await ports.contactsOf(tx, [notice.personId]);
  if (contact) await mailNotice(tx, await senderOf(context, ports, tx), contact, notice);
}

/** From where the notices of the transaction's government are sent. */
export async function senderOf(
  { address }: Pick<JobContext, 'address'>,
  ports: NotifyPorts,
  tx: Tx,
): Promise<NoticeSender> {
  const { governmentName, governmentLabel } = await ports.describeGovernment(tx);
  return { governmentName, origin: originOf(address, governmentLabel) };
}
