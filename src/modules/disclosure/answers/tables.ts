import type { ColumnType, Generated } from 'kysely';
import type { RequestOutcome } from '../requests/request.ts';

declare module '../../../platform/database/schema.ts' {
  interface Database {
    'disclosure.answer': AnswerTable;
    'disclosure.answer_file': AnswerFileTable;
    'disclosure.answer_use': AnswerUseTable;
  }
}

interface AnswerTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly number: number;
  readonly case_id: string;
  readonly title: string;
  readonly question: string;
  readonly answer: string;
  readonly outcome: RequestOutcome;
  readonly articles: readonly string[];
  readonly unit_id: string;
  readonly unit_path: string;
  readonly answered_on: string;
  readonly year: number;
  readonly working_days: number;
  readonly is_public: boolean;
  readonly published_at: ColumnType<Date, string, string>;
  readonly changed_at: ColumnType<Date, string, string>;
  readonly withdrawal: Generated<string>;
}

interface AnswerFileTable {
  readonly government_id: Generated<string>;
  readonly answer_id: string;
  readonly file_id: string;
  readonly source_file_id: string;
}

interface AnswerUseTable {
  readonly government_id: Generated<string>;
  readonly answer_id: string;
  readonly used_on: string;
  readonly times: number;
}
