import type { Db } from '../../../platform/database/database.ts';
import { inReadOnly, inTransaction, type Tenant } from '../../../platform/database/tenancy.ts';
import { type FetchOutcome, fetchFollowing, PUBLIC_WEB } from '../../../platform/outbound/fetch.ts';
import type { OutboundPolicy } from '../../../platform/outbound/post.ts';
import type { ContentId } from '../content.ts';
import { listPublicContents } from '../public-contents.ts';
import {
  judgeInnerLinks,
  type LinkVerdict,
  listInnerLinks,
  listOuterLinks,
  type OpenLink,
  replaceLinks,
  saveVerdicts,
} from './link-queries.ts';
import { type LinkFault, type LinkId, linksIn } from './links.ts';

/** Remembers the links of contents that changed and looks at once at those within the site. @returns how many links */
export async function noteLinks(
  db: Db,
  tenant: Tenant,
  {
    contentIds,
    ownDomain,
    today,
  }: {
    readonly contentIds: readonly ContentId[];
    readonly ownDomain: string;
    readonly today: Temporal.PlainDate;
  },
): Promise<number> {
  return inTransaction(db, tenant, async (tx) => {
    const contents = await listPublicContents(tx, contentIds);
    const read = contents.map(({ id, siteId, unitPath, bodyHtml }) => ({
      ...{ contentId: id, siteId, unitPath, links: linksIn(bodyHtml, ownDomain) },
    }));
    await replaceLinks(tx, contentIds, read);
    const inner = await listInnerLinks(tx, { after: null, limit: AT_ONCE, contentIds });
    await saveVerdicts(tx, await judgeInnerLinks(tx, inner), today);
    return read.reduce((count, { links }) => count + links.length, 0);
  });
}

const AT_ONCE = 1000;

/** Looks at all links within the sites of a government, 1000 at a time. @returns how many */
export async function checkInnerLinks(db: Db, tenant: Tenant, today: Temporal.PlainDate): Promise<number> {
  let count = 0;
  let after: LinkId | null = null;
  for (;;) {
    const links: readonly OpenLink[] = await inTransaction(db, tenant, async (tx) => {
      const some = await listInnerLinks(tx, { after, limit: AT_ONCE });
      await saveVerdicts(tx, await judgeInnerLinks(tx, some), today);
      return some;
    });
    count += links.length;
    if (links.length < AT_ONCE) return count;
    after = links.at(-1)?.id ?? null;
  }
}

/** How politely links to elsewhere are asked for. */
export interface OuterRound {
  readonly today: Temporal.PlainDate;
  /** At most so many in a night. */
  readonly most: number;
  /** Between two questions to one host, in milliseconds. */
  readonly pauseMs: number;
  readonly signal: AbortSignal;
  /** Where asking may lead; the public internet when left out. */
  readonly policy?: OutboundPolicy;
}

const HOSTS_AT_ONCE = 8;

/** Asks for links to elsewhere that wait longest, one at a time for each host. @returns how many were asked */
export async function checkOuterLinks(db: Db, tenant: Tenant, round: OuterRound): Promise<number> {
  const { today, most: limit } = round;
  const links = await inReadOnly(db, tenant, (tx) => listOuterLinks(tx, { today, limit }));
  const byHost = [...Map.groupBy(links, ({ host }) => host).values()];
  let count = 0;
  const next = async (): Promise<void> => {
    for (let some = byHost.shift(); some; some = byHost.shift()) {
      const verdicts = await askHost(some, round);
      await inTransaction(db, tenant, (tx) => saveVerdicts(tx, verdicts, today));
      count += verdicts.length;
    }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, next));
  return count;
}

/** The same address in several texts is asked for once. */
async function askHost(links: readonly OpenLink[], round: OuterRound): Promise<readonly LinkVerdict[]> {
  const verdicts: LinkVerdict[] = [];
  const known = new Map<string, LinkFault | null>();
  for (const { id, address } of links) {
    if (round.signal.aborted) break;
    if (!known.has(address)) {
      if (known.size > 0) await new Promise((resolve) => setTimeout(resolve, round.pauseMs));
      known.set(address, await askFor(address, round.policy ?? PUBLIC_WEB));
    }
    verdicts.push({ id, fault: known.get(address) ?? null });
  }
  return verdicts;
}

const HEADERS = { 'user-agent': 'Pendopo (pemeriksa tautan situs pemerintah)', accept: '*/*' };
const WITHIN_MS = 20_000;

async function askFor(address: string, policy: OutboundPolicy): Promise<LinkFault | null> {
  const options = { headers: HEADERS, mostBytes: 0, withinMs: WITHIN_MS };
  const head = await fetchFollowing(address, { ...options, method: 'HEAD' }, policy, () => true);
  const fault = faultOf(head);
  // Many servers know no HEAD, or answer it wrongly.
  if (fault === null || fault === 'no-host' || fault === 'inside-network') return fault;
  return faultOf(await fetchFollowing(address, { ...options, method: 'GET' }, policy, () => true));
}

/** A refusal or a request to slow down shows that something is there. */
function faultOf(outcome: FetchOutcome): LinkFault | null {
  if (outcome.kind === 'forbidden') return 'inside-network';
  if (outcome.kind === 'unreachable') return /ENOTFOUND|EAI_NODATA/.test(outcome.error) ? 'no-host' : 'no-answer';
  if (outcome.status === 404 || outcome.status === 410) return 'not-found';
  return outcome.status >= 500 ? 'no-answer' : null;
}
