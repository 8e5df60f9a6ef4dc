import { z } from 'zod';
import { createActionLink } from '../../action-links/links.ts';
import type { Tx } from '../../database/database.ts';
import type { UnitId } from '../../identity/actor.ts';
import { sendMail } from '../outbox.ts';
import type { Contact } from './notice-kind.ts';
import { noticeMailTexts } from './notice-mail-texts.ts';
import type { WaitingNotice } from './notice-rows.ts';

/** From where notices are sent. */
export interface NoticeSender {
  readonly governmentName: string;
  /** Scheme, host and port of the government's portal. */
  readonly origin: string;
}

/** The page on which people choose how they are told. */
export const CHOICE_PATH = '/meja/akun/pemberitahuan';

const MOST_IN_ONE = 50;
const LONGEST_DIGEST = 60_000;
const ACTION_LENGTH = 800;

/** Puts the mail with one notice into the outbox, with the links for what can be done at once. */
export async function mailNotice(tx: Tx, sender: NoticeSender, to: Contact, notice: WaitingNotice): Promise<void> {
  const words = noticeMailTexts('id');
  await sendMail(tx, {
    to: to.email,
    subject: notice.title,
    text: [words.dear(to.name), await noticeText(tx, sender, notice), words.foot(sender)].join('\n\n'),
    ...{ kind: notice.kind, subjectRef: `notice:${notice.id}`, key: `notice:${notice.id}` },
    containsSecret: notice.actions.length > 0,
  });
}

/** Puts one mail with all that waited for a person into the outbox. */
export async function mailDigest(
  tx: Tx,
  sender: NoticeSender,
  to: Contact,
  notices: readonly WaitingNotice[],
): Promise<void> {
  const words = noticeMailTexts('id');
  const shown = asFit(notices);
  const parts: string[] = [];
  for (const notice of shown) parts.push(`* ${notice.title}\n${await noticeText(tx, sender, notice)}`);
  const left = notices.length - shown.length;
  await sendMail(tx, {
    to: to.email,
    subject: words.digestSubject(notices.length, sender.governmentName),
    text: [words.dear(to.name), ...parts, ...(left > 0 ? [words.more(left, sender)] : []), words.foot(sender)].join(
      '\n\n',
    ),
    ...{ kind: 'messages.digest', subjectRef: `person:${to.personId}`, key: `digest:${notices[0]?.id}` },
    containsSecret: shown.some(({ actions }) => actions.length > 0),
  });
}

/** The first ones, as many as a mail holds: the others wait at the desk. */
function asFit(notices: readonly WaitingNotice[]): readonly WaitingNotice[] {
  let length = 0;
  return notices.slice(0, MOST_IN_ONE).filter((notice) => {
    length += notice.text.length + notice.actions.length * ACTION_LENGTH;
    return length <= LONGEST_DIGEST;
  });
}

async function noticeText(tx: Tx, { origin }: NoticeSender, notice: WaitingNotice): Promise<string> {
  const lines = notice.text === '' ? [] : [notice.text];
  for (const { label, purpose, subject, unitId, payload, state, hours } of notice.actions) {
    const path = await createActionLink(tx, {
      ...{ purpose: { name: purpose, schema: z.unknown() }, personId: notice.personId, subject, payload, state },
      ...{ unitId: unitId as UnitId | null, ...(hours !== null && { expiresInHours: hours }) },
    });
    lines.push(`${label}:\n${origin}${path}`);
  }
  return [...lines, noticeMailTexts('id').atDesk(`${origin}${notice.href}`)].join('\n\n');
}
