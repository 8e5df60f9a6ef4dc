import type { IncomingMessage } from 'node:http';

/** Below it stand the same addresses for programs that follow sites (ActivityPub). */
export const ACTIVITY_PREFIX = '/ap/alamat';

/** Whether a program asks for what stands at an address in the words of ActivityPub (section 3.2), and not for a page. */
export function wantsActivity(accept: string | undefined): boolean {
  if (accept === undefined || !accept.includes('json')) return false;
  if (accept.includes('text/html')) return false;
  return accept.includes('application/activity+json') || accept.includes('https://www.w3.org/ns/activitystreams');
}

/** Where the router looks: the same address below {@link ACTIVITY_PREFIX} when an activity is asked for. */
export function routedAddress({ method, url = '/', headers }: IncomingMessage): string {
  const isPage = method === 'GET' && !/^\/(ap|\.well-known|nodeinfo|berkas|aset|umpan|api|meja)(\/|$)/.test(url);
  return isPage && wantsActivity(headers.accept) ? ACTIVITY_PREFIX + url : url;
}
