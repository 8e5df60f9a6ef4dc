import type { Activity } from '@fedify/fedify/vocab';
import type { Tx } from '../../platform/database/database.ts';
import { inTransaction, type Tenant } from '../../platform/database/tenancy.ts';
import type { SiteId } from '../../platform/http/place.ts';
import { enqueue } from '../../platform/jobs/enqueue.ts';
import type { Job, JobDeps } from '../../platform/jobs/job.ts';
import { type ContentId, listPublicContents, type PublicContentFacts } from '../sites/index.ts';
import type { DeliveryOrder } from './deliver.ts';
import { contextLoader } from './documents.ts';
import { type FollowedSite, listFollowed } from './following.ts';
import { tell, tellWithdrawal, whatToTell } from './note.ts';
import { addDeliveries, listInboxes, listToldForUpdate, saveTold, type Told } from './queries.ts';
import type { ActivityKind } from './tables.ts';

/** What telling needs. */
export type TellDeps = Pick<JobDeps, 'db' | 'clock' | 'address'>;

/**
 * Tells the followers how contents stand now: what is new, what was changed since it was told, what was withdrawn. Safe
 * to run twice: what was told is kept in the same transaction as the deliveries.
 * @returns how many activities were sent out
 */
export async function tellContents(
  deps: TellDeps,
  tenant: Tenant,
  ids: readonly ContentId[],
  deliver: Job<DeliveryOrder>,
): Promise<number> {
  return inTransaction(deps.db, tenant, async (tx) => {
    const told = await listToldForUpdate(tx, ids);
    const contents = new Map((await listPublicContents(tx, ids)).map((content) => [content.id, content]));
    const siteIds = [...new Set([...contents.values(), ...told.values()].map(({ siteId }) => siteId))];
    const sites = await listFollowed(tx, tenant, deps.address, siteIds);
    let count = 0;
    for (const id of ids) {
      const [before, content] = [told.get(id), contents.get(id)];
      const site = sites.get((before?.siteId ?? content?.siteId ?? '') as SiteId);
      if (!site) continue;
      const said = say({ id, before, content, site, now: deps.clock.now() });
      if (!said) continue;
      await saveTold(tx, said.told, deps.clock.now());
      await sendOut(tx, site, said, deliver);
      count += 1;
    }
    return count;
  });
}

interface Standing {
  readonly id: ContentId;
  readonly before: Told | undefined;
  readonly content: PublicContentFacts | undefined;
  readonly site: FollowedSite;
  readonly now: Temporal.Instant;
}

interface Said {
  readonly kind: ActivityKind;
  readonly activity: Activity;
  readonly told: Told;
}

function say({ id, before, content, site, now }: Standing): Said | null {
  const kind = whatToTell(before, content, now);
  if (kind === null) return null;
  const siteId = site.facts.id;
  if (kind !== 'Delete' && content) {
    const told = { contentId: id, siteId, version: content.version, isWithdrawn: false };
    return { kind, activity: tell(kind, content, site.at), told };
  }
  const version = before?.version ?? 0;
  const told = { contentId: id, siteId, version, isWithdrawn: true };
  return { kind: 'Delete', activity: tellWithdrawal(id, version, site.at), told };
}

async function sendOut(tx: Tx, site: FollowedSite, said: Said, deliver: Job<DeliveryOrder>): Promise<void> {
  const inboxes = await listInboxes(tx, site.facts.id);
  if (inboxes.length === 0) return;
  await sendTo(tx, site, { ...said, deliver }, inboxes);
}

interface Sending {
  readonly kind: ActivityKind;
  readonly activity: Activity;
  readonly deliver: Job<DeliveryOrder>;
}

/** Puts an activity on its way to inboxes when the transaction commits. */
export async function sendTo(
  tx: Tx,
  { governmentId, facts }: FollowedSite,
  { kind, activity, deliver }: Sending,
  inboxes: readonly string[],
): Promise<void> {
  const document = await activity.toJsonLd({ contextLoader });
  const ids = await addDeliveries(tx, { siteId: facts.id, kind, document }, inboxes);
  for (const deliveryId of ids) await enqueue(tx, deliver, { governmentId, deliveryId });
}
