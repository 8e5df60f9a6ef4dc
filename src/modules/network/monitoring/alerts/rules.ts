import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import type { Id } from '../../../../platform/database/ids.ts';
import type { PersonId, UnitId, UnitPath } from '../../../../platform/identity/actor.ts';
import type { IncidentKind } from '../core/incident.ts';
import type { Method } from '../storage/targets.ts';
import type { ReadIncident } from './incident-queries.ts';

/** A rule of the government's own; the usual ones have words in place of one. */
export type AlertRuleId = Id<'alert-rule'>;

/** Who is told of which incidents, when, and after how long without an acknowledgement. */
export interface AlertRule {
  readonly id: AlertRuleId;
  /** Empty: it is called by what it does. */
  readonly name: string;
  /** Incidents at this unit and below; null: the whole government. */
  readonly unitId: UnitId | null;
  readonly unitPath: UnitPath;
  readonly kinds: readonly IncidentKind[];
  /** Of targets that are asked in one of these ways; empty: any. */
  readonly methods: readonly Method[];
  /** Only when so many targets are cut off, or more. */
  readonly leastCutOff: number;
  /** Of the day on which the hours begin; 1 Monday to 7 Sunday, never empty. */
  readonly days: readonly number[];
  /** Hours of the government's day, the last not part of it; equal: at any hour. From the evening to the morning is one span. */
  readonly fromHour: number;
  readonly toHour: number;
  /** 0 at once; else when nobody has acknowledged it by then. */
  readonly afterMinutes: number;
  /** Holders of the permission above the unit, or the nearest heads of it; null when a person or role is named. */
  readonly audience: 'operate' | 'manage' | 'head' | null;
  readonly personId: PersonId | null;
  /** Holders of the role above the unit. */
  readonly roleKey: string | null;
  readonly isActive: boolean;
}

/** Every kind of incident that a rule may be about. */
export const RULE_KINDS = ['down', 'flapping', 'silent'] as const satisfies readonly IncidentKind[];
/** Monday to Sunday. */
export const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

const usual = {
  ...{
    name: '',
    unitId: null,
    unitPath: '/' as UnitPath,
    kinds: RULE_KINDS,
    methods: [],
    leastCutOff: 0,
    days: ALL_DAYS,
    fromHour: 0,
  },
  ...{ toHour: 0, personId: null, roleKey: null, isActive: true },
} as const;

/** In force wherever a government has no rule of its own: who operates at once, who manages after an hour. */
export const USUAL_RULES: readonly AlertRule[] = [
  { ...usual, id: 'operate' as AlertRuleId, afterMinutes: 0, audience: 'operate' },
  { ...usual, id: 'manage' as AlertRuleId, afterMinutes: 60, audience: 'manage' },
];

/** The government's own rules in order of escalation, those switched off too; none while it has none. */
export async function listOwnRules(tx: Tx): Promise<readonly AlertRule[]> {
  const { rows } = await sql<AlertRule>`
    select id, name, unit_id as "unitId", unit_path as "unitPath", kinds, methods, least_cut_off as "leastCutOff", days,
      from_hour as "fromHour", to_hour as "toHour", after_minutes as "afterMinutes", audience, person_id as "personId",
      role_key as "roleKey", is_active as "isActive"
    from network.alert_rule order by after_minutes, unit_path, id`.execute(tx);
  return rows;
}

/** The rules that cover a unit: the government's own where there are any that are switched on, else the usual ones. */
export function rulesOver(unitPath: string, own: readonly AlertRule[]): readonly AlertRule[] {
  const covering = own.filter((rule) => rule.isActive && unitPath.startsWith(rule.unitPath));
  return covering.length > 0 ? covering : USUAL_RULES;
}

/** The incident that rules are held against. */
export interface RuledIncident extends Pick<ReadIncident, 'unitPath' | 'kind' | 'cutOffIds'> {
  /** How its root is asked; null when a source is silent. */
  readonly method: Method | null;
}

/** What decides which rules apply. */
export interface RuleOccasion {
  readonly incident: RuledIncident;
  /** By the government's clock. */
  readonly at: Temporal.ZonedDateTime;
  readonly lastedMinutes: number;
}

/** The rules that apply to an incident now. */
export function chooseRules(rules: readonly AlertRule[], occasion: RuleOccasion): readonly AlertRule[] {
  const { incident, at, lastedMinutes } = occasion;
  return rules.filter(
    (rule) => isAbout(rule, incident) && rule.afterMinutes <= lastedMinutes && isWithinHours(rule, at),
  );
}

/** Whether a rule is about an incident, whatever the hour. */
export function isAbout(rule: AlertRule, { unitPath, kind, cutOffIds, method }: RuledIncident): boolean {
  return (
    rule.isActive &&
    unitPath.startsWith(rule.unitPath) &&
    rule.kinds.includes(kind) &&
    (rule.methods.length === 0 || (method !== null && rule.methods.includes(method))) &&
    cutOffIds.length >= rule.leastCutOff
  );
}

/** A week and a day: whatever its days and hours are, they come round in that time. */
const LOOK_AHEAD_DAYS = 8;

/** When a rule first speaks of an incident that began at a moment and that nobody acknowledges. */
export function speaksAt(rule: AlertRule, began: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const due = began.add({ minutes: rule.afterMinutes });
  if (isWithinHours(rule, due)) return due;
  const hour = rule.fromHour === rule.toHour ? 0 : rule.fromHour;
  for (let days = 0; days <= LOOK_AHEAD_DAYS; days += 1) {
    const opens = due.toPlainDate().add({ days }).toZonedDateTime({ timeZone: due.timeZoneId, plainTime: { hour } });
    if (Temporal.ZonedDateTime.compare(opens, due) >= 0 && isWithinHours(rule, opens)) return opens;
  }
  return due;
}

function isWithinHours({ fromHour, toHour, days }: AlertRule, at: Temporal.ZonedDateTime): boolean {
  const { hour, dayOfWeek } = at;
  if (fromHour === toHour) return days.includes(dayOfWeek);
  if (fromHour < toHour) return days.includes(dayOfWeek) && hour >= fromHour && hour < toHour;
  if (hour >= fromHour) return days.includes(dayOfWeek);
  return hour < toHour && days.includes(dayOfWeek === 1 ? 7 : dayOfWeek - 1);
}
