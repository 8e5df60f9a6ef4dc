import type pg from 'pg';
import { PreparingClient } from './preparing-client.ts';

/** How the connections are opened. */
export interface ReadingOptions {
  readonly config: pg.ClientConfig;
  /** How many connections; each answers in the order of asking. */
  readonly size: number;
  /** Done once on each before it is used. */
  readonly prepare: (client: pg.ClientBase) => Promise<void>;
}

interface Lane {
  client: Promise<PreparingClient> | undefined;
  waiting: number;
}

/**
 * A few connections that many readers share at once: questions are written one after another without waiting for
 * answers. A page then costs PostgreSQL and the web server one short message each way, many of which travel together;
 * a connection of its own would cost both a wake-up. Only for short statements, because they stand in line.
 */
export class ReadingConnections {
  private readonly lanes: readonly Lane[];
  private readonly options: ReadingOptions;

  constructor(options: ReadingOptions) {
    this.options = options;
    this.lanes = Array.from({ length: options.size }, () => ({ client: undefined, waiting: 0 }));
  }

  /** The rows of a statement as the government sees them. A lost connection fails what waits, and is opened anew. */
  async read(governmentId: string, text: string, values: readonly unknown[]): Promise<readonly unknown[]> {
    const lane = this.lanes.reduce((best, one) => (one.waiting < best.waiting ? one : best));
    lane.waiting += 1;
    try {
      lane.client ??= this.open(lane);
      return await (await lane.client).readAlone(governmentId, text, values);
    } finally {
      lane.waiting -= 1;
    }
  }

  /** Closes all connections, after what was asked is answered. */
  async end(): Promise<void> {
    await Promise.allSettled(this.lanes.map(async ({ client }) => (await client)?.end()));
  }

  private async open(lane: Lane): Promise<PreparingClient> {
    const client = new PreparingClient(this.options.config);
    const forget = () => {
      lane.client = undefined;
    };
    client.on('error', forget);
    client.on('end', forget);
    try {
      await client.connect();
      await this.options.prepare(client);
      return client;
    } catch (error) {
      forget();
      throw error;
    }
  }
}
