import type { ColumnType, Generated } from 'kysely';

declare module '../database/schema.ts' {
  interface Database {
    'action_links.link': LinkTable;
    'action_links.lifetime': LifetimeTable;
  }
}

interface LinkTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly token_hash: Buffer;
  readonly purpose: string;
  readonly subject: string;
  readonly person_id: string;
  readonly unit_id: string | null;
  readonly payload: ColumnType<unknown, string, never>;
  readonly state: string | null;
  readonly created_at: Generated<Date>;
  readonly expires_at: ColumnType<Date, string, never>;
  readonly used_at: ColumnType<Date | null, string | null | undefined, string | null>;
}

interface LifetimeTable {
  readonly government_id: Generated<string>;
  readonly purpose: string;
  readonly hours: number;
}
