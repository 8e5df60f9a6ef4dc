import type { ColumnType, Generated } from 'kysely';
import type { Channel, Visibility } from './case.ts';
import type { CaseStatus, FactKind } from './history.ts';

declare module '../../platform/database/schema.ts' {
  interface Database {
    'cases.counter': CounterTable;
    'cases.case': CaseTable;
    'cases.requester': RequesterTable;
    'cases.event': EventTable;
    'cases.attachment': AttachmentTable;
    'cases.task': TaskTable;
    'cases.template': TemplateTable;
    'cases.gateway': GatewayTable;
  }
}

type Moment = ColumnType<Date, string, string>;

interface CounterTable {
  readonly government_id: Generated<string>;
  readonly prefix: string;
  readonly year: number;
  readonly last: number;
}

interface CaseTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly submission_key: string;
  readonly secret_hash: string;
  readonly channel: Channel;
  readonly visibility: Visibility;
  readonly title: string;
  readonly body: string;
  readonly received_on: string;
  readonly filed_at: Moment;
  readonly taken_in_by: string | null;
  readonly status: CaseStatus;
  readonly unit_id: string;
  readonly unit_path: string;
  readonly assignee_id: string | null;
  readonly outcome: string | null;
  readonly merged_into_id: string | null;
  readonly deadline_id: string | null;
  readonly answered_on: string | null;
  readonly closes_on: string | null;
  readonly erases_on: string | null;
  readonly is_erased: Generated<boolean>;
}

interface RequesterTable {
  readonly government_id: Generated<string>;
  readonly case_id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly nik_sealed: string | null;
  readonly nik_mark: string | null;
  readonly language: 'id' | 'en';
}

/** Who did something. */
export type Author = 'citizen' | 'officer' | 'system';

interface EventTable {
  readonly government_id: Generated<string>;
  readonly case_id: string;
  readonly sequence: number;
  readonly kind: FactKind;
  readonly fact: ColumnType<unknown, string, never>;
  readonly words: string | null;
  readonly author: Author;
  readonly person_id: string | null;
  readonly happened_at: Moment;
}

interface AttachmentTable {
  readonly government_id: Generated<string>;
  readonly case_id: string;
  readonly file_id: string;
  readonly sequence: number;
  readonly is_from_citizen: boolean;
  readonly is_shown: boolean;
}

interface TaskTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly case_id: string;
  readonly unit_id: string;
  readonly unit_path: string;
  readonly request: string;
  readonly due_on: string;
  readonly answer: string | null;
  readonly asked_by: string;
  readonly answered_by: string | null;
  readonly state: 'open' | 'answered' | 'dropped';
}

interface TemplateTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly unit_id: string;
  readonly unit_path: string;
  readonly kind: string | null;
  readonly name: string;
  readonly body: string;
}

interface GatewayTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly name: string;
  readonly channel: 'email' | 'whatsapp' | 'village';
  readonly unit_id: string;
  readonly unit_path: string;
  readonly key_sealed: string;
  readonly added_by: string;
  readonly added_at: Moment;
  readonly closed_at: Moment | null;
}
