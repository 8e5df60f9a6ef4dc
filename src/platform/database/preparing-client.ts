import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import pg from 'pg';

const SEEN_BEFORE_PREPARING = 3;
const PREPARED_LIMIT = 400;
const REMEMBERED_TEXTS = 2000;

/** Begins a statement that nobody waits for: it travels with the next one. */
export const UNAWAITED = '/* unawaited */';

/** A row without columns comes of it, which no result shows. */
const SET_TENANT = { name: 'tenant', text: "select from set_config('app.government_id', $1, true)" };

/** Names of statements that are worth preparing, by their text; the same on every connection of the process. */
const names = new Map<string, string>();
const seen = new LRUCache<string, number>({ max: REMEMBERED_TEXTS });

/**
 * A connection that costs a public page as little as it can. Statements that come again and again are prepared:
 * planning one under row-level security takes longer than running it. Statements marked {@link UNAWAITED} (begin and
 * end of reading) answer at once; they are sent together with the next one, in order, on a pipelined connection.
 */
export class PreparingClient extends pg.Client {
  private held: string[] = [];
  private knowsTenantStatement = false;
  private isGathering = false;

  constructor(config: pg.ClientConfig = {}) {
    super({ ...config, pipeline: true } as pg.ClientConfig);
    // A lost connection fails the statements that wait for it; without a listener it would end the process as well.
    this.on('error', () => undefined);
  }

  // biome-ignore lint/suspicious/noExplicitAny: the many forms of pg's own `query`, handed through as they are
  override query(...given: any[]): any {
    const [text, values, ...rest] = given;
    if (typeof text === 'string' && text.startsWith(UNAWAITED)) return this.hold(text);
    this.sendHeld();
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return this.pass(given);
    const name = nameOf(text);
    return this.pass(name === undefined ? given : [{ name, text, values }, ...rest]);
  }

  private async hold(text: string): Promise<{ readonly command: string; readonly rows: readonly never[] }> {
    this.held.push(text);
    return { command: '', rows: [] };
  }

  /** In one write with what follows. A failure shows in the statement that follows, or ends the connection. */
  private sendHeld(): void {
    if (this.held.length === 0) return;
    const [text] = [this.held.join(';')];
    this.held = [];
    const { stream } = connectionOf(this);
    stream.cork();
    process.nextTick(() => stream.uncork());
    this.pass([text]).catch(() => undefined);
  }

  /**
   * The rows of one reading statement in a transaction of its own, for one government (a lower-case UUID). Needs no
   * begin and no end: the government is set by a message before it, and both are one implicit transaction, because no
   * Sync stands between them (PostgreSQL protocol 3.0, "Extended Query"). Others may follow before it is answered;
   * what is asked in one turn of the event loop travels in one write.
   */
  async readAlone(governmentId: string, text: string, values: readonly unknown[]): Promise<readonly unknown[]> {
    this.sendHeld();
    const connection = connectionOf(this);
    this.writeTogether(connection.stream);
    if (!this.knowsTenantStatement) connection.parse(SET_TENANT);
    this.knowsTenantStatement = true;
    connection.bind({ statement: SET_TENANT.name, values: [governmentId] });
    connection.execute({});
    const given: pg.QueryResult | pg.QueryResult[] = await this.pass([
      { text, values, queryMode: 'extended', name: nameOf(text) },
    ]);
    return (Array.isArray(given) ? given.at(-1) : given)?.rows ?? [];
  }

  private writeTogether(stream: Connection['stream']): void {
    if (this.isGathering) return;
    this.isGathering = true;
    stream.cork();
    setImmediate(() => {
      this.isGathering = false;
      stream.uncork();
    });
  }

  // biome-ignore lint/suspicious/noExplicitAny: as above
  private pass(given: any[]): any {
    return Reflect.apply(pg.Client.prototype.query, this, given);
  }
}

/** What lies beneath a client, as far as it is used here; pg does not declare it. */
interface Connection {
  readonly stream: { cork(): void; uncork(): void };
  parse(statement: { readonly name: string; readonly text: string }): void;
  bind(to: { readonly statement: string; readonly values: readonly unknown[] }): void;
  execute(portal: object): void;
}

function connectionOf(client: pg.Client): Connection {
  return (client as unknown as { readonly connection: Connection }).connection;
}

/** Writes stay as they are: a partial index in `on conflict … where` is not found once its values are parameters of a plan. */
const READS = /^\s*select\b/i;

/** Undefined for writes, until a text was seen often enough, and for all new ones once 400 are prepared. */
function nameOf(text: string): string | undefined {
  if (!READS.test(text)) return undefined;
  const known = names.get(text);
  if (known !== undefined) return known;
  const count = (seen.get(text) ?? 0) + 1;
  seen.set(text, count);
  if (count < SEEN_BEFORE_PREPARING || names.size >= PREPARED_LIMIT) return undefined;
  const name = `p${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
  names.set(text, name);
  return name;
}
