import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stoppedClock } from '../../../platform/clock.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { bindHosts } from '../../../platform/http/hosts.ts';
import { createDraft } from '../commands.ts';
import { aContent, anActor, foundTown, NOW, openServer, sending, type TestServer, type TestTown } from './testing.ts';

const database = useTestDatabase();
const OWN = 'http://cibogo.desa.id:3000';
let town: TestTown;
let other: TestTown;
let server: TestServer;

beforeAll(async () => {
  town = await foundTown(database.db);
  other = await foundTown(database.db, 'lainkab', '32.10');
  const admin = anActor(town, town.portal);
  const news = aContent(town.cibogo.siteId, { title: 'Panen raya' });
  await createDraft({ db: database.db, clock: stoppedClock(NOW) }, admin, news, sending('publish'));
  const site = { ...town.cibogo, isGovernmentSite: false };
  const names = ['www.cibogo.desa.id', 'cibogo.desa.id'];
  await inTransaction(database.db, town, (tx) =>
    bindHosts(
      tx,
      names.map((name) => ({ ...site, kind: 'domain', name })),
    ),
  );
  server = await openServer(database.db);
});

afterAll(() => server.close());

const bodyAt = async (host: string, path: string) => (await server.get(host, path)).body;
const hosts = () => ['cibogo.desa.id', 'www.cibogo.desa.id', town.cibogo.host];

describe('a site with a domain of its own', () => {
  test('names that domain as the canonical one on each of its hosts', async () => {
    for (const host of hosts()) {
      const page = await bodyAt(host, '/berita/panen-raya');
      expect(page).toContain(`<link rel="canonical" href="${OWN}/berita/panen-raya"`);
      expect(page).not.toContain('cibogo-waled.contohkab.localhost');
    }
  });

  test.each([
    '/umpan/rss.xml',
    '/umpan/atom.xml',
    '/umpan/feed.json',
    '/sitemap.xml',
    '/sitemap/awal.xml',
    '/robots.txt',
  ])('%s knows the site by its own domain only', async (path) => {
    for (const host of hosts()) {
      const text = await bodyAt(host, path);
      expect(text).toContain(OWN);
      expect(text).not.toContain('cibogo-waled.contohkab.localhost');
    }
  });

  test('is linked by its own domain from other sites, which keep their labels', async () => {
    const portal = await bodyAt(town.portal.host, '/unit');
    expect(portal).toContain(`href="${OWN}/"`);
    expect(portal).toContain('href="http://dinkes.contohkab.localhost:3000/"');
    expect(await bodyAt(town.portal.host, '/cari?q=panen')).toContain(`href="${OWN}/berita/panen-raya"`);
    expect(await bodyAt('cibogo.desa.id', '/')).toContain('href="http://waled.contohkab.localhost:3000/"');
  });

  test('does not lend its domain to a site of another government', async () => {
    const page = await bodyAt(other.cibogo.host, '/');
    expect(page).toContain('<link rel="canonical" href="http://cibogo-waled.lainkab.localhost:3000/"');
    expect(page).not.toContain('cibogo.desa.id');
  });
});
