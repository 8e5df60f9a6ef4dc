import type { Tx } from '../../database/database.ts';
import { sendMail } from '../../messages/outbox.ts';
import type { Language } from '../../ui/texts.ts';
import type { AccountId } from '../actor.ts';
import { mailTexts } from './mail-texts.ts';

/** The host whose link is sent, and the language of the mail. */
export interface InvitationHost {
  /** Scheme, host and port of the government's portal, for example `https://cirebonkab.example.go.id`. */
  readonly origin: string;
  readonly governmentName: string;
  readonly language: Language;
}

/** To whom a link is sent. */
export interface LinkReceiver {
  readonly accountId: AccountId;
  readonly email: string;
  readonly name: string;
  readonly token: string;
}

/** The page on which a link's password is set. */
export const SET_PASSWORD_PATH = '/masuk/atur-ulang';

/** Puts the mail for a forgotten password into the outbox. */
export async function sendReset(tx: Tx, host: InvitationHost, receiver: LinkReceiver): Promise<void> {
  const words = mailTexts(host.language).reset;
  await sendMail(tx, {
    to: receiver.email,
    subject: words.subject(host.governmentName),
    text: words.text(receiver.name, linkOf(host, receiver), host.governmentName),
    kind: 'identity.reset',
    subjectRef: `login:${receiver.accountId}`,
    containsSecret: true,
  });
}

/** Puts the mail for a new login into the outbox. */
export async function sendInvitation(tx: Tx, host: InvitationHost, receiver: LinkReceiver): Promise<void> {
  const words = mailTexts(host.language).invitation;
  await sendMail(tx, {
    to: receiver.email,
    subject: words.subject(host.governmentName),
    text: words.text(receiver.name, linkOf(host, receiver), host.governmentName),
    kind: 'identity.invitation',
    subjectRef: `login:${receiver.accountId}`,
    containsSecret: true,
  });
}

/** Puts word of a changed password or factor into the outbox, so that a stranger's change does not go unseen. */
export async function sendChangeNotice(
  tx: Tx,
  host: InvitationHost,
  receiver: Omit<LinkReceiver, 'token'>,
): Promise<void> {
  const words = mailTexts(host.language).changed;
  await sendMail(tx, {
    to: receiver.email,
    subject: words.subject(host.governmentName),
    text: words.text(receiver.name, `${host.origin}/masuk/lupa`, host.governmentName),
    kind: 'identity.changed',
    subjectRef: `login:${receiver.accountId}`,
  });
}

function linkOf(host: InvitationHost, receiver: LinkReceiver): string {
  return `${host.origin}${SET_PASSWORD_PATH}?kunci=${receiver.token}`;
}
