import type { Generated, JSONColumnType } from 'kysely';
import type { AgentReading } from './reading.ts';

declare module '../../../platform/database/schema.ts' {
  interface Database {
    'network.agent': AgentTable;
    'network.agent_inbox': AgentInboxTable;
  }
}

interface AgentTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly name: string;
  readonly location_id: string | null;
  readonly secret_sealed: string;
  readonly created_at: Generated<Date>;
  readonly last_heard_at: Date | null;
  readonly clock_ahead_seconds: number | null;
  readonly revoked_at: Date | null;
}

interface AgentInboxTable {
  readonly government_id: Generated<string>;
  readonly id: Generated<string>;
  readonly agent_id: string;
  readonly received_at: Generated<Date>;
  readonly readings: JSONColumnType<readonly AgentReading[]>;
}
