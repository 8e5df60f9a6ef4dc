import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { inReadOnly } from '../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../platform/database/testing.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { listener } from '../../platform/jobs/event.ts';
import type { Job } from '../../platform/jobs/job.ts';
import { useTestJobs } from '../../platform/jobs/testing.ts';
import { messageJobs } from '../../platform/messages/jobs.ts';
import { type UnitsAdded, unitsAdded } from './events.ts';
import { findPersonByEmail } from './people/queries.ts';
import { foundTown, openDesk, type TestTown } from './testing.ts';
import { findUnitByLabel, getUnit } from './units/queries.ts';

const database = useTestDatabase();
const heard: UnitsAdded[] = [];
const hearing = listener(unitsAdded, {
  name: 'test.hear-units',
  timeoutSeconds: 10,
  retryLimit: 0,
  run: async (_context, payload) => heard.push(payload),
});
const jobs = useTestJobs(database, [hearing as Job<unknown>, ...messageJobs]);

let town: TestTown;
let neighbour: TestTown;
let admin: Actor;
let desk: Awaited<ReturnType<typeof openDesk>>;

beforeAll(async () => {
  [town, neighbour] = [await foundTown(database.db, '32.09'), await foundTown(database.db, '35.73')];
  admin = await town.actor('admin');
  desk = await openDesk(database.db, town);
});

const flashOf = (answer: { readonly cookies: readonly object[] }) => {
  const cookie = answer.cookies.find((one) => 'name' in one && one.name === 'pesan');
  const value = cookie && 'value' in cookie ? String(cookie.value).split('.')[0] : '';
  return JSON.parse(Buffer.from(decodeURIComponent(value ?? ''), 'base64url').toString()) as {
    text: string;
    undo?: { action: string };
  };
};

describe('every desk page', () => {
  test.each([
    '/meja/unit',
    '/meja/unit?cari=cibogo&jenis=desa',
    '/meja/orang',
    '/meja/orang/baru',
    '/meja/peran',
    '/meja/berhalangan',
    '/meja/orang/impor',
    '/meja/pengaturan',
  ])('%s answers the admin, in both languages', async (path) => {
    const answer = await desk.get(path, admin);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('<main id="isi"');
    expect((await desk.get(`${path}${path.includes('?') ? '&' : '?'}bahasa=en`, admin)).body).toContain(
      '<html lang="en"',
    );
  });

  test.each(['/meja/orang/baru', '/meja/pengaturan', '/meja/orang/impor', '/meja/orang/daftar.csv'])(
    '%s is closed to an operator',
    async (path) => {
      expect((await desk.get(path, await town.actor('desa'))).statusCode).toBe(403);
    },
  );

  test('cursors and ids that nobody wrote are no failure of ours', async () => {
    for (const path of [
      '/meja/unit?kursor=x',
      `/meja/orang?kursor=${'a'.repeat(3000)}`,
      '/meja/unit/bukan',
      '/meja/orang/%00',
      '/meja/unit?induk=1',
      '/meja/orang/impor/x',
    ]) {
      expect((await desk.get(path, admin)).statusCode, path).toBeLessThan(500);
    }
    const key = Buffer.from(JSON.stringify([false, ['\u0000', 'bukan-uuid']])).toString('base64url');
    expect((await desk.get(`/meja/orang?kursor=${key}`, admin)).statusCode).toBe(200);
  });

  test('a person, unit or role of another government is not found', async () => {
    const theirs = await neighbour.actor('admin');
    expect((await desk.get(`/meja/orang/${theirs.personId}`, admin)).statusCode).toBe(404);
    expect((await desk.get(`/meja/unit/${await neighbour.unitId('diskominfo')}`, admin)).statusCode).toBe(404);
    const post = await desk.post(`/meja/orang/${theirs.personId}/tutup`, admin);
    expect(post.statusCode).toBe(404);
    expect((await desk.get('/meja/orang', admin)).body).not.toContain('malangkota');
  });
});

describe('units', () => {
  test('the list pages by key: every unit once', async () => {
    const seen = new Set<string>();
    let path: string | undefined = '/meja/unit';
    for (let pages = 0; path && pages < 20; pages += 1) {
      const { body } = await desk.get(path, admin);
      for (const [, id = ''] of body.matchAll(/href="\/meja\/unit\/([0-9a-f-]{36})"/g)) seen.add(id);
      path = body.match(/href="([^"]+)"[^>]*>(?:<svg.*?<\/svg>)?Berikutnya/s)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen.size).toBe(465 + 33);
  });

  test('a unit is added once for its key, told to other modules, and may be changed, closed and opened', async () => {
    const induk = await town.unitId('dinkes');
    const form = {
      kunci: '0192f3c4-0000-7000-8000-000000000001',
      induk,
      jenis: 'puskesmas',
      nama: 'Puskesmas Waled',
      pendek: 'PKM Waled',
      label: 'puskesmas-waled',
    };
    const added = await desk.post('/meja/unit', admin, form);
    expect(added.statusCode).toBe(303);
    expect((await desk.post('/meja/unit', admin, form)).headers.location).toBe(added.headers.location);
    const unit = await inReadOnly(database.db, town, (tx) => findUnitByLabel(tx, 'puskesmas-waled'));
    expect(unit).toMatchObject({ path: '/dinkes/puskesmas-waled/', kind: 'puskesmas' });
    await jobs.drain();
    expect(heard).toEqual([{ governmentId: town.governmentId, unitIds: [unit?.id] }]);
    const href = String(added.headers.location);
    expect(
      (await desk.post(href, admin, { nama: 'Puskesmas Waled Baru', pendek: 'PKM', telepon: 'tidak ada' })).statusCode,
    ).toBe(422);
    await desk.post(href, admin, { nama: 'Puskesmas Waled Baru', pendek: 'PKM', telepon: '0231 123456' });
    const closed = await desk.post(`${href}/tutup`, admin);
    const state = () => inReadOnly(database.db, town, (tx) => getUnit(tx, unit?.id ?? induk));
    expect(await state()).toMatchObject({ name: 'Puskesmas Waled Baru', phone: '0231 123456', isActive: false });
    await desk.post(flashOf(closed).undo?.action ?? '', admin);
    expect((await state()).isActive).toBe(true);
  });

  test.each([
    ['www', 'Alamat ini sudah dipakai'],
    ['waled', 'Alamat ini sudah dipakai'],
    ['Bukan Label', 'Pakai huruf kecil'],
    ['<script>', 'Pakai huruf kecil'],
  ])('the label %s is refused at its field, and what was typed stays', async (label, message) => {
    const form = { induk: await town.unitId(''), jenis: 'opd', nama: 'Dinas & <b>Contoh</b>', pendek: 'Contoh', label };
    const answer = await desk.post('/meja/unit', admin, form);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(message);
    expect(answer.body).toContain('Dinas &amp; &lt;b');
    expect(answer.body).not.toContain('<b>Contoh');
  });

  test('an operator changes no unit', async () => {
    const href = `/meja/unit/${await town.unitId('dinkes')}`;
    const opd = await town.actor('opd');
    expect((await desk.get(href, opd)).body).not.toContain('<form method="post" action="/meja/unit');
    expect((await desk.post(href, opd, { nama: 'X', pendek: 'X' })).statusCode).toBe(403);
  });
});

describe('people', () => {
  test('a person is added at a unit named in words, given a role, and deactivated with a way back', async () => {
    const form = { nama: 'Siti Aminah', surel: 'Siti@Contoh.id', unit: 'diskominfo', nip: '19800101 200501 2 001' };
    const added = await desk.post('/meja/orang', admin, form);
    expect(added.statusCode).toBe(303);
    const href = String(added.headers.location);
    const page = await desk.get(href, admin);
    expect(page.body).toContain('198001012005012001');
    const roleId = page.body.match(/<option value="([0-9a-f-]{36})"[^>]*>Penyunting/)?.[1] ?? '';
    const gift = { peran: roleId, di: 'Kecamatan Waled', mulai: '2026-11-23' };
    expect((await desk.post(`${href}/peran`, admin, gift)).statusCode).toBe(303);
    const twice = await desk.post(`${href}/peran`, admin, gift);
    expect([twice.statusCode, twice.body.includes('sudah memegang peran itu')]).toEqual([422, true]);
    const closed = await desk.post(`${href}/tutup`, admin);
    expect(flashOf(closed).text).toContain('dinonaktifkan');
    await desk.post(flashOf(closed).undo?.action ?? '', admin);
    const person = await inReadOnly(database.db, town, (tx) => findPersonByEmail(tx, 'siti@contoh.id'));
    expect(person?.isActive).toBe(true);
  });

  test('an invitation gives a login and mails a link; a second one has to wait', async () => {
    const added = await desk.post('/meja/orang', admin, { nama: 'Udin', surel: 'udin@contoh.id', unit: 'waled' });
    const href = String(added.headers.location);
    expect(flashOf(await desk.post(`${href}/undang`, admin)).text).toContain('dikirim');
    expect(flashOf(await desk.post(`${href}/undang`, admin)).text).toContain('Tunggu dua menit');
    const person = await inReadOnly(database.db, town, (tx) => findPersonByEmail(tx, 'udin@contoh.id'));
    expect(person?.accountId).not.toBeNull();
    const other = await desk.post(href, admin, { nama: 'Udin', surel: 'lain@contoh.id', unit: 'waled' });
    expect([other.statusCode, other.body.includes('tidak dapat diubah')]).toEqual([422, true]);
    expect((await desk.post(`${href}/undang`, await town.actor('opd'))).statusCode).toBe(403);
  });

  test('an ended role comes back by undo', async () => {
    const opd = await town.actor('opd');
    const { body } = await desk.get(`/meja/orang/${opd.personId}`, admin);
    const action = body.match(/action="(\/meja\/peran-orang\/[^"]+\/akhiri)"/)?.[1] ?? '';
    const ended = await desk.post(action, admin);
    expect((await town.actor('opd')).grants).toEqual([]);
    await desk.post(flashOf(ended).undo?.action ?? '', admin);
    expect((await town.actor('opd')).grants.length).toBeGreaterThan(0);
  });

  test.each([
    [{ unit: 'diskomimfo' }, 'Mungkin maksud Anda'],
    [{ surel: 'bukan' }, 'Tulis alamat surel'],
    [{ surel: 'admin@contoh.cirebonkab.localhost' }, 'sudah dipakai orang lain'],
    [{ nip: '123' }, '18 angka'],
    [{ nama: '' }, 'Isi nama.'],
  ])('%o is shown again with what mends it', async (wrong, message) => {
    const form = { nama: 'Tono', surel: 'tono@contoh.id', unit: 'waled', ...wrong };
    const answer = await desk.post('/meja/orang', admin, form);
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(message);
  });
});

describe('roles, absence, settings', () => {
  test('the permissions of a role are changed by ticking', async () => {
    const { body } = await desk.get('/meja/peran', admin);
    const action = body.match(/action="(\/meja\/peran\/[0-9a-f-]{36})"/)?.[1] ?? '';
    const field = body.match(/name="(izin-[a-z-]+)"/)?.[1] ?? '';
    const refused = await desk.post(action, admin, { [field]: 'sites.write' });
    expect([refused.statusCode, refused.body.includes('harus tetap boleh mengurus orang')]).toEqual([422, true]);
    expect(
      (await desk.post(action, admin, { [field]: ['sites.write', 'organization.manage-people'] })).statusCode,
    ).toBe(303);
    expect((await desk.get('/meja/peran', await town.actor('desa'))).body).not.toContain('action="/meja/peran/');
  });

  test('an absence is handed over by name and taken back by undo', async () => {
    const sekda = await town.actor('sekda');
    const form = { kepada: 'Bupati (contoh)', mulai: '2026-11-23', sampai: '2026-11-30', alasan: 'dinas luar' };
    const answer = await desk.post('/meja/berhalangan', sekda, form);
    expect(flashOf(answer).text).toContain('Bupati (contoh) sampai 30 November 2026');
    expect((await desk.get('/meja/berhalangan', sekda)).body).toContain('Berlaku');
    await desk.post(flashOf(answer).undo?.action ?? '', sekda);
    expect((await desk.get('/meja/berhalangan', sekda)).body).toContain('Dicabut');
    const wrong = await desk.post('/meja/berhalangan', sekda, { ...form, kepada: 'bupat', mulai: '2026-01-01' });
    expect([wrong.statusCode, wrong.body.includes('paling awal hari ini')]).toEqual([422, true]);
    const unknown = await desk.post('/meja/berhalangan', sekda, { ...form, kepada: 'bupat' });
    expect(unknown.body).toContain('Mungkin maksud Anda: Bupati (contoh)');
  });

  test('settings are checked, saved, and written into the audit log without their contents', async () => {
    const form = { nama: 'Kabupaten Cirebon', alamat: 'Jl. Sunan Kalijaga 7', telepon: '0231 321197', warna: '260' };
    expect((await desk.post('/meja/pengaturan', admin, { ...form, warna: '400' })).body).toContain('0 sampai 359');
    expect((await desk.post('/meja/pengaturan', admin, form)).statusCode).toBe(303);
    expect((await desk.get('/meja/pengaturan', admin)).body).toMatch(/\d,\d:1 di latar terang/);
    const { rows } = await inReadOnly(database.db, town, (tx) =>
      sql<{
        text: string;
      }>`select detail::text as text from audit.entry where action = 'organization.change-settings'`.execute(tx),
    );
    expect(rows[0]?.text).toContain('phone');
    expect(rows[0]?.text).not.toContain('Sunan');
  });

  test('a crest must be a picture', async () => {
    const answer = await desk.post('/meja/pengaturan/lambang', admin, {
      field: 'lambang',
      file: Buffer.from('bukan gambar'),
    });
    expect([answer.statusCode, answer.body.includes('bukan gambar yang dapat dipakai')]).toEqual([422, true]);
    expect((await desk.post('/meja/pengaturan/lambang', admin, {})).statusCode).toBe(422);
  });
});

describe('the import of operators', () => {
  test('goes from upload over preview to the saved list, with a report', async () => {
    const file = Buffer.from('nama;surel;unit\nWahyu;wahyu@contoh.id;waled\n;rusak@contoh.id;waled\n');
    const uploaded = await desk.post('/meja/orang/impor', admin, { field: 'daftar', file });
    expect(uploaded.statusCode).toBe(303);
    const href = String(uploaded.headers.location);
    const preview = await desk.get(href, admin);
    expect(preview.body).toContain('Simpan 1 orang');
    expect(preview.body).toContain('Nama kosong.');
    expect((await desk.post(href, admin, { kunci: '0192f3c4-0000-7000-8000-000000000002' })).statusCode).toBe(303);
    expect((await desk.get(href, admin)).body).toContain('Hasil impor');
    const report = await desk.get(`${href}/laporan.csv`, admin);
    expect(report.headers['content-disposition']).toContain('laporan-impor.csv');
    expect(report.body).toContain('3;;rusak@contoh.id;;waled;;Perlu diperbaiki;Nama kosong.');
    expect((await desk.get(href, await town.actor('diskominfo'))).statusCode).toBe(404);
  });

  test.each([
    ['/meja/orang/impor/contoh.csv', 'text/csv'],
    ['/meja/orang/impor/contoh.xlsx', 'application/vnd.openxml'],
    ['/meja/orang/daftar.csv', 'text/csv'],
    ['/meja/orang/daftar.xlsx', 'application/vnd.openxml'],
  ])('%s is a file', async (path, type) => {
    const answer = await desk.get(path, admin);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain(type);
  });

  test('odd dates and bodies are shown again or refused, never a failure of ours', async () => {
    const opd = await town.actor('opd');
    const gift = { peran: '0192f3c4-0000-7000-8000-000000000009', di: 'waled', mulai: '0000-01-01' };
    expect((await desk.post(`/meja/orang/${opd.personId}/peran`, admin, gift)).statusCode).toBe(422);
    expect((await desk.post('/meja/berhalangan', opd, { mulai: '2026-02-30', sampai: 'x' })).statusCode).toBe(422);
    expect(
      (await desk.post('/meja/orang/impor/0192f3c4-0000-7000-8000-000000000009', admin, { kunci: ['a', 'b'] }))
        .statusCode,
    ).toBe(404);
    expect((await desk.post('/meja/pengaturan', admin, { nama: ['a', 'b'] })).statusCode).toBe(422);
  });

  test('a file that cannot be used is told so on the form', async () => {
    const wrong = await desk.post('/meja/orang/impor', admin, { field: 'daftar', file: Buffer.from('a,b\n1,2') });
    expect([wrong.statusCode, wrong.body.includes('Kolom ini tidak ditemukan')]).toEqual([422, true]);
    expect((await desk.post('/meja/orang/impor', admin, {})).body).toContain('Pilih berkas daftar.');
  });
});

describe('the directory', () => {
  test('lists and searches governments on the bare domain, and nowhere else', async () => {
    const ask = (url: string, host = 'localhost:3000') => desk.app.inject({ url, headers: { host } });
    const all = await ask('/');
    expect(all.body).toContain('href="http://cirebonkab.localhost:3000"');
    expect(all.body).toContain('Kota Malang');
    expect((await ask('/?cari=malang')).body).not.toContain('Kabupaten Cirebon');
    expect((await ask('/?cari=%3Cscript%3E')).body).toContain('&lt;script');
    expect((await ask('/', 'cirebonkab.localhost:3000')).statusCode).toBe(404);
    expect((await ask('/meja/unit')).statusCode).toBe(404);
  });
});
