/** Where one lands who did not come from anywhere. */
export const DESK = '/meja';

const LONGEST_PATH = 2000;

/**
 * The path on this host to which a visitor returns after signing in. Whatever might lead elsewhere (another host, a
 * scheme, `//`, a backslash, control characters) and the sign-in pages themselves become the desk.
 */
export function returnPath(given: unknown): string {
  if (typeof given !== 'string' || given.length > LONGEST_PATH || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(given))
    return DESK;
  const base = 'http://host.invalid';
  if (!URL.canParse(given, base)) return DESK;
  const url = new URL(given, base);
  const isOurs = url.origin === base && !url.pathname.startsWith('//');
  const isSignIn = /^\/(masuk|keluar|auth)(\/|$)/.test(url.pathname);
  return isOurs && !isSignIn ? `${url.pathname}${url.search}${url.hash}` : DESK;
}

/** An address of the sign-in pages that remembers where to return. */
export function withReturn(path: string, returnTo: string): string {
  return returnTo === DESK ? path : `${path}?tujuan=${encodeURIComponent(returnTo)}`;
}
