import type { ColumnType, Generated } from 'kysely';
import type { DisputeEnding, GroundCode, ObjectionOutcome } from './objection.ts';

declare module '../../../platform/database/schema.ts' {
  interface Database {
    'disclosure.objection_ground': ObjectionGroundTable;
    'disclosure.objection': ObjectionTable;
    'disclosure.dispute': DisputeTable;
  }
}

/** Not given with the insert, filled in later. */
type Later<Value> = ColumnType<Value | null, never, Value | null>;

interface ObjectionGroundTable {
  readonly code: GroundCode;
  readonly effective_from: string;
  readonly text_id: string;
  readonly text_en: string;
  readonly citation: string;
  readonly is_verified: boolean;
}

interface ObjectionTable {
  readonly government_id: Generated<string>;
  readonly case_id: string;
  readonly request_case_id: string | null;
  readonly ground: GroundCode;
  readonly known_on: string;
  readonly filing_due_on: string;
  readonly is_late: boolean;
  readonly representative: string;
  readonly outcome: Later<ObjectionOutcome>;
  readonly reason: Later<string>;
  readonly order_words: Later<string>;
  readonly give_by: Later<string>;
  readonly letter_number: Later<string>;
  readonly decided_on: Later<string>;
  readonly decided_by: Later<string>;
  readonly carried_out_on: Later<string>;
}

interface DisputeTable {
  readonly government_id: Generated<string>;
  readonly objection_case_id: string;
  readonly number: string;
  readonly commission: string;
  readonly lodged_on: string;
  readonly ending: Later<DisputeEnding>;
  readonly ended_on: Later<string>;
  readonly ruling_number: Later<string>;
  readonly note: Later<string>;
  readonly recorded_by: string;
}
