import { sql } from 'kysely';
import { recordAudit } from '../../../../platform/audit/audit.ts';
import type { Tx } from '../../../../platform/database/database.ts';
import { newId } from '../../../../platform/database/ids.ts';
import { AppError } from '../../../../platform/errors.ts';
import { type Actor, assertMay } from '../../../../platform/identity/actor.ts';
import { appendChanges } from '../../inventory/record-writes.ts';
import { PERMISSION } from '../../permissions.ts';
import { type AlertRule, type AlertRuleId, listOwnRules } from './rules.ts';

/** The kind under which changes of rules stand in the history. */
const KIND = 'alert-rule';
const MOST_RULES = 200;

/** A rule as somebody writes it. */
export type RuleWish = Omit<AlertRule, 'id' | 'isActive'>;

/** One rule of the government's own. @throws {AppError} `not-found` */
export async function getRule(tx: Tx, id: AlertRuleId): Promise<AlertRule> {
  const rule = (await listOwnRules(tx)).find((one) => one.id === id);
  if (!rule) throw new AppError('not-found', `Alert rule ${id} is not there`);
  return rule;
}

/**
 * Adds a rule; it holds from the next incident on.
 * @throws {AppError} `not-allowed` to who does not manage that unit; `conflict` when there are 200
 */
export async function addRule(tx: Tx, actor: Actor, wish: RuleWish): Promise<AlertRuleId> {
  const id = newId<'alert-rule'>();
  if ((await listOwnRules(tx)).length >= MOST_RULES)
    throw new AppError('conflict', 'There are 200 alert rules already');
  await write(tx, actor, { before: null, after: { ...wish, id, isActive: true } });
  return id;
}

/** Changes a rule. @throws {AppError} `not-found`, `not-allowed` at the old or the new unit */
export async function changeRule(
  tx: Tx,
  actor: Actor,
  id: AlertRuleId,
  change: Partial<AlertRule>,
): Promise<AlertRule> {
  const before = await getRule(tx, id);
  const after = { ...before, ...change, id };
  await write(tx, actor, { before, after });
  return after;
}

/** Forgets a rule; its history stays. @throws {AppError} `not-found`, `not-allowed` */
export async function removeRule(tx: Tx, actor: Actor, id: AlertRuleId): Promise<AlertRule> {
  const before = await getRule(tx, id);
  await write(tx, actor, { before, after: null });
  return before;
}

interface LastChange {
  readonly before: AlertRule | null;
  readonly after: AlertRule | null;
}

/**
 * Takes back what the person did last to a rule.
 * @throws {AppError} `not-found` without such a change, `conflict` when somebody else has changed it since
 */
export async function undoRule(tx: Tx, actor: Actor, id: AlertRuleId): Promise<void> {
  const { rows } = await sql<LastChange & { readonly personId: string | null }>`
    select before, after, person_id as "personId" from network.record_change
    where record_id = ${id} and kind = ${KIND} order by id desc limit 1`.execute(tx);
  const [last] = rows;
  if (!last) throw new AppError('not-found', `Alert rule ${id} has no history`);
  if (last.personId !== actor.personId) throw new AppError('conflict', 'Somebody else has changed this rule since');
  await write(tx, actor, { before: last.after, after: last.before });
}

async function write(tx: Tx, actor: Actor, { before, after }: LastChange): Promise<void> {
  for (const rule of [before, after]) if (rule) assertMay(actor, PERMISSION.manage, rule.unitPath);
  const rule = after ?? before;
  if (!rule) return;
  await sql`delete from network.alert_rule where id = ${rule.id}`.execute(tx);
  if (after) await insert(tx, after);
  const by = { personId: actor.personId, name: actor.name, cause: 'form' } as const;
  const kept = (one: AlertRule | null) => one && JSON.parse(JSON.stringify(one));
  const change = { kind: KIND, recordId: rule.id, recordName: rule.name || KIND };
  await appendChanges(tx, by, [{ ...change, before: kept(before), after: kept(after) }]);
  const what = before === null ? 'add' : after === null ? 'remove' : 'change';
  await recordAudit(tx, actor, { action: `network.${what}-alert-rule`, subject: `alert-rule:${rule.id}`, detail: {} });
}

async function insert(tx: Tx, rule: AlertRule): Promise<void> {
  await sql`
    insert into network.alert_rule (id, name, unit_id, unit_path, kinds, methods, least_cut_off, days, from_hour, to_hour,
      after_minutes, audience, person_id, role_key, is_active)
    values (${rule.id}, ${rule.name}, ${rule.unitId}, ${rule.unitPath}, ${[...rule.kinds]}::text[], ${[...rule.methods]}::text[],
      ${rule.leastCutOff}, ${[...rule.days]}::smallint[], ${rule.fromHour}, ${rule.toHour}, ${rule.afterMinutes},
      ${rule.audience}, ${rule.personId}, ${rule.roleKey}, ${rule.isActive})`.execute(tx);
}
