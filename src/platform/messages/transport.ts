/** Mail as it goes to the server. */
export interface OutgoingMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly messageId: string;
}

/** What became of it. `error` is a code without addresses or words of the server. */
export type Delivery =
  | { readonly kind: 'accepted' }
  /** Refused for good: another try would be refused too. */
  | { readonly kind: 'refused'; readonly error: string }
  /** The server could not be reached, was busy, or did not let us in: try again later. */
  | { readonly kind: 'unreachable'; readonly error: string };

const CONNECT_WITHIN_MS = 15_000;
const ANSWER_WITHIN_MS = 30_000;

/**
 * Hands one mail to the SMTP server at the address.
 * @param smtpUrl `smtp://user:password@host:587` or `smtps://…`
 */
export async function deliver(smtpUrl: string, mail: OutgoingMail): Promise<Delivery> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: CONNECT_WITHIN_MS,
    greetingTimeout: CONNECT_WITHIN_MS,
    socketTimeout: ANSWER_WITHIN_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const { html, ...rest } = mail;
    await transport.sendMail({ ...rest, ...(html !== null && { html }) });
    return { kind: 'accepted' };
  } catch (error) {
    return failureOf(error);
  } finally {
    transport.close();
  }
}

/** Source: RFC 5321 section 4.2.1: 4yz may succeed later, 5yz will not; a refused login is ours to mend, so it waits. */
function failureOf(error: unknown): Delivery {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'EUNKNOWN';
  const answer = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  const said = [code, answer || ''].join(' ').trim().slice(0, 60);
  const isFinal = answer >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  return { kind: isFinal ? 'refused' : 'unreachable', error: said };
}
