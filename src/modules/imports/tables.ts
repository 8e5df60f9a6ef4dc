import type { Generated } from 'kysely';

declare module '../../platform/database/schema.ts' {
  interface Database {
    'imports.run': RunTable;
    'imports.source_item': SourceItemTable;
    'imports.source_file': SourceFileTable;
  }
}

interface RunTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly site_id: string;
  readonly unit_path: string;
  readonly source: 'wordpress' | 'opensid';
  readonly source_name: string;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly report: string | null;
}

interface SourceItemTable {
  readonly government_id: Generated<string>;
  readonly site_id: string;
  readonly source_key: string;
  readonly content_id: string;
  readonly run_id: string;
  readonly digest: string;
  readonly missing: Generated<number>;
}

interface SourceFileTable {
  readonly government_id: Generated<string>;
  readonly site_id: string;
  readonly path: string;
  readonly file_id: string;
  readonly personal_data: number;
}
