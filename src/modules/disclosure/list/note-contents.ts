import type { Db, Tx } from '../../../platform/database/database.ts';
import { inTransaction, type Tenant } from '../../../platform/database/tenancy.ts';
import { dropPages } from '../../../platform/http/notices.ts';
import { findItemFacts } from '../../freshness/index.ts';
import { getGovernment } from '../../organization/index.ts';
import {
  type ContentId,
  listAllPublicContents,
  listPublicContents,
  type PublicContentFacts,
} from '../../sites/index.ts';
import { guessHeading } from './guess-heading.ts';
import { keepPublished, type PublishedEntry, putAside } from './keep-entries.ts';

/** Drops the finished pages of the list. */
export const LIST_TAG = 'disclosure-list';

const LISTED: ReadonlySet<string> = new Set(['page', 'document', 'announcement']);

/**
 * Takes note of how contents stand now: pages, documents, announcements and warnings are on the list, what is gone is put
 * aside. Safe to run twice, in any order.
 * @returns how many entries were written
 */
export async function noteContents(db: Db, tenant: Tenant, ids: readonly ContentId[]): Promise<number> {
  if (ids.length === 0) return 0;
  return inTransaction(db, tenant, async (tx) => {
    const contents = await listPublicContents(tx, ids);
    return keep(tx, contents, ids);
  });
}

async function keep(tx: Tx, contents: readonly PublicContentFacts[], ids: readonly ContentId[]): Promise<number> {
  const { timeZone } = await getGovernment(tx);
  const facts = new Map((await findItemFacts(tx, ids)).map((fact) => [fact.contentId, fact]));
  const entries = contents
    .filter(({ kind, isWarning }) => LISTED.has(kind) || isWarning)
    .map((content): PublishedEntry => {
      const item = facts.get(content.id);
      const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(timeZone).toPlainDate();
      return {
        contentId: content.id,
        headingId: item?.headingId ?? guessHeading(content.title, content.isWarning),
        isGrouped: typeof item?.headingId === 'string',
        ...{ title: content.title, unitId: content.unitId, unitPath: content.unitPath, path: content.path },
        ...{ siteLabel: content.siteLabel, isSample: content.isSample, madeOn: dayOf(content.firstPublishedAt) },
        renewedOn: item?.lastRenewedOn ?? dayOf(content.publishedAt),
      };
    });
  const kept = new Set(entries.map(({ contentId }) => contentId));
  const count = await keepPublished(tx, entries);
  const aside = await putAside(
    tx,
    ids.filter((id) => !kept.has(id)),
  );
  await dropPages(tx, [LIST_TAG]);
  return count + aside;
}

const BATCH = 200;

/** Goes through all that a government has published, batch by batch. @returns how many entries were written */
export async function noteAllContents(db: Db, tenant: Tenant, signal?: AbortSignal): Promise<number> {
  let after: ContentId | null = null;
  let count = 0;
  while (!signal?.aborted) {
    const batch: readonly ContentId[] = await inTransaction(db, tenant, async (tx) => {
      const contents = await listAllPublicContents(tx, { after, limit: BATCH });
      const ids = contents.map(({ id }) => id);
      if (ids.length > 0) count += await keep(tx, contents, ids);
      return ids;
    });
    after = batch.at(-1) ?? null;
    if (batch.length < BATCH) break;
  }
  return count;
}
