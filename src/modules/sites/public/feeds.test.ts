import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stoppedClock } from '../../../platform/clock.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { createDraft } from '../commands.ts';
import { listPartStarts, listSitemapPart } from './sitemap-queries.ts';
import { aContent, anActor, foundTown, NOW, openServer, sending, type TestServer, type TestTown } from './testing.ts';

const database = useTestDatabase();
const clock = stoppedClock(NOW);
let town: TestTown;
let server: TestServer;

beforeAll(async () => {
  town = await foundTown(database.db);
  server = await openServer(database.db);
  const admin = anActor(town, town.portal);
  const write = (over: object) =>
    createDraft({ db: database.db, clock }, admin, aContent(town.dinkes.siteId, over), sending('publish'));
  await write({ title: 'Satu & dua <tiga> ]]> \u0007', html: '<p>Isi & <a href="/profil">tautan</a> ]]></p>' });
  await write({ kind: 'agenda', title: 'Rapat', facts: { location: 'Aula' }, startsAt: clock.now().add({ hours: 2 }) });
  await write({ kind: 'page', title: 'Profil' });
  for (let at = 0; at < 5; at += 1) await write({ title: `Nomor ${at}` });
});

afterAll(() => server.close());

/** Enough of an XML reader to notice what a feed reader would stumble over: every tag closed, no stray signs. */
function assertXml(text: string): void {
  const open: string[] = [];
  const rest = text
    .replace(/^<\?xml[^>]*\?>/, '')
    .replaceAll(/<!\[CDATA\[[\s\S]*?\]\]>/g, '')
    .replaceAll(/<!--[\s\S]*?-->/g, '');
  const tag =
    /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/g;
  for (const [whole, close, name, , isEmpty] of rest.matchAll(tag)) {
    if (name === undefined) throw new Error(`Stray ${whole} in ${text.slice(0, 500)}`);
    if (close) expect(open.pop()).toBe(name);
    else if (!isEmpty) open.push(name);
  }
  expect(open).toEqual([]);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what XML forbids
  expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
}

const get = (path: string) => server.get(town.dinkes.host, path);

describe('feeds', () => {
  test.each([
    ['/umpan/rss.xml', 'application/rss+xml', '<rss'],
    ['/umpan/atom.xml', 'application/atom+xml', '<feed'],
  ])('%s is well-formed, whatever was written', async (path, type, root) => {
    const answer = await get(path);
    expect(answer.headers['content-type']).toContain(type);
    expect(answer.body).toContain(root);
    expect(answer.body).toContain('http://dinkes.contohkab.localhost:3000/berita/satu-dua-tiga');
    expect(answer.body).toContain('http://dinkes.contohkab.localhost:3000/profil');
    assertXml(answer.body);
  });

  test('JSON Feed is JSON with absolute addresses, and pages are not news', async () => {
    const feed = (await get('/umpan/feed.json')).json();
    expect(feed.version).toContain('jsonfeed.org');
    expect(feed.items).toHaveLength(7);
    for (const item of feed.items) expect(item.url).toMatch(/^http:\/\/dinkes\.contohkab\.localhost:3000\//);
  });

  test('what has not changed is not sent again', async () => {
    const { etag = '' } = (await get('/umpan/rss.xml')).headers;
    const again = await server.get(town.dinkes.host, '/umpan/rss.xml', { 'if-none-match': etag });
    expect([again.statusCode, again.body]).toEqual([304, '']);
  });

  test('no entry of another site', async () => {
    expect((await server.get(town.waled.host, '/umpan/rss.xml')).body).not.toContain('<item>');
  });
});

describe('sitemaps', () => {
  test('lead from robots.txt through the index to every published content', async () => {
    const robots = (await get('/robots.txt')).body;
    const index = /Sitemap: http:\/\/[^/]+(\S+)/.exec(robots)?.[1] ?? '';
    const indexText = (await get(index)).body;
    assertXml(indexText);
    const part = /<loc>http:\/\/[^/]+([^<]+)<\/loc>/.exec(indexText)?.[1] ?? '';
    const text = (await get(part)).body;
    assertXml(text);
    expect(text.match(/<url>/g)).toHaveLength(9);
    expect((await get('/sitemap/bukan.xml')).statusCode).toBe(404);
  });

  test('are cut into parts by key that cover everything once', async () => {
    await inReadOnly(database.db, town, async (tx) => {
      const { siteId } = town.dinkes;
      const starts = await listPartStarts(tx, siteId, 3);
      expect(starts).toHaveLength(2);
      const parts = await Promise.all(
        [null, ...starts].map((after) => listSitemapPart(tx, siteId, { after, part: 3 })),
      );
      const slugs = parts.flat().map(({ kind, slug }) => `${kind} ${slug}`);
      expect(new Set(slugs).size).toBe(8);
      expect(slugs).toHaveLength(8);
    });
  });
});

describe('structured data', () => {
  const dataOf = (body: string) => {
    const json = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(body)?.[1] ?? 'null';
    return JSON.parse(json);
  };

  test('says what an office, a piece of news and an event are', async () => {
    expect(dataOf((await get('/')).body)).toMatchObject({
      '@type': 'GovernmentOrganization',
      name: 'Dinas Kesehatan',
      parentOrganization: { name: 'Kabupaten contohkab' },
    });
    expect(dataOf((await get('/berita/nomor-1')).body)).toMatchObject({ '@type': 'NewsArticle', headline: 'Nomor 1' });
    expect(dataOf((await get('/agenda/rapat')).body)).toMatchObject({
      '@type': 'Event',
      startDate: '2026-11-23T04:00:00Z',
      location: { name: 'Aula' },
    });
  });
});
