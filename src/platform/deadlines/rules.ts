import { sql } from 'kysely';
import type { Tx } from '../database/database.ts';
import { AppError } from '../errors.ts';
import type { PersonId } from '../identity/actor.ts';
import type { DeadlineRule } from './deadline.ts';
import type { RuleUnit } from './due-date.ts';
import './tables.ts';

/** The columns that both tables of rules share. */
interface RuleRow {
  readonly id: string;
  readonly effective_from: string;
  readonly unit: RuleUnit;
  readonly amount: number;
  readonly extension_amount: number | null;
  readonly name_id: string;
  readonly name_en: string;
  readonly citation: string;
  readonly is_verified: boolean;
  readonly is_local: boolean;
}

const everyRule = sql`
  select id, effective_from, unit, amount, extension_amount, name_id, name_en, citation, is_verified, false as is_local
    from deadlines.rule
  union all
  select id, effective_from, unit, amount, extension_amount, name_id, name_en, citation, is_verified, true
    from deadlines.local_rule`;

/**
 * The rule in force on the day: the government's own before the national one, of each the newest.
 * @throws {AppError} `not-found` when no rule of that id holds on the day
 */
export async function getRule(tx: Tx, id: string, on: Temporal.PlainDate): Promise<DeadlineRule> {
  const { rows } = await sql<RuleRow>`
    select * from (${everyRule}) as known where id = ${id} and effective_from <= ${on.toString()}::date
    order by is_local desc, effective_from desc limit 1`.execute(tx);
  const row = rows[0];
  if (!row) throw new AppError('not-found', `No rule ${id} holds on ${on}`);
  return toRule(row);
}

/** The rules that hold on the day, by id: at most as many as the installation knows, a few dozen. */
export async function listRules(tx: Tx, on: Temporal.PlainDate): Promise<readonly DeadlineRule[]> {
  const { rows } = await sql<RuleRow>`
    select distinct on (id) * from (${everyRule}) as known where effective_from <= ${on.toString()}::date
    order by id, is_local desc, effective_from desc`.execute(tx);
  return rows.map(toRule);
}

/** A rule that a government sets for itself. */
export interface LocalRule extends Omit<DeadlineRule, 'isLocal' | 'isVerified'> {
  readonly by: PersonId | null;
}

/**
 * Sets a rule of the government's own from a day on; deadlines that run keep the rule with which they began.
 * @throws {AppError} `conflict` when it set one for the same day before
 */
export async function addLocalRule(tx: Tx, rule: LocalRule): Promise<void> {
  const added = await tx
    .insertInto('deadlines.local_rule')
    .values({
      id: rule.id,
      effective_from: rule.effectiveFrom.toString(),
      unit: rule.unit,
      amount: rule.amount,
      extension_amount: rule.extensionAmount,
      name_id: rule.name.id,
      name_en: rule.name.en,
      citation: rule.citation,
      set_by: rule.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) throw new AppError('conflict', `Rule ${rule.id} from ${rule.effectiveFrom} exists already`);
}

function toRule(row: RuleRow): DeadlineRule {
  return {
    id: row.id,
    effectiveFrom: Temporal.PlainDate.from(row.effective_from),
    unit: row.unit,
    amount: row.amount,
    extensionAmount: row.extension_amount,
    name: { id: row.name_id, en: row.name_en },
    citation: row.citation,
    isVerified: row.is_verified,
    isLocal: row.is_local,
  };
}
