import { recordAudit } from '../audit/audit.ts';
import type { Tx } from '../database/database.ts';
import type { Tenant } from '../database/tenancy.ts';
import type { AccountId, Actor } from './actor.ts';

/** What happens to logins and is written into the audit log. */
export type IdentityAction =
  | 'identity.account-created'
  | 'identity.account-disabled'
  | 'identity.account-enabled'
  | 'identity.account-unlocked'
  | 'identity.account-invited'
  | 'identity.signed-in'
  | 'identity.signed-out'
  | 'identity.sign-in-failed'
  | 'identity.sign-in-locked'
  | 'identity.second-factor-failed'
  | 'identity.reset-asked'
  | 'identity.password-set'
  | 'identity.password-changed'
  | 'identity.confirmed'
  | 'identity.confirmation-failed'
  | 'identity.totp-on'
  | 'identity.totp-off'
  | 'identity.backup-codes-renewed'
  | 'identity.passkey-added'
  | 'identity.passkey-removed'
  | 'identity.sessions-ended';

/** One line of it. A null account is a mail address without a login. */
export interface IdentityEvent {
  readonly action: IdentityAction;
  readonly accountId: AccountId | null;
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** Writes it down, by ids only; in the name of the person acting, or of the system when `who` is a mere tenant. */
export async function journal(tx: Tx, who: Tenant | Actor, event: IdentityEvent): Promise<void> {
  await recordAudit(tx, 'personId' in who ? who : 'system', {
    action: event.action,
    subject: `login:${event.accountId ?? 'unknown'}`,
    detail: event.detail ?? {},
  });
}
