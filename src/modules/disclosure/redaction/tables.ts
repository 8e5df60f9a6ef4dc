import type { Generated } from 'kysely';
import type { BoxOrigin } from './redaction.ts';

declare module '../../../platform/database/schema.ts' {
  interface Database {
    'disclosure.redaction': RedactionTable;
    'disclosure.redaction_box': RedactionBoxTable;
  }
}

interface RedactionTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly case_id: string;
  readonly file_id: string;
  readonly is_own_file: boolean;
  readonly name: string;
  readonly page_sizes: number[];
  readonly has_text: boolean;
  readonly personal_count: number;
  readonly begun_by: string;
  readonly result_file_id: string | null;
  readonly saved_on: string | null;
  readonly saved_by: string | null;
}

interface RedactionBoxTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly redaction_id: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly article: string;
  readonly origin: BoxOrigin;
}
