import { sql } from 'kysely';
import readXlsxFile from 'read-excel-file/node';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { subjectOf } from '../case.ts';
import { fileCase } from '../filing.ts';
import { getCase } from '../queries.ts';
import { question } from '../question.ts';
import {
  aFiling,
  aRequester,
  employ,
  foundTown,
  momentAfter,
  openServer,
  request,
  type TestServer,
  type TestTown,
  testOffice,
} from '../testing.ts';

const database = useTestDatabase();
let town: TestTown;
let server: TestServer;
let ani: Actor;
let head: Actor;
let schools: Actor;

beforeAll(async () => {
  town = await foundTown(database.db, 'mejakab', '32.09');
  server = await openServer(database.db, 'mejakab', { kinds: [request] });
  ani = await employ(database.db, town, town.dinkes);
  const all = ['cases.view', 'cases.work', 'cases.assign', 'cases.identity'];
  head = await employ(database.db, town, town.dinkes, all);
  schools = await employ(database.db, town, town.disdik);
});
afterAll(() => server.close());

const file = (given: Parameters<typeof aFiling>[1] = {}) =>
  fileCase(testOffice(database.db), town, question, { filing: aFiling(town.dinkes, given), moment: momentAfter() });
const read = (id: Parameters<typeof getCase>[1]) => inReadOnly(database.db, town, (tx) => getCase(tx, id));
const backdated = { backdatingReason: 'Surat terlambat sampai', channel: 'letter' as const };

describe('the queue', () => {
  test('has what breaks the law first on top, with the reason in words', async () => {
    const late = await file({ title: 'Sudah lewat', receivedOn: Temporal.PlainDate.from('2026-11-02'), ...backdated });
    const fresh = await file({ title: 'Baru datang' });
    const page = await server.get('/meja/kasus', ani);
    expect(page.statusCode).toBe(200);
    expect(page.body.indexOf('Sudah lewat')).toBeGreaterThan(0);
    expect(page.body.indexOf('Sudah lewat')).toBeLessThan(page.body.indexOf('Baru datang'));
    expect(page.body).toMatch(/Lewat tenggat .*PermenPANRB 62\/2018/);
    expect(page.body).toContain(`/meja/kasus/${fresh.id}`);
    expect(page.body).toContain(`/meja/kasus/${late.id}`);
  });

  test('shows each person what is theirs, and other units nothing', async () => {
    const { id, number } = await file({ title: 'Hanya untuk dinkes' });
    expect((await server.get('/meja/kasus', schools)).body).not.toContain('Hanya untuk dinkes');
    expect((await server.get(`/meja/kasus/${id}`, schools)).statusCode).toBe(404);
    expect((await server.get('/meja/kasus?bagian=mine', ani)).body).not.toContain(number);
    await server.post(`/meja/kasus/${id}/ambil`, {}, ani);
    expect((await server.get('/meja/kasus?bagian=mine', ani)).body).toContain(number);
    expect((await server.get('/meja/kasus?bagian=unclaimed', ani)).body).not.toContain(number);
  });

  test('goes on by key, each case once', async () => {
    for (let at = 0; at < 35; at += 1) await file({ title: `Banyak ${at}` });
    const seen: string[] = [];
    for (let path: string | undefined = '/meja/kasus'; path !== undefined; ) {
      const page: Awaited<ReturnType<TestServer['get']>> = await server.get(path, ani);
      seen.push(...[...page.body.matchAll(/href="\/meja\/kasus\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id));
      path = /href="(\/meja\/kasus\?[^"]*sesudah=[^"]*)"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen.length).toBeGreaterThan(35);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('leads from a typed number to the case', async () => {
    const { id, number } = await file();
    const found = await server.get(`/meja/kasus?cari=${number.toLowerCase().replaceAll('-', '')}`, ani);
    expect([found.statusCode, found.headers.location]).toEqual([303, `/meja/kasus/${id}`]);
  });

  test('hands the chosen over in one go, and says how many would not', async () => {
    const [one, other] = [await file(), await file()];
    const elsewhere = await fileCase(testOffice(database.db), town, question, {
      filing: aFiling(town.disdik),
      moment: momentAfter(),
    });
    const chosen = { kasus: [one.id, other.id, elsewhere.id], kepada: ani.personId };
    expect((await server.post('/meja/kasus/serahkan', chosen, head)).statusCode).toBe(303);
    expect([(await read(one.id)).assigneeId, (await read(other.id)).assigneeId]).toEqual([ani.personId, ani.personId]);
    expect((await read(elsewhere.id)).assigneeId).toBeNull();
  });

  test('has the page of lateness beside workload', async () => {
    const page = await server.get('/meja/kasus/beban', head);
    expect(page.body).toContain('Keterlambatan di samping beban');
    expect(page.body).toContain('Dinas dinkes');
    expect(page.body).not.toContain('Dinas disdik');
  });

  test.each(['bagian=x', 'sesudah=%00', 'sesudah=W10', 'cari=%25_%27', 'jenis=x'])('%s does no harm', async (query) => {
    expect((await server.get(`/meja/kasus?${query}`, ani)).statusCode).toBe(200);
  });
});

describe('one screen', () => {
  test('from the queue to the answered case it takes two pages and three presses', async () => {
    const { id } = await file({ title: '<script>alert(1)</script>' });
    const page = await server.get(`/meja/kasus/${id}`, ani);
    expect(page.body).not.toContain('<script>alert');
    expect(page.body).toContain(`/meja/kasus/${id}/jawab`);
    const sent = await server.post(`/meja/kasus/${id}/jawab`, { hasil: 'answered', isi: 'Pukul 08.00' }, ani);
    expect([sent.statusCode, sent.headers.location]).toEqual([303, `/meja/kasus/${id}`]);
    expect((await read(id)).status).toBe('answered');
  });

  test('a form that is wrong comes back with what was typed', async () => {
    const { id } = await file();
    const page = await server.post(`/meja/kasus/${id}/jawab`, { isi: 'Sudah saya ketik' }, ani);
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('Sudah saya ketik');
    const unknown = await server.post(`/meja/kasus/${id}/teruskan`, { unit: 'Dinas Antah', isi: 'alasan' }, ani);
    expect(unknown.statusCode).toBe(422);
    expect(unknown.body).toContain('Unit ini tidak ditemukan');
  });

  test('every action is offered exactly when the server takes it', async () => {
    const { id } = await file();
    const page = await server.get(`/meja/kasus/${id}`, ani);
    const paths = [...page.body.matchAll(new RegExp(`/meja/kasus/${id}/([a-z-]+)"`, 'g'))].map(([, path]) => path);
    const offered = ['ambil', 'jawab', 'tanya', 'catat', 'bagi', 'teruskan', 'gabung', 'ubah-jenis'];
    expect(new Set(paths)).toEqual(new Set(offered));
    for (const path of ['lepas', 'tutup', 'buka-lagi', 'perpanjang', 'serahkan']) {
      const fields = { isi: 'alasan', kepada: ani.personId };
      expect((await server.post(`/meja/kasus/${id}/${path}`, fields, ani)).statusCode, path).toBeGreaterThanOrEqual(
        403,
      );
    }
  });

  test('forwards by the typed name of a unit', async () => {
    const { id } = await file();
    const sent = await server.post(`/meja/kasus/${id}/teruskan`, { unit: 'dinas DISDIK', isi: 'Urusan sekolah' }, ani);
    expect(sent.statusCode).toBe(303);
    expect((await read(id)).unitPath).toBe('/disdik/');
    expect((await server.get(`/meja/kasus/${id}`, schools)).body).toContain('Urusan sekolah');
  });

  test('shows what the module of its kind adds', async () => {
    const office = testOffice(database.db, [request]);
    const { id } = await fileCase(office, town, request, { filing: aFiling(town.dinkes), moment: momentAfter() });
    const page = await server.get(`/meja/kasus/${id}`, ani);
    expect(page.body).toContain(`Panel ${id}`);
    expect(page.body).toContain('perpanjang');
  });

  test('hints at open cases of the same person or about the same matter', async () => {
    const requester = aRequester({ email: 'berulang@example.com' });
    const first = await file({ title: 'Lampu jalan padam di Waled', requester });
    const same = await file({ title: 'Lampu jalan padam di Waled kota' });
    const person = await file({ title: 'Urusan lain sama sekali', requester });
    const page = await server.get(`/meja/kasus/${first.id}`, ani);
    expect(page.body).toContain(same.number);
    expect(page.body).toContain(person.number);
  });
});

describe('names', () => {
  const confidential = () =>
    file({ requester: aRequester({ visibility: 'confidential', name: 'Nama Rahasia', nik: '3209014501900003' }) });

  test('that are confidential are read only by those who may, and each reading is recorded', async () => {
    const { id } = await confidential();
    for (const actor of [ani, head]) {
      const page = await server.get(`/meja/kasus/${id}`, actor);
      expect(page.body).not.toContain('Nama Rahasia');
      expect(page.body).toContain('3209••••••••••03');
    }
    expect((await server.post(`/meja/kasus/${id}/identitas`, {}, ani)).statusCode).toBe(403);
    const opened = await server.post(`/meja/kasus/${id}/identitas`, {}, head);
    expect(opened.body).toContain('Nama Rahasia');
    expect(opened.body).toContain('3209014501900003');
    const { rows } = await inReadOnly(database.db, town, (tx) =>
      sql<{ person_id: string }>`select person_id from audit.entry
        where subject = ${subjectOf(id)} and action = 'cases.read-identity'`.execute(tx),
    );
    expect(rows).toEqual([{ person_id: head.personId }]);
  });
});

describe('taking in', () => {
  const given = (more: Record<string, string> = {}) => ({
    ...{ kunci: newId<string>() as string, lewat: 'counter', judul: 'Kartu hilang', isi: 'Kartu berobat hilang' },
    ...{ diterima: '2026-11-23', kerahasiaan: 'open', nama: 'Pak Karta', telepon: '0812 3456 789' },
    ...more,
  });

  test('at the counter ends on the case, whose receipt is printed with number and key', async () => {
    const sent = await server.post('/meja/kasus/catat', given({ nik: '3209 0145 0190 0003' }), ani);
    expect(sent.statusCode).toBe(303);
    const path = String(sent.headers.location);
    expect((await server.get(path, ani)).body).toContain('Pak Karta');
    const pdf = await server.get(`${path}/tanda-terima.pdf`, ani);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf.rawPayload)), { mergePages: true });
    expect(text).toMatch(/PU-2026-\d{6}-./);
    expect(text).toMatch(/([0-9A-Z]{4}-){3}[0-9A-Z]{4}/);
    expect((await server.get(`${path}/tanda-terima.pdf`, schools)).statusCode).toBe(404);
  });

  test.each([
    ['a wrong NIK', { nik: '1234' }, 'nik'],
    ['a day to come', { diterima: '2026-11-24' }, 'diterima'],
    ['an earlier day without a reason', { diterima: '2026-11-20' }, 'alasan'],
    ['an earlier letter without its scan', { lewat: 'letter', diterima: '2026-11-20', alasan: 'terlambat' }, 'berkas'],
    ['no channel', { lewat: '' }, 'lewat'],
    ['no such day', { diterima: '2026-02-30' }, 'diterima'],
  ])('%s shows the form again with what was typed', async (_what, wrong, field) => {
    const page = await server.post('/meja/kasus/catat', given(wrong), ani);
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain(`href="#isian-${field}"`);
    expect(page.body).toContain('Kartu berobat hilang');
  });

  test('is not for those who may not', async () => {
    expect((await server.get('/meja/kasus/catat', head)).statusCode).toBe(403);
    expect((await server.post('/meja/kasus/catat', given(), head)).statusCode).toBe(403);
  });
});

describe('the register', () => {
  test('is taken as workbook and CSV by those who may, each time recorded, without confidential names', async () => {
    const clerk = await employ(database.db, town, town.dinkes, ['cases.view', 'cases.export']);
    const hidden = aRequester({ visibility: 'confidential', name: 'Jangan Terbaca' });
    const { number } = await file({ title: '=HYPERLINK("jahat")', requester: hidden });
    const csv = await server.get('/meja/kasus/register.csv?tahun=2026', clerk);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body).toContain(number);
    expect(csv.body).toContain('(dirahasiakan)');
    expect(csv.body).not.toContain('Jangan Terbaca');
    expect(csv.body).toContain(`"'=HYPERLINK(""jahat"")"`);
    const [sheet] = await readXlsxFile((await server.get('/meja/kasus/register.xlsx', clerk)).rawPayload);
    expect(sheet?.data.flat()).toContain(number);
    const lastYear = await server.get('/meja/kasus/register.csv?tahun=2025', clerk);
    expect(lastYear.body.trim().split('\r\n')).toHaveLength(1);
    expect((await server.get('/meja/kasus/register.csv', ani)).statusCode).toBe(403);
    const { rows } = await inReadOnly(database.db, town, (tx) =>
      sql`select from audit.entry where action = 'cases.export' and person_id = ${clerk.personId}`.execute(tx),
    );
    expect(rows).toHaveLength(3);
  });
});

describe('templates', () => {
  test('are kept by the head and fill the answer of an officer, who may not change them', async () => {
    const fields = { nama: 'Jam buka', isi: 'Puskesmas buka pukul 08.00.' };
    expect((await server.post('/meja/kasus/templat', fields, ani)).statusCode).toBe(403);
    expect((await server.post('/meja/kasus/templat', { nama: '', isi: 'x' }, head)).statusCode).toBe(422);
    expect((await server.post('/meja/kasus/templat', fields, head)).statusCode).toBe(303);
    const { id } = await file();
    const page = await server.get(`/meja/kasus/${id}`, ani);
    const template = /templat=([0-9a-f-]{36})/.exec(page.body)?.[1];
    const filled = await server.get(`/meja/kasus/${id}?templat=${template}`, ani);
    expect(filled.body).toContain('Puskesmas buka pukul 08.00.');
    const elsewhere = await employ(database.db, town, town.disdik, ['cases.view', 'cases.assign']);
    expect((await server.post(`/meja/kasus/templat/${template}/hapus`, {}, elsewhere)).statusCode).toBe(404);
    expect((await server.get(`/meja/kasus/templat?ubah=${template}`, head)).body).toContain('value="Jam buka"');
    expect((await server.post(`/meja/kasus/templat/${template}/hapus`, {}, head)).statusCode).toBe(303);
    expect((await server.get(`/meja/kasus/${id}`, ani)).body).not.toContain(`templat=${template}`);
  });
});
