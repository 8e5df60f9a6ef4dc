import type { ColumnType, Generated } from 'kysely';
import type { RuleUnit } from './due-date.ts';

declare module '../database/schema.ts' {
  interface Database {
    'deadlines.rule': RuleTable;
    'deadlines.local_rule': LocalRuleTable;
    'deadlines.deadline': DeadlineTable;
    'deadlines.pause': PauseTable;
    'deadlines.event': EventTable;
    'deadlines.keeper': KeeperTable;
  }
}

interface RuleTable {
  readonly id: string;
  readonly effective_from: string;
  readonly unit: RuleUnit;
  readonly amount: number;
  readonly extension_amount: number | null;
  readonly name_id: string;
  readonly name_en: string;
  readonly citation: string;
  readonly is_verified: boolean;
}

interface LocalRuleTable extends Omit<RuleTable, 'is_verified'> {
  readonly government_id: Generated<string>;
  readonly is_verified: Generated<boolean>;
  readonly set_by: string | null;
  readonly set_at: ColumnType<Date, string | undefined, never>;
}

/** Where a deadline stands. `paused`: the clock stands still; `expired`: the time passed without the right being used. */
export type DeadlineState = 'open' | 'paused' | 'met' | 'cancelled' | 'expired';

/** What can happen to a deadline. */
export type DeadlineEventKind =
  | 'registered'
  | 'paused'
  | 'resumed'
  | 'extended'
  | 'recomputed'
  | 'met'
  | 'cancelled'
  | 'expired';

interface DeadlineTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly subject: string;
  readonly kind: string;
  readonly unit_id: string;
  readonly unit_path: string;
  readonly rule_id: string | null;
  readonly rule_effective_from: string | null;
  readonly rule_is_local: boolean | null;
  readonly rule_unit: RuleUnit | null;
  readonly rule_amount: number | null;
  readonly rule_extension_amount: number | null;
  readonly citation: string;
  readonly is_verified: boolean;
  readonly started_on: string;
  readonly due_on: string;
  readonly started_at: ColumnType<Date | null, string | null, string | null>;
  readonly due_at: ColumnType<Date | null, string | null, string | null>;
  readonly time_zone: string | null;
  readonly state: DeadlineState;
  readonly extended_on: string | null;
  readonly extension_reason: string | null;
  readonly closed_on: string | null;
  readonly risk_rank: number;
  readonly title_id: string;
  readonly title_en: string;
  readonly href: string;
  readonly created_at: ColumnType<Date, string | undefined, never>;
}

interface PauseTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly deadline_id: string;
  readonly paused_on: string;
  readonly resumed_on: string | null;
  readonly reason: string;
}

interface EventTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly deadline_id: string;
  readonly kind: DeadlineEventKind;
  readonly happened_on: string;
  readonly due_before: string | null;
  readonly due_after: string;
  readonly reason: string | null;
  readonly person_id: string | null;
  readonly recorded_at: ColumnType<Date, string | undefined, never>;
}

interface KeeperTable {
  readonly id: string;
}
