import { request } from 'node:http';
import { Kysely, PostgresDialect } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stoppedClock } from '../../../platform/clock.ts';
import { type Db, openPool } from '../../../platform/database/database.ts';
import type { Database } from '../../../platform/database/schema.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { listenToNotices, type NoticeListener } from '../../../platform/http/notices.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { loadGovernment } from '../../organization/index.ts';
import { createDraft, saveVersion } from '../commands.ts';
import { saveMenu } from '../office-commands.ts';
import { openSites } from '../open-sites.ts';
import { aContent, anActor, foundTown, NOW, openServer, sending, type TestServer, type TestTown } from './testing.ts';

const database = useTestDatabase();
const clock = stoppedClock(NOW);
const PATHS = ['/', '/kontak', '/berita', '/informasi', '/agenda', '/peringatan', '/terbaru', '/berita/tetap'];

let town: TestTown;
let admin: Actor;

beforeAll(async () => {
  town = await foundTown(database.db, 'contohkab', '32.10');
  admin = anActor(town, town.portal);
  for (const { siteId } of [town.portal, town.dinkes]) {
    await createDraft({ db: database.db, clock }, admin, aContent(siteId, { title: 'Tetap' }), sending('publish'));
  }
});

describe('the cost of a page', () => {
  let statements: string[] = [];
  let counted: Db;
  let server: TestServer;

  beforeAll(async () => {
    const pool = openPool({ url: database.applicationUrl, size: 2, applicationName: 'counted', role: 'application' });
    counted = new Kysely<Database>({
      dialect: new PostgresDialect({ pool }),
      log: (event) => void statements.push(event.query.sql),
    });
    server = await openServer(counted);
  });

  afterAll(async () => {
    await server.close();
    await counted.destroy();
  });

  /** Statements of a page beside those that begin and end its transaction. */
  async function queriesOf(host: string, path: string): Promise<number> {
    await server.get(host, path);
    statements = [];
    const answer = await server.get(host, path);
    expect([200, 404]).toContain(answer.statusCode);
    return statements.filter((text) => !/^(\/\*.*?\*\/)?\s*(begin|rollback)\b/.test(text)).length;
  }

  test.each(PATHS)('%s takes one query', async (path) => {
    expect(await queriesOf(town.portal.host, path)).toBe(1);
    expect(await queriesOf(town.dinkes.host, path)).toBe(1);
  });

  test('one query also with 465 sites', async () => {
    const { government } = await loadGovernment(database.db, '32.09');
    await openSites(database.db, government.id);
    // What is not there is looked up once more, among the addresses of before.
    const missing = '/berita/tetap';
    for (const host of ['cirebonkab.localhost:3000', 'waled.cirebonkab.localhost:3000']) {
      for (const path of PATHS) expect(await queriesOf(host, path), path).toBe(path === missing ? 2 : 1);
    }
    expect(await queriesOf('cirebonkab.localhost:3000', '/unit?jenis=desa&cari=a')).toBe(1);
    expect(await queriesOf('cirebonkab.localhost:3000', '/cari?q=waled')).toBeLessThanOrEqual(5);
  });
});

describe('kept pages', () => {
  let server: TestServer;
  let listener: NoticeListener;
  let heard = 0;
  let port = 0;

  beforeAll(async () => {
    server = await openServer(database.db, { cacheBytes: 10_000_000 });
    port = Number(new URL(await server.app.listen({ port: 0, host: '127.0.0.1' })).port);
    listener = await listenToNotices(
      database.applicationUrl,
      (notice) => {
        if (notice.kind === 'pages') server.cache.drop(notice.governmentId, notice.tags);
        heard += 1;
      },
      () => undefined,
    );
  });

  afterAll(async () => {
    await listener.stop();
    await server.close();
  });

  /** Over the network, because memory answers before the web server proper is asked. */
  function visit(host: string, path: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path, headers: { host } }, (answer) => {
        answer.resume().on('end', resolve).on('error', reject);
      });
      sent.on('error', reject).end();
    });
  }

  /** Whether the address is answered from memory: seen by the count of hits. */
  async function isKept(host: string, path: string): Promise<boolean> {
    const before = server.cache.figures.hits;
    await visit(host, path);
    return server.cache.figures.hits > before;
  }

  async function keep(host: string, path: string): Promise<void> {
    await visit(host, path);
    await expect.poll(() => isKept(host, path)).toBe(true);
  }

  async function after(work: () => Promise<unknown>): Promise<void> {
    const before = heard;
    await work();
    await expect.poll(() => heard).toBeGreaterThan(before);
  }

  const PLACES = () =>
    [
      [town.dinkes.host, '/'],
      [town.dinkes.host, '/berita'],
      [town.dinkes.host, '/berita/tetap'],
      [town.dinkes.host, '/kontak'],
      [town.waled.host, '/'],
      [town.portal.host, '/'],
      [town.portal.host, '/terbaru'],
      [town.portal.host, '/berita/tetap'],
    ] as const;

  async function keptAfter(work: () => Promise<unknown>): Promise<readonly boolean[]> {
    for (const [host, path] of PLACES()) await keep(host, path);
    await after(work);
    const kept: boolean[] = [];
    for (const [host, path] of PLACES()) kept.push(await isKept(host, path));
    return kept;
  }

  test('publishing drops the lists and homes that show it, and nothing else', async () => {
    const kept = await keptAfter(() =>
      createDraft(
        { db: database.db, clock },
        admin,
        aContent(town.dinkes.siteId, { title: 'Baru' }),
        sending('publish'),
      ),
    );
    expect(kept).toEqual([false, false, true, true, true, false, false, true]);
  });

  test('saving a draft drops nothing', async () => {
    for (const [host, path] of PLACES()) await keep(host, path);
    const draft = aContent(town.dinkes.siteId, { title: 'Konsep' });
    const id = await createDraft({ db: database.db, clock }, admin, draft, sending());
    await saveVersion({ db: database.db, clock }, admin, { ...draft, id, expectedVersion: 1 }, sending());
    for (const [host, path] of PLACES()) expect(await isKept(host, path), path).toBe(true);
  });

  test('a new menu drops the pages of its site', async () => {
    const menu = [{ label: 'Kontak', href: '/kontak' }];
    const kept = await keptAfter(() => saveMenu({ db: database.db, clock }, admin, town.dinkes.siteId, menu));
    expect(kept).toEqual([false, false, false, false, true, true, true, true]);
  });

  test('a warning drops every page of the government', async () => {
    const warning = aContent(town.waled.siteId, { kind: 'announcement', title: 'Bahaya', isWarning: true });
    const kept = await keptAfter(() => createDraft({ db: database.db, clock }, admin, warning, sending('publish')));
    expect(kept).toEqual(PLACES().map(() => false));
    expect((await server.get(town.dinkes.host, '/kontak')).body).toContain('Bahaya');
  });
});
