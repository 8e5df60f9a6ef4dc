import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { storeUpload } from '../../../platform/files/files.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { CASES_PERMISSION, type CaseId, openCaseOffice, readCaseFolder } from '../../cases/index.ts';
import { PERMISSION } from '../permissions.ts';
import { fileRequest } from '../requests/commands.ts';
import { informationRequest } from '../requests/information-request.ts';
import { anActor, foundTown, openOffice, type TestTown } from '../testing.ts';
import { eraseRedactions, listRedactions } from './queries.ts';
import { readDocument } from './redaction-at-work.ts';

const database = useTestDatabase();
const DAY = '2026-11-23';
const moment = { now: Temporal.Instant.from(`${DAY}T02:00:00Z`), today: Temporal.PlainDate.from(DAY) };
const ALL = [...Object.values(PERMISSION), ...Object.values(CASES_PERMISSION)];
let town: TestTown;
let server: Awaited<ReturnType<typeof openOffice>>;
let ppid: Actor;

beforeAll(async () => {
  town = await foundTown(database.db, 'hitamkab', '32.12');
  server = await openOffice(database.db, town, DAY);
  ppid = anActor(town, town.root, ALL);
});
afterAll(() => server.close());

const read = <T>(work: Parameters<typeof inReadOnly<T>>[2]) => inReadOnly<T>(database.db, town, work);

async function aDocument(): Promise<Uint8Array> {
  const paper = await PDFDocument.create();
  const font = await paper.embedFont(StandardFonts.Helvetica);
  const first = paper.addPage([595, 842]);
  first.drawText('Penerima: Sutrisno Wijaya, NIK 3209011203850004', { x: 60, y: 700, size: 12, font });
  first.drawText('Jumlah bantuan Rp600.000', { x: 60, y: 660, size: 12, font });
  paper.addPage([595, 842]).drawText('Daftar ini terbuka untuk umum', { x: 60, y: 700, size: 12, font });
  return paper.save();
}

/** A request with a PDF, and where the work on it begins. */
async function ask(): Promise<{ readonly id: CaseId; readonly fileId: string }> {
  const { deps } = server;
  const upload = { bytes: await aDocument(), fileName: 'Daftar bansos.pdf', uploadedBy: null, isPublic: false };
  const file = await storeUpload(deps.files, deps.db, town, upload);
  const requester = {
    ...{ visibility: 'open' as const, name: 'Siti', email: 'siti@example.com', phone: '', address: 'Waled', nik: '' },
    language: 'id' as const,
  };
  const filing = {
    ...{ submissionKey: newId(), unitId: town.dinkes.unitId, unitPath: town.dinkes.unitPath, channel: 'web' as const },
    ...{ title: 'Daftar', text: 'Daftarnya', requester, fileIds: [file.id], receivedOn: moment.today },
    ...{ backdatingReason: '', takenInBy: null },
  };
  const details = {
    ...{ requesterKind: 'person' as const, represented: '', occupation: '', purpose: 'Uji' },
    ...{ access: 'digital' as const, delivery: 'email' as const },
  };
  const { id } = await fileRequest(openCaseOffice(deps, [informationRequest]), town, { filing, details, moment });
  return { id, fileId: file.id };
}

async function begin({ id, fileId }: { readonly id: CaseId; readonly fileId: string }): Promise<string> {
  const begun = await server.post(`/meja/ppid/permohonan/${id}/hitamkan`, ppid, { berkasId: fileId });
  expect(begun.statusCode).toBe(303);
  return String(begun.headers.location);
}

test('an officer blacks out names and numbers without a script, and the copy goes with the answer', async () => {
  const asked = await ask();
  expect((await server.get(`/meja/kasus/${asked.id}`, ppid)).body).toContain('Hitamkan dokumen');
  expect((await server.get(`/meja/ppid/permohonan/${asked.id}/hitamkan`, ppid)).body).toContain('daftar-bansos.pdf');
  const place = await begin(asked);
  expect((await server.get(place, ppid)).body).toContain('Ditemukan 1 nomor pribadi');

  expect((await server.post(`${place}/simpan`, ppid, {})).statusCode).toBe(422);
  expect((await server.post(`${place}/kata`, ppid, { kata: '', pasalKata: 'h' })).statusCode).toBe(422);
  await server.post(`${place}/kata`, ppid, { kata: 'sutrisno wijaya\r\ntidak ada', pasalKata: 'h' });
  await server.post(`${place}/pribadi`, ppid, {});
  await server.post(`${place}/pribadi`, ppid, {});
  const box = { halaman: '1', kiri: '0', atas: '90', lebar: '10,5', tinggi: '5', pasalKotak: 'b' };
  expect((await server.post(`${place}/kotak`, ppid, { ...box, halaman: '3' })).statusCode).toBe(422);
  expect((await server.post(`${place}/kotak`, ppid, { ...box, lebar: '101' })).statusCode).toBe(422);
  await server.post(`${place}/kotak`, ppid, box);
  const marked = (await server.get(place, ppid)).body;
  expect(marked).toContain('Halaman 1: 3 kotak');
  const [remove = ''] = marked.match(/\/meja\/ppid\/hitamkan\/[^"]*\/hapus(?=")(?!.*\/hapus")/s) ?? [];
  await server.post(remove, ppid, {});
  expect((await server.get(place, ppid)).body).toContain('Halaman 1: 2 kotak');
  const picture = await server.get(`${place}/halaman/1?lihat=hasil`, ppid);
  expect([picture.headers['content-type'], picture.headers['cache-control']]).toEqual([
    'image/jpeg',
    'private, no-store',
  ]);

  expect((await server.post(`${place}/simpan`, ppid, {})).statusCode).toBe(303);
  const copy = await server.get(`${place}/hasil.pdf`, ppid);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(copy.rawPayload)), { mergePages: false });
  expect(text.join(' ')).not.toMatch(/sutrisno|3209/i);
  expect(text[0]).toContain('ps. 17 h');
  expect(text[1]).toContain('Daftar ini terbuka untuk umum');
  expect((await server.post(`${place}/kotak`, ppid, box)).statusCode).toBe(409);

  const newer = await server.post(`${place}/versi-baru`, ppid, { kunci: newId() });
  expect((await server.get(String(newer.headers.location), ppid)).body).toContain('Halaman 1: 2 kotak');

  const [, redaction] = await read((tx) => listRedactions(tx, asked.id));
  const page = (await server.get(`/meja/kasus/${asked.id}`, ppid)).body;
  expect(page).toContain('daftar-bansos-dihitamkan.pdf');
  const sent = await server.post(`/meja/kasus/${asked.id}/jawab`, ppid, {
    ...{ 'answer-hasil': 'partly', 'answer-pasal': 'h', 'answer-alasan': 'Data pribadi', 'answer-isi': 'Terlampir.' },
    'answer-hitam': [String(redaction?.resultFileId), asked.fileId],
  });
  expect(sent.statusCode).toBe(303);
  const { files } = await read((tx) => readCaseFolder(tx, asked.id));
  const given = files.filter(({ isShown, isFromCitizen }) => isShown && !isFromCitizen).map(({ name }) => name);
  expect(given.toSorted()).toEqual(['daftar-bansos-dihitamkan.pdf', expect.stringMatching(/\.pdf$/)]);
});

test('only those who decide there see the document, and no other government does', async () => {
  const place = await begin(await ask());
  const looks = [ALL.filter((one) => one !== PERMISSION.decide), [PERMISSION.decide]];
  const [onlooker, stranger] = looks.map((permissions) => anActor(town, town.root, permissions));
  const elsewhere = anActor(town, town.disdik, ALL);
  for (const path of [place, `${place}/halaman/1`, `${place}/hasil.pdf`]) {
    expect((await server.get(path, onlooker)).statusCode).toBe(403);
    expect((await server.get(path, stranger)).statusCode).toBe(404);
    expect((await server.get(path, elsewhere)).statusCode).toBe(404);
  }
  for (const act of ['kata', 'pribadi', 'kotak', 'simpan']) {
    const fields = { kata: 'sutrisno', pasalKata: 'h', halaman: '1', kiri: '0', atas: '0', lebar: '9', tinggi: '9' };
    expect((await server.post(`${place}/${act}`, elsewhere, { ...fields, pasalKotak: 'h' })).statusCode).toBe(404);
  }
  const other = await foundTown(database.db, 'lainkab', '32.13');
  const id = place.split('/').at(-1);
  const seen = await inReadOnly(database.db, other, (tx) =>
    tx.selectFrom('disclosure.redaction').select('id').execute(),
  );
  expect([id?.length, seen]).toEqual([36, []]);
});

test('with the words of a case its boxes and copies go', async () => {
  const asked = await ask();
  const place = await begin(asked);
  await server.post(`${place}/kata`, ppid, { kata: 'sutrisno', pasalKata: 'h' });
  await server.post(`${place}/simpan`, ppid, {});
  await inTransaction(database.db, town, (tx) => eraseRedactions(tx, asked.id));
  expect(await read((tx) => listRedactions(tx, asked.id))).toEqual([]);
  expect(
    (await read((tx) => tx.selectFrom('files.file').select('id').where('deleted_at', 'is not', null).execute())).length,
  ).toBe(1);
  expect((await readDocument(server.deps, town.governmentId, asked.fileId as never)).length).toBeGreaterThan(0);
});
