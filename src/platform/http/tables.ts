import type { ColumnType, Generated } from 'kysely';

declare module '../database/schema.ts' {
  interface Database {
    'http.host': HostTable;
    'http.submission': SubmissionTable;
  }
}

interface HostTable {
  readonly government_id: Generated<string>;
  readonly kind: 'label' | 'domain';
  readonly name: string;
  readonly site_id: string;
  readonly unit_id: string;
  readonly unit_path: string;
  readonly is_government_site: Generated<boolean>;
}

interface SubmissionTable {
  readonly government_id: Generated<string>;
  readonly key: string;
  /** Null for what was sent before this was noted. */
  readonly person_id: string | null;
  readonly result: string;
  readonly submitted_at: ColumnType<Date, never, never>;
}
