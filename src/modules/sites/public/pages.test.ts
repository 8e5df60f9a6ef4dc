import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stoppedClock } from '../../../platform/clock.ts';
import { newId } from '../../../platform/database/ids.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import type { NewContent } from '../commands.ts';
import { createDraft, saveVersion } from '../commands.ts';
import { addOfficer, saveHours, saveMenu, saveSiteNames } from '../office-commands.ts';
import { createPreviewLink } from '../preview.ts';
import { archiveContent, publishContent } from '../publishing.ts';
import {
  aContent,
  anActor,
  foundTown,
  NOW,
  openServer,
  sending,
  type TestServer,
  type TestSite,
  type TestTown,
} from './testing.ts';

const database = useTestDatabase();
const clock = stoppedClock(NOW);
let town: TestTown;
let other: TestTown;
let admin: Actor;
let server: TestServer;

beforeAll(async () => {
  town = await foundTown(database.db);
  other = await foundTown(database.db, 'lainkab', '32.10');
  admin = anActor(town, town.portal);
  server = await openServer(database.db);
});

afterAll(() => server.close());

const deps = () => ({ db: database.db, clock });
const tell = (site: TestSite, over: Partial<NewContent>) =>
  createDraft(deps(), admin, aContent(site.siteId, over), sending('publish'));
const bodyOf = async (host: string, path: string) => (await server.get(host, path)).body;
const statusOf = async (host: string, path: string) => (await server.get(host, path)).statusCode;

const PATHS = [
  ...['/', '/kontak', '/informasi', '/berita', '/pengumuman', '/dokumen', '/agenda', '/agenda?waktu=lewat', '/foto'],
  ...['/terbaru', '/peringatan', '/cari', '/cari?q=waled', '/cari?q=waled&lingkup=semua', '/umpan/rss.xml'],
  ...['/umpan/atom.xml', '/umpan/feed.json', '/sitemap.xml', '/sitemap/awal.xml', '/robots.txt', '/cari/saran?q=wal'],
];

describe('public pages', () => {
  test.each(PATHS)('%s answers on every site, empty as it is', async (path) => {
    for (const { host } of [town.portal, town.dinkes, town.waled, town.cibogo])
      expect(await statusOf(host, path)).toBe(200);
  });

  test('the directory of units stands on the portal alone, finds and narrows', async () => {
    expect(await statusOf(town.waled.host, '/unit')).toBe(404);
    const all = await bodyOf(town.portal.host, '/unit');
    expect(all).toContain('http://cibogo-waled.contohkab.localhost:3000/');
    expect(all).toContain('di Kecamatan Waled');
    const desa = await bodyOf(town.portal.host, '/unit?jenis=desa');
    expect(desa).toContain('Desa Cibogo');
    expect(desa).not.toContain('Dinas Kesehatan');
    expect(await bodyOf(town.portal.host, '/unit?cari=KESEH%25')).toContain('Tidak ada unit');
    expect(await bodyOf(town.portal.host, '/unit?cari=keseh')).toContain('Dinas Kesehatan');
  });

  test('a kecamatan lists its desa, and a desa leads back', async () => {
    expect(await bodyOf(town.waled.host, '/')).toContain('href="http://cibogo-waled.contohkab.localhost:3000/"');
    expect(await bodyOf(town.cibogo.host, '/')).toContain('href="http://waled.contohkab.localhost:3000/"');
  });

  test('the portal counts what is there, each count a link', async () => {
    const home = await bodyOf(town.portal.host, '/');
    expect(home).toMatch(/href="\/unit\?jenis=kecamatan"[\s\S]*?>1<[\s\S]*?Kecamatan dengan situs/);
    expect(home).toContain('Apa yang Anda butuhkan?');
  });

  test('who is in charge and when it is open', async () => {
    const person = { name: 'Siti (contoh)', title: 'Camat', phone: '0231 123', email: '', photoFileId: null };
    await addOfficer(deps(), admin, { siteId: town.waled.siteId, ...person }, newId());
    await saveHours(deps(), admin, town.waled.siteId, [{ weekday: 1, opens: '08:00', closes: '15:30', note: '' }]);
    const home = await bodyOf(town.waled.host, '/');
    expect(home).toContain('Buka sekarang sampai 15.30');
    expect(home).toContain('href="tel:+62231123"');
    expect(await bodyOf(town.waled.host, '/kontak')).toContain('08.00–15.30');
  });
});

describe('a content', () => {
  test('is read at its address only when published, and is gone when archived', async () => {
    const id = await createDraft(deps(), admin, aContent(town.dinkes.siteId, { title: 'Vaksin' }), sending());
    expect(await statusOf(town.dinkes.host, '/berita/vaksin')).toBe(404);
    await publishContent(deps(), admin, id, 1);
    const page = await server.get(town.dinkes.host, '/berita/vaksin');
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<h1 class="text-3xl sm:text-4xl">Vaksin</h1>');
    expect(page.body).toContain('<link rel="canonical" href="http://dinkes.contohkab.localhost:3000/berita/vaksin"');
    expect(await statusOf(town.waled.host, '/berita/vaksin')).toBe(404);
    expect(await statusOf(other.dinkes.host, '/berita/vaksin')).toBe(404);
    expect(await statusOf(town.dinkes.host, '/pengumuman/vaksin')).toBe(404);
    await archiveContent(deps(), admin, id);
    const gone = await server.get(town.dinkes.host, '/berita/vaksin');
    expect(gone.statusCode).toBe(410);
    expect(gone.body).toContain('sudah diarsipkan');
    expect(gone.headers['cache-control']).toBe('no-store');
  });

  test('shows the published version while the next is being written', async () => {
    const id = await tell(town.dinkes, { title: 'Tetap', html: '<p>lama</p>' });
    const next = aContent(town.dinkes.siteId, { title: 'Rahasia dulu', html: '<p>baru</p>' });
    await saveVersion(deps(), admin, { ...next, id, expectedVersion: 1 }, sending());
    const page = await bodyOf(town.dinkes.host, '/berita/tetap');
    expect(page).toContain('<p>lama</p>');
    expect(page + (await bodyOf(town.dinkes.host, '/'))).not.toContain('Rahasia dulu');
  });

  test('is previewed by whoever holds the link, on its own site, for seven days, and never kept', async () => {
    const id = await createDraft(deps(), admin, aContent(town.dinkes.siteId, { title: 'Konsep' }), sending());
    const { path } = await createPreviewLink(deps(), admin, id);
    const page = await server.get(town.dinkes.host, path);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Pratinjau — belum diterbitkan');
    expect(page.body).toContain('<meta name="robots" content="noindex"');
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
    expect(await statusOf(town.waled.host, path)).toBe(404);
    expect(await statusOf(other.dinkes.host, path)).toBe(404);
    expect(await statusOf(town.dinkes.host, `/pratinjau/${'x'.repeat(43)}`)).toBe(404);
    const late = await openServer(database.db, { clock: stoppedClock('2026-11-30T02:00:01Z') });
    expect((await late.get(town.dinkes.host, path)).statusCode).toBe(404);
    await late.close();
    const kept = await database.owner
      .connection()
      .execute((one) => one.selectFrom('sites.preview_link').select('secret_hash').execute());
    expect(JSON.stringify(kept)).not.toContain(path.split('/').at(-1));
  });
});

const EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{fakta:x}}\u2028';

describe('hostile content', () => {
  test('comes out as text, whatever field it was put into', async () => {
    const site = other.cibogo;
    const actor = anActor(other, other.portal);
    const write = (over: Partial<NewContent>) =>
      createDraft(
        deps(),
        actor,
        aContent(site.siteId, { title: EVIL.replace('{{fakta:x}}', ''), summary: '</script><b>x', ...over }),
        sending('publish'),
      );
    const evil = EVIL.replace('{{fakta:x}}', '');
    const warning = { danger: evil, affected: evil, avoid: evil, help: evil };
    await write({ kind: 'news', html: `<p>${evil}</p><a href="javascript:alert(1)">x</a>` });
    await write({ kind: 'announcement', isWarning: true, facts: { warning } });
    await write({ kind: 'agenda', facts: { location: evil }, startsAt: clock.now().add({ hours: 3 }) });
    await write({
      kind: 'document',
      facts: { files: [{ fileId: newId(), name: evil, mimeType: evil, sizeBytes: 1 }] },
    });
    await write({ kind: 'photo', facts: { pictures: [{ fileId: newId(), alt: evil, widthPx: 400, heightPx: 200 }] } });
    await write({ kind: 'page' });
    await saveSiteNames(deps(), actor, site.siteId, { title: evil.slice(0, 200), tagline: evil });
    await saveMenu(deps(), actor, site.siteId, [{ label: evil.slice(0, 60), href: '/"><script>alert(1)</script>' }]);
    await addOfficer(
      deps(),
      actor,
      { siteId: site.siteId, name: evil, title: evil, phone: evil.slice(0, 40), email: evil, photoFileId: null },
      newId(),
    );
    const list = await bodyOf(site.host, '/sitemap/awal.xml');
    const paths = [...list.matchAll(/<loc>http:\/\/[^/]+([^<]*)<\/loc>/g)].map(([, path = '/']) => path);
    expect(paths).toHaveLength(7);
    for (const path of [
      ...paths,
      '/berita',
      '/agenda',
      '/foto',
      '/dokumen',
      '/kontak',
      '/peringatan',
      '/terbaru',
      '/informasi',
      `/cari?q=${encodeURIComponent(EVIL)}`,
    ]) {
      const page = await server.get(site.host, path);
      expect(page.statusCode, path).toBe(200);
      expect(page.body.replaceAll(/<script type="(module|application\/ld\+json)"/g, ''), path).not.toContain('<script');
      expect(page.body, path).not.toMatch(/<img src=x|href="javascript|<\/script><b>/);
      expect(page.headers['content-security-policy']).not.toContain('unsafe-inline');
    }
  });
});

describe('a warning', () => {
  test('stands on top of every page of every site of its government at once, and nowhere else', async () => {
    const id = await tell(town.waled, {
      ...{ kind: 'announcement', title: 'Banjir di hilir', isWarning: true, endsAt: clock.now().add({ hours: 6 }) },
      facts: { warning: { danger: 'Air naik', affected: 'Warga hilir', avoid: 'Pindah', help: '112' } },
    });
    for (const { host } of [town.portal, town.dinkes, town.waled, town.cibogo]) {
      expect(await bodyOf(host, '/berita')).toContain('Banjir di hilir');
    }
    expect(await bodyOf(town.dinkes.host, '/')).toContain(
      'href="http://waled.contohkab.localhost:3000/pengumuman/banjir-di-hilir"',
    );
    expect(await bodyOf(other.portal.host, '/')).not.toContain('Banjir di hilir');
    expect(await bodyOf(town.waled.host, '/pengumuman/banjir-di-hilir')).toContain('Warga hilir');
    const late = await openServer(database.db, { clock: stoppedClock('2026-11-23T08:00:00Z') });
    expect((await late.get(town.dinkes.host, '/berita')).body).not.toContain('Banjir di hilir');
    await late.close();
    await archiveContent(deps(), admin, id);
    expect(await bodyOf(town.dinkes.host, '/berita')).not.toContain('Banjir di hilir');
  });
});

describe('lists', () => {
  test('page by key, forth and back, without gap or double', async () => {
    for (let at = 0; at < 23; at += 1) {
      const moment = { db: database.db, clock: stoppedClock(clock.now().subtract({ hours: at }).toString()) };
      await createDraft(
        moment,
        admin,
        aContent(town.cibogo.siteId, { title: `Kabar ke-${at} selesai` }),
        sending('publish'),
      );
    }
    const titles = (body: string) => [...body.matchAll(/>Kabar ke-(\d+) selesai<\/a>/g)].map(([, at]) => Number(at));
    const first = await bodyOf(town.cibogo.host, '/berita');
    const older = /href="(\/berita\?sebelum=[^"]+)"/.exec(first)?.[1] ?? '';
    const second = await bodyOf(town.cibogo.host, older);
    expect([...titles(first), ...titles(second)]).toEqual(Array.from({ length: 23 }, (_, at) => at));
    const newer = /href="(\/berita\?sesudah=[^"]+)"/.exec(second)?.[1] ?? '';
    expect(titles(await bodyOf(town.cibogo.host, newer))).toEqual(titles(first));
    expect(await statusOf(town.cibogo.host, '/berita?sebelum=rusak')).toBe(200);
  });
});

describe('search', () => {
  test('keeps to the site or spans the government, corrects, and forgets what is archived', async () => {
    const id = await tell(town.dinkes, { title: 'Imunisasi balita gratis', html: '<p>Datang ke posyandu.</p>' });
    expect(await bodyOf(town.dinkes.host, '/cari?q=imunisasi')).toContain('href="/berita/imunisasi-balita-gratis"');
    expect(await bodyOf(town.cibogo.host, '/cari?q=imunisasi')).toContain('Tidak ada hasil');
    const wide = await bodyOf(town.cibogo.host, '/cari?q=imunisasi&lingkup=semua');
    expect(wide).toContain('href="http://dinkes.contohkab.localhost:3000/berita/imunisasi-balita-gratis"');
    expect(await bodyOf(town.portal.host, '/cari?q=imunisasu')).toContain('Ini hasil untuk');
    expect((await server.get(town.portal.host, '/cari/saran?q=imuni')).json()).toEqual({ suggestions: ['imunisasi'] });
    expect(await bodyOf(other.portal.host, '/cari?q=imunisasi&lingkup=semua')).not.toContain('balita');
    await archiveContent(deps(), admin, id);
    expect(await bodyOf(town.portal.host, '/cari?q=imunisasi')).not.toContain('balita gratis');
  });
});

describe('the language switch', () => {
  test('is remembered, goes on at the clean address, and never leaves the site', async () => {
    const answer = await server.get(town.portal.host, '/berita?bahasa=en&sebelum=x');
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/berita?sebelum=x');
    expect(answer.cookies[0]).toMatchObject({ name: 'bahasa', value: 'en', sameSite: 'Lax' });
    const page = await server.get(town.portal.host, '/berita', { cookie: 'bahasa=en' });
    expect(page.body).toContain('<html lang="en"');
    expect(page.body).toContain('News');
    const back = await server.get(town.portal.host, '/?bahasa=id');
    expect(back.headers.location).toBe('/');
    expect(back.cookies[0]).toMatchObject({ name: 'bahasa', value: '' });
    const astray = await server.get(town.portal.host, '//contoh.test/?bahasa=en');
    expect(String(astray.headers.location ?? '/x')).not.toMatch(/^\/[/\\]/);
  });
});
