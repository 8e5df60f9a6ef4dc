import type { ColumnType, Generated } from 'kysely';

declare module '../../../platform/database/schema.ts' {
  interface Database {
    'disclosure.service': ServiceTable;
  }
}

interface ServiceTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly facts: ColumnType<unknown, string, never>;
  readonly saved_at: Date;
  readonly saved_by: string;
}
