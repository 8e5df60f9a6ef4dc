import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { deskRoutes } from './routes.ts';
import { employ, foundTown, openDesk, type TestDesk, type TestTown, testFiles, undoOf } from './testing.ts';

const database = useTestDatabase();
let town: TestTown;
let desk: TestDesk;
let writer: Actor;
let colleague: Actor;
let reviewer: Actor;
let stranger: Actor;

beforeAll(async () => {
  town = await foundTown(database.db);
  desk = await openDesk({ db: database.db, town, routes: [deskRoutes], files: testFiles() });
  const at = town.cibogo;
  writer = await employ(database.db, town, { name: 'Ani', at, permissions: ['sites.write'] });
  colleague = await employ(database.db, town, { name: 'Budi', at, permissions: ['sites.write'] });
  const permissions = ['sites.write', 'sites.review', 'sites.publish'];
  reviewer = await employ(database.db, town, { name: 'Dewi', at: town.portal, permissions });
  stranger = await employ(database.db, town, { name: 'Citra', at: town.ciuyah, permissions });
});

afterAll(() => desk.close());

const typed = (fields: Readonly<Record<string, string>> = {}) => ({
  ...{ kunci: newId(), judul: 'Gotong royong', ringkasan: 'Sabtu pagi', teks: 'Bawa cangkul', bentuk: 'plain' },
  ...fields,
});

async function written(fields: Readonly<Record<string, string>> = {}): Promise<string> {
  const sent = await desk.post(`/meja/tulis?jenis=news&situs=${town.cibogo.siteId}`, writer, typed(fields));
  expect(sent.statusCode).toBe(303);
  return String(sent.headers.location);
}

describe('a content at the desk', () => {
  test('two people who save at the same time lose nothing: both texts are shown', async () => {
    const path = await written();
    expect((await desk.post(path, writer, typed({ versi: '1', teks: 'Bawa sapu' }))).statusCode).toBe(303);
    const late = await desk.post(path, colleague, typed({ versi: '1', teks: 'Bawa ember' }));
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Orang lain menyimpan lebih dulu');
    expect(late.body).toContain('Ani menyimpan versi 2');
    expect(late.body).toMatch(/<textarea[^>]*>\s*Bawa ember<\/textarea>/);
    expect(late.body).toContain('sapu');
    expect(late.body).toContain('name="versi" value="2"');
    expect((await desk.post(path, colleague, typed({ versi: '2', teks: 'Bawa ember' }))).statusCode).toBe(303);
    const history = await desk.get(`${path}/riwayat?dari=2&ke=3`, writer);
    expect(history.body).toMatch(/<del[^>]*>.*sapu.*<\/del>/);
    expect(history.body).toMatch(/<ins[^>]*>.*ember.*<\/ins>/);
  });

  test('a form that is sent twice saves one version', async () => {
    const path = await written();
    const form = typed({ versi: '1', teks: 'Sekali' });
    await desk.post(path, writer, form);
    expect((await desk.post(path, writer, form)).statusCode).toBe(303);
    expect((await desk.get(path, writer)).body).toContain('name="versi" value="2"');
  });

  test('a reviewer returns it with a reason, which its author reads; without a reason it stays', async () => {
    const path = await written({ lalu: 'ajukan' });
    const page = await desk.get(`${path}/periksa`, reviewer);
    expect(page.body).toContain('Diajukan oleh Ani');
    const without = await desk.post(`${path}/kembalikan`, reviewer, { asal: 'periksa', alasan: ' ' });
    expect(without.statusCode).toBe(422);
    expect(without.body).toContain('href="#isian-alasan"');
    const returned = await desk.post(`${path}/kembalikan`, reviewer, { asal: 'periksa', alasan: 'Kurang jam' });
    expect(returned.statusCode).toBe(303);
    expect((await desk.get(path, writer)).body).toContain('Dikembalikan dengan alasan: “Kurang jam”');
  });

  test('what was not seen is not published: a newer version asks for another look', async () => {
    const path = await written({ lalu: 'ajukan' });
    await desk.post(path, writer, typed({ versi: '1', teks: 'Diubah diam-diam' }));
    const stale = await desk.post(`${path}/terbitkan`, reviewer, { versi: '1' });
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('Diubah diam-diam');
    expect((await desk.post(`${path}/terbitkan`, reviewer, { versi: '2' })).statusCode).toBe(303);
    expect((await desk.get(path, reviewer)).body).toContain('Tampil di situs.');
  });

  test('the review page shows the words that differ from what is published', async () => {
    const path = await written({ lalu: 'ajukan' });
    await desk.post(`${path}/terbitkan`, reviewer, { versi: '1' });
    await desk.post(path, writer, typed({ versi: '1', teks: 'Bawa parang', lalu: 'ajukan' }));
    const page = await desk.get(`${path}/periksa`, reviewer);
    expect(page.body).toMatch(/<del[^>]*>.*cangkul.*<\/del>/);
    expect(page.body).toMatch(/<ins[^>]*>.*parang.*<\/ins>/);
    expect(page.body).not.toContain('<ins>Gotong');
  });

  test('its author takes a submission back, others of the unit do not', async () => {
    const path = await written({ lalu: 'ajukan' });
    expect((await desk.post(`${path}/kembalikan`, colleague, {})).statusCode).toBe(403);
    expect((await desk.post(`${path}/kembalikan`, writer, {})).statusCode).toBe(303);
    expect((await desk.get(path, writer)).body).toContain('Belum tampil di situs.');
  });

  test('an old version is restored, and that is undone by restoring the one before', async () => {
    const path = await written();
    await desk.post(path, writer, typed({ versi: '1', teks: 'Versi dua' }));
    const restored = await desk.post(`${path}/pulihkan`, writer, { versi: '1' });
    expect(restored.statusCode).toBe(303);
    expect((await desk.get(path, writer)).body).toMatch(/<textarea[^>]*>\s*Bawa cangkul<\/textarea>/);
    await desk.post(`${path}/pulihkan?versi=2`, writer, {});
    expect((await desk.get(path, writer)).body).toMatch(/<textarea[^>]*>\s*Versi dua<\/textarea>/);
    expect((await desk.post(`${path}/pulihkan`, writer, { versi: '99' })).statusCode).toBe(404);
  });

  test('a preview link is made and shown once', async () => {
    const path = await written();
    const made = await desk.post(`${path}/pratinjau`, writer, {});
    const page = await desk.get(String(made.headers.location), writer);
    expect(page.body).toMatch(/value="http:\/\/cibogo\.contohkab\.localhost:3000\/pratinjau\/[\w-]{40,}"/);
    expect((await desk.get(path, writer)).body).not.toContain('/pratinjau/');
  });

  test('a text that quotes an unknown fact is kept in the form, not published', async () => {
    const path = await written();
    const sent = await desk.post(path, reviewer, typed({ versi: '1', teks: '{{fakta:tak-ada}}', lalu: 'terbitkan' }));
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain('{{fakta:tak-ada}}');
  });

  test.each(['', '/periksa', '/riwayat'])('somebody of another unit finds nothing at …%s', async (part) => {
    const path = await written();
    expect((await desk.get(`${path}${part}`, stranger)).statusCode).toBe(404);
  });

  test.each([
    '',
    '/ajukan',
    '/terbitkan',
    '/arsipkan',
    '/kembalikan',
    '/pulihkan',
    '/pratinjau',
    '/sematkan',
    '/lepas',
  ])('somebody of another unit changes nothing at …%s', async (part) => {
    const path = await written();
    expect((await desk.post(`${path}${part}`, stranger, typed({ versi: '1' }))).statusCode).toBe(404);
  });
});

describe('a page among the first tasks of its site', () => {
  const page = async (kind: string, fields: Readonly<Record<string, string>> = {}) => {
    const at = `/meja/tulis?jenis=${kind}&situs=${town.cibogo.siteId}`;
    const sent = await desk.post(at, reviewer, typed({ lalu: 'terbitkan', ...fields }));
    return String(sent.headers.location);
  };
  const buttonsAt = async (path: string, actor: Actor) => {
    const { body } = await desk.get(path, actor);
    return ['sematkan', 'lepas'].filter((step) => body.includes(`action="${path}/${step}"`));
  };

  test('is pinned and unpinned by one press, each with its way back', async () => {
    const path = await page('page');
    expect(await buttonsAt(path, reviewer)).toEqual(['sematkan']);
    const sent = await desk.post(`${path}/sematkan`, reviewer, {});
    expect(sent.headers.location).toBe(path);
    expect(undoOf(sent)).toBe(`${path}/lepas`);
    expect(await buttonsAt(path, reviewer)).toEqual(['lepas']);
    expect(undoOf(await desk.post(`${path}/lepas`, reviewer, {}))).toBe(`${path}/sematkan`);
    expect(await buttonsAt(path, reviewer)).toEqual(['sematkan']);
  });

  test('is pinned by nobody who may not publish it', async () => {
    const path = await page('page');
    expect(await buttonsAt(path, writer)).toEqual([]);
    expect((await desk.post(`${path}/sematkan`, writer, {})).statusCode).toBe(403);
    expect(await buttonsAt(path, reviewer)).toEqual(['sematkan']);
  });

  test('is a page that the public can read', async () => {
    expect(await buttonsAt(await page('page', { lalu: 'simpan' }), reviewer)).toEqual([]);
    const news = await page('news');
    expect(await buttonsAt(news, reviewer)).toEqual([]);
    expect((await desk.post(`${news}/sematkan`, reviewer, {})).statusCode).toBe(422);
  });
});

describe('lists', () => {
  test('are narrowed by kind, state and words, and page by key', async () => {
    for (let number = 0; number < 27; number += 1) await written({ judul: `Warta ${number}` });
    const first = await desk.get('/meja/isi?cari=Warta&jenis=news&keadaan=draft', writer);
    const next = /href="(\/meja\/isi\?[^"]*sesudah=[^"]*)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(first.body).toContain('Warta 26');
    expect(first.body).not.toContain('>Warta 1<');
    const second = await desk.get(next, writer);
    expect(second.body).toContain('>Warta 1<');
    expect(second.body).toContain('sebelum=');
    expect((await desk.get('/meja/isi?keadaan=archived&cari=Warta', writer)).body).toContain(
      'Tidak ada isi yang cocok',
    );
    expect((await desk.get('/meja/isi?sesudah=rusak&jenis=apa&situs=x', writer)).statusCode).toBe(200);
  });

  test('show nothing of other units', async () => {
    await written({ judul: 'Rahasia Cibogo' });
    expect((await desk.get('/meja/isi?cari=Rahasia', stranger)).body).not.toContain('Rahasia Cibogo');
    const sites = await desk.get('/meja/situs', stranger);
    expect(sites.body).toContain('Desa ciuyah');
    expect(sites.body).not.toContain('Desa cibogo');
    expect((await desk.get(`/meja/situs/${town.cibogo.siteId}`, stranger)).statusCode).toBe(404);
  });

  test('percent signs are words, not patterns', async () => {
    await written({ judul: 'Naik 100% pasti' });
    expect((await desk.get('/meja/isi?cari=100%25', writer)).body).toContain('Naik 100% pasti');
    expect((await desk.get('/meja/isi?cari=100%25%25%25', writer)).body).not.toContain('Naik 100% pasti');
  });
});
