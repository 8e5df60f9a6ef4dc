import type { Generated } from 'kysely';
import type { ExemptionState } from './exemption.ts';

declare module '../../../platform/database/schema.ts' {
  interface Database {
    'disclosure.exemption': ExemptionTable;
  }
}

interface ExemptionTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly unit_id: string;
  readonly unit_path: string;
  readonly title: string;
  readonly articles: readonly string[];
  readonly other_basis: string;
  readonly if_opened: string;
  readonly if_closed: string;
  readonly weighing: string;
  readonly took_part: string;
  readonly tested_on: string;
  readonly tested_by: string;
  readonly state: ExemptionState;
  readonly decree_number: string | null;
  readonly decree_on: string | null;
  readonly decided_by: string | null;
  readonly valid_from: string | null;
  readonly valid_until: string | null;
  readonly ended_because: string | null;
}
