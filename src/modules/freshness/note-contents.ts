import type { Db, Tx } from '../../platform/database/database.ts';
import { inTransaction, type Tenant } from '../../platform/database/tenancy.ts';
import { getGovernment } from '../organization/index.ts';
import { type ContentId, listPublicContents, type PublicContentFacts } from '../sites/index.ts';
import { listItemsForUpdate, markCopies, type StoredItem } from './item-queries.ts';
import { keepItems } from './keep-items.ts';
import { listDefaults } from './schedules.ts';
import { countStandings } from './standing/count-standings.ts';
import { takenUp } from './take-up.ts';

/** Work on one government that needs to know its day. */
export interface NoteDeps {
  readonly db: Db;
  readonly clock: { today(timeZone: string): Temporal.PlainDate };
}

/**
 * Takes note of how contents stand now: what was published is renewed, what is new gets the defaults of its kind, what
 * is gone is put aside, and copies of what has a newer version are to be looked at. Safe to run twice, in any order.
 * @returns how many items were written
 */
export async function noteContents(deps: NoteDeps, tenant: Tenant, ids: readonly ContentId[]): Promise<number> {
  return inTransaction(deps.db, tenant, (tx) => noteContentsIn(tx, deps.clock, ids));
}

/** As {@link noteContents}, in a transaction that does more. */
export async function noteContentsIn(tx: Tx, clock: NoteDeps['clock'], ids: readonly ContentId[]): Promise<number> {
  if (ids.length === 0) return 0;
  const { timeZone } = await getGovernment(tx);
  const today = clock.today(timeZone);
  const contents = await listPublicContents(tx, ids);
  const known = new Map((await listItemsForUpdate(tx, ids)).map((item) => [item.contentId, item]));
  const items = await takeUp(tx, contents, { known, timeZone, today });
  const changes = [...items, ...withdrawn(known, contents)].map((after) => ({
    before: known.get(after.contentId) ?? null,
    after,
  }));
  await keepItems(tx, changes, { today, by: null });
  await countStandings(tx, await markCopies(tx, contents), today);
  return changes.length;
}

interface Known {
  readonly known: ReadonlyMap<ContentId, StoredItem>;
  readonly timeZone: string;
  readonly today: Temporal.PlainDate;
}

async function takeUp(
  tx: Tx,
  contents: readonly PublicContentFacts[],
  { known, timeZone, today }: Known,
): Promise<readonly StoredItem[]> {
  const rules = await listDefaults(tx, today);
  const sources = await sourceVersions(tx, contents);
  return contents.flatMap((content) => {
    const rule = rules.get(content.kind);
    const item = known.get(content.id);
    if (!rule || (!rule.isTracked && !item)) return [];
    const sourceVersion = content.source ? (sources.get(content.source.contentId) ?? null) : null;
    return [takenUp(content, item, { rule, timeZone, sourceVersion })];
  });
}

async function sourceVersions(tx: Tx, contents: readonly PublicContentFacts[]) {
  const ids = contents.flatMap(({ source }) => (source ? [source.contentId] : []));
  const sources = ids.length === 0 ? [] : await listPublicContents(tx, ids);
  return new Map(sources.map(({ id, version }) => [id, version]));
}

function withdrawn(known: Known['known'], contents: readonly PublicContentFacts[]): readonly StoredItem[] {
  const isPublic = new Set(contents.map(({ id }) => id));
  return [...known.values()]
    .filter((item) => item.isPublic && !isPublic.has(item.contentId))
    .map((item) => ({ ...item, isPublic: false }));
}
