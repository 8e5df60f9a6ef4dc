import { z } from 'zod';
import type { Id } from '../database/ids.ts';
import { AppError } from '../errors.ts';

/** One message in the outbox of a government. */
export type MessageId = Id<'message'>;

/** Mail to be sent to one address. */
export interface NewMail {
  /** One address, without a name. */
  readonly to: string;
  /** One line of 1 to 200 characters. */
  readonly subject: string;
  readonly text: string;
  /** Beside the text; absent or null sends the text alone. */
  readonly html?: string | null;
  /** `module.what` in lower case, for example `identity.password-link`. */
  readonly kind: string;
  /** What it is about, `kind:id`. */
  readonly subjectRef: string;
  /** Two mails with the same key are one: for work that may run twice. Default: a key of its own. */
  readonly key?: string;
  /** The body holds a link that signs in: it is erased once the mail was sent. Default false. */
  readonly containsSecret?: boolean;
}

const LONGEST_BODY = 100_000;

const oneLine = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}]*$/u, 'holds a line break or another control character');

const mailSchema = z.object({
  to: z.email('is not one mail address').max(254),
  subject: oneLine(200),
  text: z.string().min(1).max(LONGEST_BODY),
  html: z.string().max(LONGEST_BODY).nullish(),
  kind: z.string().regex(/^[a-z][a-z0-9.-]{2,99}$/),
  subjectRef: oneLine(200).min(3),
  key: oneLine(200).optional(),
});

/**
 * Refuses what must not go out: more than one address, line breaks in headers, endless bodies.
 * @throws {AppError} `invalid` naming the fields, never their content
 */
export function assertMaySend(mail: NewMail): void {
  const checked = mailSchema.safeParse(mail);
  if (checked.success) return;
  const faults = checked.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new AppError('invalid', `This mail cannot be sent: ${faults.join('; ')}`);
}

/** The Message-ID of a message: the same however often it is sent, so that mail servers drop a second copy. */
export function messageIdOf(id: MessageId, domain: string): string {
  return `<${id}@${domain === 'localhost' ? 'pendopo.localhost' : domain}>`;
}
