import { sql } from 'kysely';
import type { Tx } from '../../../../platform/database/database.ts';
import type { Id } from '../../../../platform/database/ids.ts';
import type { PersonId } from '../../../../platform/identity/actor.ts';
import type { IncidentKind } from '../core/incident.ts';
import type { ReadIncident } from './incident-queries.ts';

/** Who is told of which incidents, when, and after how long without an acknowledgement. */
export interface AlertRule {
  readonly id: Id<'alert-rule'>;
  /** Incidents at this unit and below. */
  readonly unitPath: string;
  readonly kinds: readonly IncidentKind[];
  /** Only when so many targets are cut off, or more. */
  readonly leastCutOff: number;
  /** Hours of the government's day, the last not part of it; equal: at any hour. From the evening to the morning is one span. */
  readonly fromHour: number;
  readonly toHour: number;
  /** 0 at once; else when nobody has acknowledged it by then. */
  readonly afterMinutes: number;
  /** Holders of the permission above the unit; null when a person is named. */
  readonly audience: 'operate' | 'manage' | null;
  readonly personId: PersonId | null;
}

const ALL_KINDS = ['down', 'flapping', 'silent'] as const;
const usual = { unitPath: '/', kinds: ALL_KINDS, leastCutOff: 0, fromHour: 0, toHour: 0, personId: null } as const;

/** In force until a government writes its own: who operates at once, who manages after an hour. */
export const USUAL_RULES: readonly AlertRule[] = [
  { ...usual, id: 'operate' as Id<'alert-rule'>, afterMinutes: 0, audience: 'operate' },
  { ...usual, id: 'manage' as Id<'alert-rule'>, afterMinutes: 60, audience: 'manage' },
];

/** The government's own rules; the usual ones while it has none. */
export async function listRules(tx: Tx): Promise<readonly AlertRule[]> {
  const { rows } = await sql<AlertRule>`
    select id, unit_path as "unitPath", kinds, least_cut_off as "leastCutOff", from_hour as "fromHour",
      to_hour as "toHour", after_minutes as "afterMinutes", audience, person_id as "personId"
    from network.alert_rule order by after_minutes, id`.execute(tx);
  return rows.length > 0 ? rows : USUAL_RULES;
}

/** What decides which rules apply. */
export interface RuleOccasion {
  readonly incident: Pick<ReadIncident, 'unitPath' | 'kind' | 'cutOffIds'>;
  /** 0 to 23, by the government's clock. */
  readonly hour: number;
  readonly lastedMinutes: number;
}

/** The rules that apply to an incident now. */
export function chooseRules(rules: readonly AlertRule[], occasion: RuleOccasion): readonly AlertRule[] {
  const { incident, hour, lastedMinutes } = occasion;
  return rules.filter(
    (rule) =>
      incident.unitPath.startsWith(rule.unitPath) &&
      rule.kinds.includes(incident.kind) &&
      incident.cutOffIds.length >= rule.leastCutOff &&
      rule.afterMinutes <= lastedMinutes &&
      isWithin(hour, rule),
  );
}

function isWithin(hour: number, { fromHour, toHour }: AlertRule): boolean {
  if (fromHour === toHour) return true;
  return fromHour < toHour ? hour >= fromHour && hour < toHour : hour >= fromHour || hour < toHour;
}
