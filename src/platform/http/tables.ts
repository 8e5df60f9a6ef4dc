import type { Generated } from 'kysely';

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
  readonly result: string;
  readonly submitted_at: Generated<string>;
}
