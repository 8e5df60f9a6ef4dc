import { type OutboundPolicy, postTo } from '../../outbound/post.ts';
import type { VapidKeys } from './vapid.ts';

/** A push message as it goes out. */
export interface OutgoingPush {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  /** What the service worker shows; names and numbers of people do not belong here. */
  readonly payload: { readonly title: string; readonly href: string; readonly tag: string };
}

/** How this installation makes itself known, and where it may send to. */
export interface PushSender {
  readonly keys: VapidKeys;
  /** `mailto:` or `https:` (RFC 8292, 2.1). */
  readonly subject: string;
  readonly policy?: OutboundPolicy | undefined;
}

/** What became of it. */
export type PushDelivery =
  | { readonly kind: 'accepted' }
  /** The push service does not know the device any more (RFC 8030, 7.3). */
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'unreachable'; readonly error: string };

const KEPT_SECONDS = 24 * 3600;

/** Encrypts for the device (RFC 8291) and hands one message to its push service, which keeps it for a day at most. */
export async function deliverPush(sender: PushSender, push: OutgoingPush): Promise<PushDelivery> {
  const { default: webPush } = await import('web-push');
  const { keys, subject, policy } = sender;
  const subscription = { endpoint: push.endpoint, keys: { p256dh: push.p256dh, auth: push.auth } };
  const { headers, body } = webPush.generateRequestDetails(subscription, JSON.stringify(push.payload), {
    vapidDetails: { subject, ...keys },
    TTL: KEPT_SECONDS,
    contentEncoding: 'aes128gcm',
    urgency: 'normal',
  });
  const sent = Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]));
  const outcome = await postTo(push.endpoint, { headers: sent, body }, policy);
  if (outcome.kind === 'forbidden') return { kind: 'refused', error: 'EFORBIDDEN' };
  if (outcome.kind === 'unreachable') return outcome;
  return deliveryOf(outcome.status);
}

function deliveryOf(status: number): PushDelivery {
  if (status >= 200 && status < 300) return { kind: 'accepted' };
  if (status === 404 || status === 410) return { kind: 'gone' };
  const error = `HTTP ${status}`;
  return status === 429 || status >= 500 ? { kind: 'unreachable', error } : { kind: 'refused', error };
}
