import { recordAudit } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/database/database.ts';
import { notify } from '../../../platform/http/notices.ts';
import { type Actor, assertMay } from '../../../platform/identity/actor.ts';
import { PERMISSION } from '../permissions.ts';
import { within } from '../transaction.ts';
import { type GovernmentChange, updateGovernment } from './queries.ts';

/**
 * Changes the actor's own government; what is undefined stays. Every finished page of it is made anew.
 * @throws {AppError} `not-allowed` unless the actor sets up the whole government
 */
export async function changeGovernment(db: Db, actor: Actor, change: GovernmentChange): Promise<void> {
  assertMay(actor, PERMISSION.manageSettings, '/');
  await within(db, actor, async (tx) => {
    await updateGovernment(tx, change);
    await notify(tx, { kind: 'hosts' });
    const detail = { fields: Object.keys(change).join(',') };
    const subject = `government:${actor.governmentId}`;
    await recordAudit(tx, actor, { action: 'organization.change-settings', subject, detail });
  });
}
