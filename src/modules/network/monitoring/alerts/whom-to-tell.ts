import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import type { PersonId, UnitPath } from '../../../../platform/identity/actor.ts';
import { findPeople, listRoleHolders, listRoles, type RoleHolder } from '../../../organization/index.ts';
import { PERMISSION } from '../../permissions.ts';
import { createGraph } from '../core/graph.ts';
import type { TargetId } from '../core/target.ts';
import { listTargets, type Method } from '../storage/targets.ts';
import {
  type AlertRule,
  chooseRules,
  isAbout,
  listOwnRules,
  type RuledIncident,
  rulesOver,
  speaksAt,
} from './rules.ts';

/** Somebody who is told. */
export interface ToldPerson {
  readonly personId: PersonId;
  readonly name: string;
}

/** A rule that applies, with those it names now. */
export interface ToTell {
  readonly rule: AlertRule;
  readonly people: readonly ToldPerson[];
}

/** Whom rules name for incidents at a unit on a day; stand-ins are named in place of who handed over. Up to three queries. */
export async function whomToTell(
  tx: Tx,
  rules: readonly AlertRule[],
  { unitPath, today }: { readonly unitPath: UnitPath; readonly today: Temporal.PlainDate },
): Promise<readonly ToTell[]> {
  const roleKeys = new Set<string>(rules.flatMap(({ roleKey }) => roleKey ?? []));
  const roles = roleKeys.size === 0 ? [] : (await listRoles(tx)).filter(({ key }) => roleKeys.has(key));
  const permissions = new Set([
    ...rules.flatMap(({ audience }) => (audience === null ? [] : [permissionOf(audience)])),
    ...roles.flatMap((role) => role.permissions),
  ]);
  const asked = { today, permissions: [...permissions], above: unitPath };
  const holders = permissions.size === 0 ? [] : await listRoleHolders(tx, asked);
  const named = await findPeople(
    tx,
    rules.flatMap(({ personId }) => personId ?? []),
  );
  return rules.map((rule) => {
    const person = named.filter(({ id, isActive }) => id === rule.personId && isActive);
    const found = [...person.map(({ id, name }) => ({ personId: id, name })), ...holdersOf(rule, holders)];
    return { rule, people: [...new Map(found.map(({ personId, name }) => [personId, { personId, name }])).values()] };
  });
}

/** Heads are found among those who see the network; the role decides. */
function permissionOf(audience: 'operate' | 'manage' | 'head'): string {
  return audience === 'head' ? PERMISSION.view : PERMISSION[audience];
}

function holdersOf({ audience, roleKey }: AlertRule, holders: readonly RoleHolder[]): readonly RoleHolder[] {
  if (roleKey !== null) return holders.filter((holder) => holder.roleKey === roleKey);
  if (audience === null) return [];
  if (audience !== 'head') return holders.filter(({ permissions }) => permissions.includes(PERMISSION[audience]));
  const heads = holders.filter((holder) => holder.roleKey === 'unit-head');
  const nearest = Math.max(...heads.map(({ unitPath }) => unitPath.length));
  return heads.filter(({ unitPath }) => unitPath.length === nearest);
}

/** One moment of the escalation: who is told then, by which rules. */
export interface TellingStep {
  readonly at: Temporal.ZonedDateTime;
  readonly told: readonly ToTell[];
}

/** The moments at which anybody is told of an incident that nobody acknowledges, each once, in order. */
export function momentsOf(
  rules: readonly AlertRule[],
  incident: RuledIncident,
  began: Temporal.ZonedDateTime,
): readonly Temporal.ZonedDateTime[] {
  const moments = rules.filter((rule) => isAbout(rule, incident)).map((rule) => speaksAt(rule, began));
  const byMoment = new Map(moments.map((at) => [at.epochMilliseconds, at]));
  return [...byMoment.values()].toSorted(Temporal.ZonedDateTime.compare);
}

/** The incident that there would be if a target failed now; null when it is not watched. Two queries. */
export async function imagineIncident(tx: Tx, id: TargetId): Promise<RuledIncident | null> {
  const targets = await listTargets(tx);
  const target = targets.find((one) => one.id === id);
  if (!target) return null;
  const cutOffIds = createGraph(targets).cutOffBy(new Set([id]));
  return { unitPath: target.unitPath as UnitPath, kind: 'down', cutOffIds, method: target.method };
}

/** Who would be told, and when, of an incident that begins at a moment; what the alerts do, asked beforehand. */
export async function foreseeTelling(
  tx: Tx,
  incident: RuledIncident,
  began: Temporal.ZonedDateTime,
): Promise<readonly TellingStep[]> {
  const rules = rulesOver(incident.unitPath, await listOwnRules(tx));
  const steps: TellingStep[] = [];
  for (const at of momentsOf(rules, incident, began)) {
    const lastedMinutes = Math.floor(began.until(at).total('minutes'));
    const chosen = chooseRules(rules, { incident, at, lastedMinutes });
    const told = await whomToTell(tx, chosen, { unitPath: incident.unitPath, today: at.toPlainDate() });
    steps.push({ at, told });
  }
  return steps;
}

/** How a target is asked; null without one. One query. */
export async function methodOf(tx: Tx, id: TargetId | null): Promise<Method | null> {
  if (id === null) return null;
  const { rows } = await sql<{ method: Method }>`select method from network.target where id = ${id}`.execute(tx);
  return rows[0]?.method ?? null;
}
