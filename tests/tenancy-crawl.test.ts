import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Demo } from '../src/demo.ts';
import { getRootUnit } from '../src/modules/organization/index.ts';
import { createDraft, findOwnSite, SITES_PERMISSION } from '../src/modules/sites/index.ts';
import { type GovernmentId, newId } from '../src/platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../src/platform/database/tenancy.ts';
import type { AccountId, PersonId } from '../src/platform/identity/actor.ts';
import { type Belongings, filled, leakedIds, readAddresses, readBelongings } from './crawl.ts';
import { useDemoInstallation } from './demo-installation.ts';

/** Every address of a government, asked for with the ids of another: nothing of the other shows anywhere. */
const demo = useDemoInstallation({ withNeighbour: true });

interface Side {
  readonly label: string;
  /** What is searched for, so that pages may repeat it. */
  readonly marker: string;
  /** Stands beside it in titles and texts of this government, is never sent, and shows nowhere else. */
  readonly secret: string;
  readonly belongings: Belongings;
  readonly cookie: string;
}

let here: Side;
let there: Side;
let addresses: readonly string[] = [];

beforeAll(async () => {
  const first = { governmentId: demo.governmentId, governmentLabel: demo.host().replace(/\.localhost.*/, '') };
  here = await openSide({ ...first, accounts: [demo.account('admin')] }, 'PENANDASATU');
  there = await openSide(demo.neighbour, 'PENANDADUA');
  addresses = readAddresses(demo.building);
}, 120_000);

async function openSide({ governmentId, governmentLabel, accounts }: Demo, marker: string): Promise<Side> {
  const secret = marker.replace('PENANDA', 'RAHASIA');
  const { building } = demo;
  await inTransaction(building.deps.db, { governmentId }, async (tx) => {
    const words = `${marker} ${secret} `;
    await sql`update sites.content set title = ${words} || title, summary = ${words} || summary`.execute(tx);
    await sql`update sites.site set tagline = ${words}`.execute(tx);
    await sql`update organization.person set name = ${words} || name`.execute(tx);
  });
  await publishMarked(governmentId, `${marker} ${secret}`);
  const email = accounts.find(({ key }) => key === 'admin')?.email ?? '';
  const host = `${governmentLabel}.localhost`;
  const answer = await building.app.inject({
    ...{ method: 'POST', url: '/masuk' },
    headers: { host, origin: `http://${host}`, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ surel: email, sandi: demo.password }).toString(),
  });
  expect(answer.statusCode, `signing in at ${host}`).toBe(303);
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
  return { label: governmentLabel, marker, secret, belongings: await readBelongings(building, governmentId), cookie };
}

/** By the command, so that search, feeds and every listener get to know of it. */
async function publishMarked(governmentId: GovernmentId, title: string): Promise<void> {
  const { deps } = demo.building;
  const actor = await inReadOnly(deps.db, { governmentId }, async (tx) => {
    const { id: unitId } = await getRootUnit(tx);
    const grants = Object.values(SITES_PERMISSION).map((permission) => ({
      ...{ permission, unitPath: '/' as const, delegatedBy: null },
    }));
    const ids = { accountId: newId<'account'>() as AccountId, personId: newId<'person'>() as PersonId };
    return { governmentId, ...ids, name: 'Penanda', homeUnitId: unitId, homeUnitPath: '/' as const, grants };
  });
  const site = await inReadOnly(deps.db, { governmentId }, (tx) => findOwnSite(tx, actor));
  if (!site) throw new Error('The government has no portal');
  const written = {
    ...{ siteId: site.id, kind: 'news' as const, title, summary: title, html: `<p>${title}</p>`, facts: {}, note: '' },
    ...{ coverFileId: null, isWarning: false, startsAt: null, endsAt: null },
  };
  await createDraft(deps, actor, written, { key: newId(), after: { step: 'publish' } });
}

interface Crawled {
  readonly faults: readonly string[];
  readonly counts: Readonly<Record<number, number>>;
}

/** Asks on the host of `at` for everything, with what belongs to `foreign`. */
async function crawl(at: Side, foreign: Side, cookie: string | null): Promise<Crawled> {
  const faults: string[] = [];
  const counts: Record<number, number> = {};
  const headers = { host: `${at.label}.localhost`, ...(cookie !== null && { cookie }) };
  const queries = ['', `?q=${foreign.marker}&cari=${foreign.marker}`];
  const urls = addresses.flatMap((path) =>
    path.includes('{') ? filled(path, foreign.belongings.samples) : queries.map((query) => path + query),
  );
  for (const url of urls) {
    const { statusCode, body } = await demo.building.app.inject({ method: 'GET', url, headers });
    counts[statusCode] = (counts[statusCode] ?? 0) + 1;
    const ids = leakedIds(body, foreign.belongings, url);
    if (ids.length > 0) faults.push(`${url} (${statusCode}) shows ${ids[0]}`);
    if (body.includes(foreign.secret)) faults.push(`${url} (${statusCode}) shows words`);
    if (statusCode >= 500) faults.push(`${url} fails with ${statusCode}`);
  }
  return { faults, counts };
}

describe('everything that can be read', () => {
  test('the crawl sees what belongs to the government itself', async () => {
    const { faults, counts } = await crawl(there, there, there.cookie);
    expect(addresses.length).toBeGreaterThan(60);
    expect(faults.filter((fault) => fault.includes('shows')).length).toBeGreaterThan(20);
    expect(faults).toContain(`/cari?q=${there.marker}&cari=${there.marker} (200) shows words`);
    expect(faults).toContain('/umpan/atom.xml (200) shows words');
    expect(counts[200] ?? 0).toBeGreaterThan(50);
  }, 240_000);

  test.each(['one', 'the other'])(
    'shows nothing of another government to its administrators (%s)',
    async (side) => {
      const [at, foreign] = side === 'one' ? [here, there] : [there, here];
      expect((await crawl(at, foreign, at.cookie)).faults).toEqual([]);
    },
    240_000,
  );

  test.each(['one', 'the other'])(
    'shows nothing of another government to strangers (%s)',
    async (side) => {
      const [at, foreign] = side === 'one' ? [here, there] : [there, here];
      expect((await crawl(at, foreign, null)).faults).toEqual([]);
    },
    240_000,
  );

  test('a sign-in at one government opens nothing at the other', async () => {
    const { faults, counts } = await crawl(there, there, here.cookie);
    const atTheDesk = faults.filter((fault) => fault.startsWith('/meja') && fault.includes('(200)'));
    expect(atTheDesk).toEqual([]);
    expect(counts[200] ?? 0).toBeGreaterThan(10);
  }, 240_000);
});
