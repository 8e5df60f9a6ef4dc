import type { ColumnType, Generated } from 'kysely';

declare module '../../../platform/database/schema.ts' {
  interface Database {
    'disclosure.report': ReportTable;
  }
}

interface ReportTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly year: number;
  readonly third: number;
  readonly words: ColumnType<unknown, string, string>;
  readonly figures: ColumnType<unknown, string | null, string | null>;
  readonly published_on: string | null;
  readonly published_by: string | null;
  readonly file_id: string | null;
}
