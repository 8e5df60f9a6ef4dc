import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { deskRoutes } from './routes.ts';
import { employ, foundTown, openDesk, type TestDesk, type TestTown, testFiles, undoOf } from './testing.ts';

const database = useTestDatabase();
let town: TestTown;
let desk: TestDesk;
let manager: Actor;
let writer: Actor;
let stranger: Actor;
let admin: Actor;

beforeAll(async () => {
  town = await foundTown(database.db);
  desk = await openDesk({ db: database.db, town, routes: [deskRoutes], files: testFiles() });
  const at = town.cibogo;
  const permissions = ['sites.write', 'sites.publish', 'sites.manage'];
  manager = await employ(database.db, town, { name: 'Ani', at, permissions });
  writer = await employ(database.db, town, { name: 'Budi', at, permissions: ['sites.write'] });
  stranger = await employ(database.db, town, { name: 'Citra', at: town.ciuyah, permissions });
  const all = [...permissions, 'sites.settings'];
  admin = await employ(database.db, town, { name: 'Dewi', at: town.portal, permissions: all });
});

afterAll(() => desk.close());

const base = () => `/meja/situs/${town.cibogo.siteId}`;
const person = (fields: Readonly<Record<string, string>> = {}) => ({
  ...{ kunci: newId(), nama: 'H. Sukarna', jabatan: 'Kuwu', telepon: '', surel: '' },
  ...fields,
});

describe('people in charge', () => {
  test('are added once, ordered without dragging, removed and brought back', async () => {
    expect((await desk.get(`${base()}/pejabat`, manager)).body).toContain('Belum ada pejabat');
    const form = person();
    await desk.post(`${base()}/pejabat`, manager, form);
    await desk.post(`${base()}/pejabat`, manager, form);
    await desk.post(`${base()}/pejabat`, manager, person({ nama: 'Siti Aminah', jabatan: 'Sekretaris' }));
    const list = await desk.get(`${base()}/pejabat`, manager);
    expect(list.body.match(/>H\. Sukarna<\/a>/g)).toHaveLength(1);
    const move = /action="([^"]*geser)"/.exec(list.body)?.[1] ?? '';
    await desk.post(move, manager, { arah: 'turun' });
    const moved = (await desk.get(`${base()}/pejabat`, manager)).body;
    expect(moved.indexOf('Siti Aminah')).toBeLessThan(moved.indexOf('H. Sukarna'));
    const removed = await desk.post(move.replace('geser', 'hapus'), manager, {});
    const undo = undoOf(removed);
    expect((await desk.get(`${base()}/pejabat`, manager)).body).not.toContain('H. Sukarna');
    await desk.post(undo, manager, {});
    expect((await desk.get(`${base()}/pejabat`, manager)).body).toContain('H. Sukarna');
  });

  test('a faulty form is shown again with what was typed', async () => {
    const sent = await desk.post(`${base()}/pejabat`, manager, person({ nama: '', surel: 'bukan-surel' }));
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain('href="#isian-nama"');
    expect(sent.body).toContain('href="#isian-surel"');
    expect(sent.body).toContain('value="Kuwu"');
  });

  test('only those who manage the site change them', async () => {
    expect((await desk.post(`${base()}/pejabat`, writer, person())).statusCode).toBe(403);
    expect((await desk.get(`${base()}/pejabat/baru`, writer)).statusCode).toBe(403);
    expect((await desk.post(`${base()}/pejabat`, stranger, person())).statusCode).toBe(404);
    const list = await desk.get(`${base()}/pejabat`, writer);
    expect(list.body).not.toContain('pejabat/baru');
  });
});

describe('office hours', () => {
  test('Monday is copied to the working days, looked at, then saved', async () => {
    const copied = await desk.post(`${base()}/jam`, manager, { lalu: 'salin', 'buka-1': '08:00', 'tutup-1': '15:30' });
    expect(copied.body).toMatch(/name="tutup-5"[^>]*value="15:30"|value="15:30"[^>]*name="tutup-5"/);
    const week = Object.fromEntries(
      [1, 2, 3].flatMap((day) => [
        [`buka-${day}`, '08:00'],
        [`tutup-${day}`, '15.30'],
      ]),
    );
    expect((await desk.post(`${base()}/jam`, manager, { ...week, lalu: 'simpan' })).statusCode).toBe(303);
    expect((await desk.get(`${base()}/jam`, manager)).body.match(/value="15:30"/g)).toHaveLength(3);
  });

  test('a day that closes before it opens, or is half told, is named', async () => {
    const wrong = { 'buka-2': '15:00', 'tutup-2': '08:00', 'buka-3': '08:00', 'tutup-3': '' };
    const sent = await desk.post(`${base()}/jam`, manager, wrong);
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain('href="#isian-buka-2"');
    expect(sent.body).toContain('href="#isian-buka-3"');
  });

  test('a day with a break keeps both openings when it is saved again', async () => {
    const broken = { 'buka-1': '08:00', 'tutup-1': '12:00', 'buka-1-2': '13:00', 'tutup-1-2': '15:00' };
    const note = { 'keterangan-1-2': 'Loket KTP saja', lalu: 'simpan' };
    expect((await desk.post(`${base()}/jam`, manager, { ...broken, ...note })).statusCode).toBe(303);
    const shown = (await desk.get(`${base()}/jam`, manager)).body;
    expect(inputOf(shown, 'tutup-1')).toContain('value="12:00"');
    expect(inputOf(shown, 'buka-1-2')).toContain('value="13:00"');
    expect(inputOf(shown, 'keterangan-1-2')).toContain('value="Loket KTP saja"');
    expect(shown.match(/<details[^>]* open/g)).toHaveLength(1);
    const copied = (await desk.post(`${base()}/jam`, manager, { ...broken, lalu: 'salin' })).body;
    expect(inputOf(copied, 'tutup-5-2')).toContain('value="15:00"');
  });

  test('a second opening that overlaps the first is named, one that meets it is not', async () => {
    const first = { 'buka-4': '08:00', 'tutup-4': '12:00', 'tutup-4-2': '15:00' };
    const sent = await desk.post(`${base()}/jam`, manager, { ...first, 'buka-4-2': '11:59' });
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain('href="#isian-buka-4-2"');
    expect(inputOf(sent.body, 'buka-4-2')).toContain('aria-invalid="true"');
    expect((await desk.post(`${base()}/jam`, manager, { ...first, 'buka-4-2': '12:00' })).statusCode).toBe(303);
  });
});

describe('menu and name of a site', () => {
  test('an entry is added once, moved, removed and brought back', async () => {
    const add = (tulisan: string, alamat: string) =>
      desk.post(`${base()}/menu`, manager, { kunci: newId(), tulisan, alamat });
    await add('Profil', '/profil');
    await add('Profil', '/profil');
    await add('Layanan', 'https://layanan.go.id');
    await desk.post(`${base()}/menu/1/geser`, manager, { arah: 'naik' });
    const list = (await desk.get(`${base()}/menu`, manager)).body;
    expect(list.indexOf('Layanan<')).toBeLessThan(list.indexOf('Profil<'));
    const removed = await desk.post(`${base()}/menu/0/hapus`, manager, { tulisan: 'Layanan' });
    expect((await desk.get(`${base()}/menu`, manager)).body).not.toContain('https://layanan.go.id');
    await desk.post(undoOf(removed), manager, {});
    expect((await desk.get(`${base()}/menu`, manager)).body).toContain('https://layanan.go.id');
  });

  test('an address that runs a script is refused', async () => {
    const sent = await desk.post(`${base()}/menu`, manager, {
      kunci: newId(),
      tulisan: 'X',
      alamat: 'javascript:alert(1)',
    });
    expect(sent.statusCode).toBe(422);
  });

  test('the name is changed by those who may, and changed back', async () => {
    const path = `${base()}/pengaturan`;
    expect((await desk.post(path, manager, { nama: 'Lain' })).statusCode).toBe(403);
    const sent = await desk.post(path, admin, { nama: 'Desa Cibogo Maju', semboyan: 'Guyub' });
    expect((await desk.get(path, admin)).body).toContain('value="Desa Cibogo Maju"');
    await desk.post(undoOf(sent), admin, {});
    expect((await desk.get(path, admin)).body).toContain('value="Desa cibogo"');
  });
});

describe('shared facts', () => {
  const fact = (fields: Readonly<Record<string, string>> = {}) => ({
    ...{ kunci: newId(), nama: 'Telepon desa', nilai: '0231-111', situs: town.cibogo.siteId },
    ...fields,
  });

  test('a change tells where it lands before it is made, and is undone', async () => {
    const form = fact();
    await desk.post('/meja/fakta', manager, form);
    expect((await desk.post('/meja/fakta', manager, form)).statusCode).toBe(303);
    const news = { kunci: newId(), judul: 'Hubungi kami', teks: 'Telepon {{fakta:telepon-desa}}', lalu: 'terbitkan' };
    await desk.post(`/meja/tulis?jenis=news&situs=${town.cibogo.siteId}`, manager, news);
    const list = await desk.get('/meja/fakta', manager);
    expect(list.body).toContain('{{fakta:telepon-desa}}');
    const path = /href="(\/meja\/fakta\/[0-9a-f-]{36})"/.exec(list.body)?.[1] ?? '';
    const preview = await desk.post(path, manager, { nama: 'Telepon desa', nilai: '0231-222' });
    expect(preview.statusCode).toBe(200);
    expect(preview.body).toContain('Mendarat di 1 halaman');
    expect(preview.body).toContain('Hubungi kami');
    const confirmed = { nama: 'Telepon desa', nilai: '0231-222', semula: '0231-111', lalu: 'simpan' };
    const saved = await desk.post(path, manager, confirmed);
    expect((await desk.get(path, manager)).body).toContain('value="0231-222"');
    expect((await desk.post(path, manager, { ...confirmed, nilai: '0231-333' })).statusCode).toBe(409);
    await desk.post(undoOf(saved), manager, {});
    expect((await desk.get(path, manager)).body).toContain('value="0231-111"');
    expect((await desk.post(path, stranger, confirmed)).statusCode).toBe(403);
  });

  test('a key that is taken is refused; anybody may quote, only the owner may change', async () => {
    await desk.post('/meja/fakta', manager, fact({ kode: 'biaya-ktp', nama: 'Biaya KTP', nilai: 'Gratis' }));
    const again = await desk.post('/meja/fakta', manager, fact({ kode: 'biaya-ktp', nama: 'Biaya KTP', nilai: 'Rp1' }));
    expect(again.statusCode).toBe(422);
    expect(again.body).toContain('value="Rp1"');
    expect((await desk.get('/meja/fakta', stranger)).body).toContain('Biaya KTP');
    expect((await desk.post('/meja/fakta', stranger, fact({ kode: 'curi' }))).statusCode).toBe(403);
  });
});

describe('pictures', () => {
  test('a cover is kept when another field is wrong, and shown through the desk before it is public', async () => {
    const png = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#0b6b57' } })
      .png()
      .toBuffer();
    const sent = await upload(
      `/meja/tulis?jenis=news&situs=${town.cibogo.siteId}`,
      { kunci: newId(), judul: '' },
      'sampul',
      png,
    );
    expect(sent.statusCode).toBe(422);
    const coverId = /name="sampulId" value="([0-9a-f-]{36})"/.exec(sent.body)?.[1] ?? '';
    expect(sent.body).toContain(`src="/meja/berkas/${coverId}/320.webp"`);
    const fields = { kunci: newId(), judul: 'Dengan foto', sampulId: coverId };
    const saved = await desk.post(`/meja/tulis?jenis=news&situs=${town.cibogo.siteId}`, manager, fields);
    expect((await desk.get(String(saved.headers.location), manager)).body).toContain(coverId);
  });

  test('an album asks for the words of each picture before it is published', async () => {
    const png = await sharp({ create: { width: 100, height: 80, channels: 3, background: '#d9932f' } })
      .png()
      .toBuffer();
    const at = `/meja/tulis?jenis=photo&situs=${town.cibogo.siteId}`;
    const sent = await upload(at, { kunci: newId(), judul: 'Panen', lalu: 'terbitkan' }, 'foto', png);
    expect(sent.statusCode).toBe(422);
    const id = /name="gambar" value="([0-9a-f-]{36})"/.exec(sent.body)?.[1] ?? '';
    expect(sent.body).toContain(`href="#isian-alt-${id}"`);
    const fields = { kunci: newId(), judul: 'Panen', lalu: 'terbitkan', gambar: id, [`alt-${id}`]: 'Padi menguning' };
    expect((await desk.post(at, manager, fields)).statusCode).toBe(303);
  });

  test('what is no picture is refused by name, and the typed text stays', async () => {
    const at = `/meja/tulis?jenis=news&situs=${town.cibogo.siteId}`;
    const sent = await upload(
      at,
      { kunci: newId(), judul: 'Tetap ada' },
      'sampul',
      Buffer.from('<svg onload=alert(1)>'),
    );
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain('value="Tetap ada"');
    expect(sent.body).toContain('href="#isian-sampul"');
    expect((await upload('/meja/unggah', {}, 'gambar', Buffer.from('x'))).statusCode).toBe(422);
  });
});

function upload(url: string, fields: Readonly<Record<string, string>>, field: string, bytes: Buffer) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append(field, new Blob([new Uint8Array(bytes)]), 'foto.png');
  desk.admit(manager);
  const headers = { host: 'contohkab.localhost:3000', 'x-actor': manager.personId };
  return desk.app.inject({ method: 'POST', url, headers, payload: body });
}

function inputOf(page: string, name: string): string {
  return page.match(/<input[^>]*>/g)?.find((input) => input.includes(`name="${name}"`)) ?? '';
}
