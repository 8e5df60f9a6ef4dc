import { inTransaction } from '../../database/tenancy.ts';
import type { AccountId } from '../actor.ts';
import { type IdentityService, sessionCookie, sessionToken, type Visit } from '../visit.ts';
import { beginSession, type SignInMethod } from './sign-in.ts';

/**
 * Completes a sign-in whose session better-auth began by itself (passkey, OpenID Connect).
 * @returns false when the cookies hold no session, that is when the sign-in failed
 */
export async function completeSignIn(
  service: IdentityService,
  visit: Visit,
  cookies: readonly string[],
  method: SignInMethod,
): Promise<boolean> {
  const token = sessionToken(service, {
    ...visit,
    cookies: { [sessionCookie(visit.origin)]: cookieValue(visit, cookies) },
  });
  if (token === null) return false;
  const session = await inTransaction(service.db, visit, (tx) =>
    tx.selectFrom('identity.session').select('login_id').where('token', '=', token).executeTakeFirst(),
  );
  if (!session) return false;
  await beginSession(service, visit, session.login_id as AccountId, method);
  return true;
}

function cookieValue(visit: Visit, cookies: readonly string[]): string {
  const start = `${sessionCookie(visit.origin)}=`;
  const set = cookies.findLast((cookie) => cookie.startsWith(start));
  return decodeURIComponent(set?.slice(start.length).split(';')[0] ?? '');
}
