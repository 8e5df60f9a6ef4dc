import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import type { AgentId } from './agents.ts';

/** What an agent is to look at, as it travels. */
export interface AgentTask {
  readonly id: string;
  readonly kind: 'ping' | 'tcp' | 'http';
  /** Host name or address. */
  readonly address: string;
  /** For `tcp`. */
  readonly port: number | null;
  /** For `http`. */
  readonly url: string | null;
  readonly intervalSeconds: number;
  readonly retries: number;
  readonly retrySeconds: number;
}

/** What is registered to be measured by the agent, at most 500. One query. */
export async function tasksOf(tx: Tx, id: AgentId): Promise<readonly AgentTask[]> {
  const { rows } = await sql<AgentTask>`
    select id, case way when 'tcp' then 'tcp' when 'http' then 'http' else 'ping' end as kind, host as address, port,
      case when way = 'http' then
        coalesce(options->>'scheme', 'http') || '://' || host || coalesce(':' || port, '') || coalesce(options->>'path', '/')
      end as url,
      interval_seconds as "intervalSeconds", retries, retry_seconds as "retrySeconds"
    from network.target, coalesce(options->>'check', method) as way
    where source = ${id} and is_active and host <> '' and way in ('icmp', 'tcp', 'http', 'agent')
    order by name, id limit 500`.execute(tx);
  return rows;
}
