import type { Generated, JSONColumnType } from 'kysely';
import type { Outline } from './boundary.ts';

declare module '../../../platform/database/schema.ts' {
  interface Database {
    'network.boundary': BoundaryTable;
  }
}

interface BoundaryTable {
  readonly government_id: Generated<string>;
  readonly area_code: string;
  readonly name: string;
  readonly outline: JSONColumnType<Outline>;
  readonly source: string;
  readonly imported_at: Date;
}
