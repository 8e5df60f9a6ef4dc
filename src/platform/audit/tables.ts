import type { ColumnType, Generated, JSONColumnType } from 'kysely';

declare module '../database/schema.ts' {
  interface Database {
    'audit.entry': EntryTable;
    'audit.link': LinkTable;
    'audit.chain_end': ChainEndTable;
    'audit.chain': ChainTable;
  }
}

interface EntryTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly recorded_at: ColumnType<Date, string | undefined, never>;
  readonly account_id: string | null;
  readonly person_id: string | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: JSONColumnType<Readonly<Record<string, AuditValue>>>;
}

interface LinkTable {
  readonly government_id: Generated<string>;
  readonly sequence: number;
  readonly entry_id: string;
  readonly hash: string;
}

interface ChainEndTable {
  readonly government_id: Generated<string>;
  readonly sequence: number;
  readonly hash: string;
}

interface ChainTable {
  readonly id: string;
}

/** What a detail of an audit entry may hold. Never personal data. */
export type AuditValue = string | number | boolean | null;
