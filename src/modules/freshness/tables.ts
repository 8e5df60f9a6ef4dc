import type { Generated, GeneratedAlways } from 'kysely';
import type { Renewal, ReviewReason } from './item.ts';

declare module '../../platform/database/schema.ts' {
  interface Database {
    'freshness.heading': HeadingTable;
    'freshness.default_cadence': CadenceTable;
    'freshness.local_cadence': CadenceTable & LocalColumns;
    'freshness.item': ItemTable;
    'freshness.confirmation': ConfirmationTable;
    'freshness.verdict': VerdictTable;
    'freshness.practice': PracticeTable;
    'freshness.reminder_step': ReminderStepTable;
    'freshness.reminder': ReminderTable;
    'freshness.standing': StandingTable;
    'freshness.standing_week': StandingWeekTable;
    'freshness.progress': ProgressTable;
  }
}

interface HeadingTable {
  readonly id: string;
  readonly position: number;
  readonly name_id: string;
  readonly name_en: string;
  readonly cadence: string;
  readonly citation: string;
  readonly effective_from: string;
  readonly is_verified: boolean;
}

interface CadenceTable {
  readonly kind: string;
  readonly effective_from: string;
  readonly is_tracked: boolean;
  readonly cadence: string | null;
  readonly grace_days: number;
  readonly citation: string;
  readonly is_verified: Generated<boolean>;
}

interface LocalColumns {
  readonly government_id: Generated<string>;
  readonly set_by: string | null;
  readonly set_at: Generated<Date>;
}

interface ItemTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly content_id: string;
  readonly kind: string;
  readonly title: string;
  readonly site_label: string;
  readonly path: string;
  readonly version: number;
  readonly published_at: Date;
  readonly is_sample: Generated<boolean>;
  readonly is_public: Generated<boolean>;
  readonly unit_id: string;
  readonly unit_path: string;
  readonly is_owner_set: Generated<boolean>;
  readonly heading_id: string | null;
  readonly cadence: string | null;
  readonly grace_days: number;
  readonly legal_basis: string;
  readonly is_cadence_set: Generated<boolean>;
  readonly last_renewed_on: string;
  readonly how: Renewal;
  readonly due_on: string | null;
  readonly late_on: string | null;
  readonly review_reason: ReviewReason | null;
  readonly source_content_id: string | null;
  readonly source_version: number | null;
  readonly deadline_on: string | null;
}

interface ConfirmationTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly item_id: string;
  readonly person_id: string | null;
  readonly channel: 'desk' | 'link';
  readonly reason: string;
  readonly version: number;
  readonly confirmed_on: string;
  readonly confirmed_at: Generated<Date>;
  readonly due_before: string | null;
  readonly is_sampled: boolean;
}

interface VerdictTable {
  readonly government_id: Generated<string>;
  readonly confirmation_id: string;
  readonly person_id: string;
  readonly outcome: 'upheld' | 'rejected';
  readonly reason: Generated<string>;
  readonly decided_on: string;
  readonly decided_at: Generated<Date>;
}

interface PracticeTable {
  readonly effective_from: string;
  readonly sample_percent: number;
  readonly queue_days: number;
}

interface ReminderStepTable {
  readonly effective_from: string;
  readonly step: number;
  readonly audience: 'operator' | 'head' | 'sekda';
  readonly counted_from: 'due' | 'late';
  readonly offset_days: number;
  readonly wait_days: number;
}

interface ReminderTable {
  readonly government_id: Generated<string>;
  readonly item_id: string;
  readonly due_on: string;
  readonly step: number;
  readonly sent_on: string;
  readonly told: number;
}

interface StandingTable {
  readonly government_id: Generated<string>;
  readonly unit_id: string;
  readonly unit_path: string;
  readonly unit_name: string;
  readonly counted_on: string;
  readonly late: Generated<number>;
  readonly review: Generated<number>;
  readonly due: Generated<number>;
  readonly without: Generated<number>;
  readonly confirmed: Generated<number>;
  readonly fresh: Generated<number>;
  readonly rank: GeneratedAlways<number>;
}

interface StandingWeekTable {
  readonly government_id: Generated<string>;
  readonly unit_id: string;
  readonly week_on: string;
  readonly good: number;
  readonly total: number;
}

interface ProgressTable {
  readonly government_id: Generated<string>;
  readonly after_content_id: string | null;
  readonly is_taken_up: Generated<boolean>;
  readonly rounded_on: string | null;
}
