import { recordAudit } from '../../platform/audit/audit.ts';
import { inTransaction } from '../../platform/database/tenancy.ts';
import { AppError } from '../../platform/errors.ts';
import { type Actor, assertMay } from '../../platform/identity/actor.ts';
import { getGovernment } from '../organization/index.ts';
import type { NoteDeps } from './note-contents.ts';
import { PERMISSION } from './permissions.ts';
import { insertLocalDefault, type LocalDefault, listDefaults } from './schedules.ts';

/**
 * Sets what holds in this government for a kind of content from today on: for what is published next. What somebody has
 * decided for one item stays.
 * @throws {AppError} `not-allowed` without `freshness.manage` for the whole government; `invalid` for an unknown kind
 */
export async function setLocalDefault(deps: NoteDeps, actor: Actor, wish: LocalDefault): Promise<void> {
  assertMay(actor, PERMISSION.manage, '/');
  await inTransaction(deps.db, actor, async (tx) => {
    const today = deps.clock.today((await getGovernment(tx)).timeZone);
    if (!(await listDefaults(tx, today)).has(wish.kind)) throw new AppError('invalid', 'There is no such kind');
    await insertLocalDefault(tx, wish, { on: today, by: actor.personId });
    const detail = { isTracked: wish.isTracked, cadence: wish.cadence, graceDays: wish.graceDays };
    await recordAudit(tx, actor, { action: 'freshness.set-default', subject: `kind:${wish.kind}`, detail });
  });
}
