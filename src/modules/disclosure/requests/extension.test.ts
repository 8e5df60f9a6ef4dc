import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { type FileId, readBytes } from '../../../platform/files/files.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { CASES_PERMISSION, type CaseId, openCaseOffice, readCaseFolder } from '../../cases/index.ts';
import { PERMISSION } from '../permissions.ts';
import { anActor, foundTown, openOffice, type TestTown } from '../testing.ts';
import { extendRequest } from './extend.ts';
import { informationRequest } from './information-request.ts';

const database = useTestDatabase();
let town: TestTown;
let server: Awaited<ReturnType<typeof openOffice>>;
let clerk: Actor;

const REASON = 'Dokumen kontrak masih disimpan di gudang arsip kecamatan.';
const given = { 'extend-isi': REASON, 'extend-nomorSurat': '045/PPID/2026' };

async function takeIn(): Promise<CaseId> {
  const sent = await server.post('/meja/kasus/catat?jenis=information-request', clerk, {
    ...{ kunci: newId<string>(), lewat: 'counter', judul: 'Anggaran jalan', isi: 'Rincian anggaran jalan' },
    ...{ diterima: '2026-11-23', kerahasiaan: 'open', nama: 'Pak Karta', surel: 'karta@contoh.id', alamat: 'Waled' },
    ...{ nik: '3209014501900003', tujuan: 'Pengawasan', cara: 'paper', kirim: 'counter', pemohon: 'person' },
  });
  expect(sent.statusCode).toBe(303);
  return String(sent.headers.location).split('/').at(-1) as CaseId;
}

const extend = (id: CaseId, fields: Record<string, string> = given, actor = clerk) =>
  server.post(`/meja/kasus/${id}/perpanjang`, actor, fields);

const folderOf = (id: CaseId) => inReadOnly(database.db, town, (tx) => readCaseFolder(tx, id));

async function mailsOf(id: CaseId): Promise<readonly string[]> {
  const { rows } = await inReadOnly(database.db, town, (tx) =>
    sql<{ body: string }>`
      select body_text as body from messages.message where subject_ref = ${`case:${id}`} and kind = 'cases.extended'`.execute(
      tx,
    ),
  );
  return rows.map(({ body }) => body);
}

async function wordsIn(file: FileId): Promise<string> {
  const bytes = await buffer(await readBytes(server.deps.files, town.governmentId, file, 'asli'));
  return (await extractText(new Uint8Array(bytes), { mergePages: true })).text.replaceAll(/\s+/g, ' ');
}

beforeAll(async () => {
  town = await foundTown(database.db, 'panjangkab');
  server = await openOffice(database.db, town, '2026-11-23');
  const { view, work, intake } = CASES_PERMISSION;
  clerk = anActor(town, town.dinkes, [view, work, intake, PERMISSION.decide]);
});
afterAll(() => server.close());

describe('the extension of a request (UU 14/2008 ps. 22 (8))', () => {
  test('adds seven working days with a written notice, which the requester can fetch by the link of the mail', async () => {
    const id = await takeIn();
    expect((await extend(id)).statusCode).toBe(303);
    const { clock, files, events, found } = await folderOf(id);
    expect(clock.dueOn.toString()).toBe('2026-12-16');
    expect(events.at(-1)).toMatchObject({ fact: { kind: 'extended' }, words: REASON });
    expect(files).toMatchObject([{ isShown: true, isFromCitizen: false, mimeType: 'application/pdf' }]);
    expect(files[0]?.name).toContain(`perpanjangan-waktu-${found.number}`.toLowerCase());
    const paper = await wordsIn(files[0]?.id as FileId);
    for (const part of [REASON, '045/PPID/2026', 'Pak Karta', found.number, 'Pasal 22 ayat (8)']) {
      expect(paper).toContain(part);
    }
    expect(paper).toMatch(/SAMPAI RABU, 16 DESEMBER 2026/);
    expect(paper).toContain('Semula paling lambat Senin, 7 Desember 2026; bertambah 7 hari kerja');
    const mails = await mailsOf(id);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain(REASON);
    expect(mails[0]).toContain('Suratnya dapat diunduh lewat tautan di bawah.');
  });

  test('is given once: the page offers it no more, and a second one is refused and leaves nothing', async () => {
    const id = await takeIn();
    const before = (await server.get(`/meja/kasus/${id}`, clerk)).body;
    expect(before).toContain('name="extend-nomorSurat"');
    await extend(id);
    expect((await server.get(`/meja/kasus/${id}`, clerk)).body).not.toContain('name="extend-isi"');
    expect((await extend(id)).statusCode).toBe(409);
    const { clock, files } = await folderOf(id);
    expect(clock.dueOn.toString()).toBe('2026-12-16');
    expect(files).toHaveLength(1);
    expect(await mailsOf(id)).toHaveLength(1);
  });

  test.each([
    ['no reason', { 'extend-isi': '   ' }, 'extend-isi'],
    ['a reason that is none', { 'extend-isi': 'sibuk' }, 'extend-isi'],
    ['a reason without end', { 'extend-isi': 'x'.repeat(1001) }, 'extend-isi'],
    ['a number of 10,000 letters', { 'extend-nomorSurat': 'x'.repeat(10_000) }, 'extend-nomorSurat'],
  ])('with %s comes back, and the date stays', async (_what, wrong, field) => {
    const id = await takeIn();
    const page = await extend(id, { ...given, ...wrong });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain(`href="#isian-${field}"`);
    const { clock, files } = await folderOf(id);
    expect([clock.dueOn.toString(), files.length]).toEqual(['2026-12-07', 0]);
  });

  test('is not for officers who may not decide on requests', async () => {
    const id = await takeIn();
    const { view, work } = CASES_PERMISSION;
    const other = anActor(town, town.dinkes, [view, work]);
    expect((await extend(id, given, other)).statusCode).toBe(403);
    const elsewhere = anActor(town, town.disdik, [view, work, PERMISSION.decide]);
    expect((await extend(id, given, elsewhere)).statusCode).toBeGreaterThanOrEqual(403);
    expect((await folderOf(id)).clock.extension).toBeNull();
  });

  test('is not given when its notice cannot be kept', async () => {
    const id = await takeIn();
    const { deps } = server;
    const full = { disk: { ...deps.files.disk, put: () => Promise.reject(new Error('The disk is full')) } };
    const moment = { now: deps.clock.now(), today: deps.clock.today('Asia/Jakarta') };
    const sent = extendRequest({
      ...{ deps: { ...deps, files: full as unknown as typeof deps.files }, actor: clerk, language: 'id', fileIds: [] },
      ...{ office: openCaseOffice(deps, [informationRequest]), act: { id, moment }, fields: { isi: REASON } },
    });
    await expect(sent).rejects.toThrow();
    const { clock, events } = await folderOf(id);
    expect([clock.extension, events.some(({ fact }) => fact.kind === 'extended')]).toEqual([null, false]);
    expect(await mailsOf(id)).toEqual([]);
  });
});
