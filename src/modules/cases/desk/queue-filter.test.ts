import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { MOST_ON_PAPER, printTable } from '../../../platform/documents/table-paper.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import type { CaseKind, Filing } from '../case.ts';
import { fileCase } from '../filing.ts';
import { PERMISSION } from '../permissions.ts';
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
let head: Actor;

beforeAll(async () => {
  town = await foundTown(database.db, 'saringkab', '32.09');
  server = await openServer(database.db, 'saringkab', { kinds: [request] });
  head = await employ(database.db, town, town.root, Object.values(PERMISSION));
  const back = { backdatingReason: 'Surat lama', channel: 'letter' } as const;
  await file(question, { ...back, title: 'Lampu padam', receivedOn: momentAfter(-20).today });
  await file(question, {
    title: 'Jam buka',
    requester: aRequester({ visibility: 'confidential', name: 'Rahasiawan' }),
  });
  await file(request, { title: 'Salinan anggaran', requester: aRequester({ name: 'Bambang Irawan' }) });
  await file(question, { title: 'Sekolah rusak', ...town.disdik });
});
afterAll(() => server.close());

async function file(kind: CaseKind, given: Partial<Filing>) {
  const filing = aFiling(town.dinkes, given);
  return fileCase(testOffice(database.db, [request]), town, kind, { filing, moment: momentAfter() });
}

const TITLES = ['Lampu padam', 'Jam buka', 'Salinan anggaran', 'Sekolah rusak'];
async function shown(query: string): Promise<readonly string[]> {
  const page = await server.get(`/meja/kasus?${query}`, head);
  expect(page.statusCode).toBe(200);
  return TITLES.filter((title) => page.body.includes(`${title}</a>`));
}

describe('the queue is narrowed', () => {
  test.each([
    ['', TITLES],
    ['jenis=request', ['Salinan anggaran']],
    ['tenggat=late', ['Lampu padam']],
    ['tenggat=soon', []],
    ['tenggat=later', ['Jam buka', 'Salinan anggaran', 'Sekolah rusak']],
    ['unit=Dinas+disdik', ['Sekolah rusak']],
    ['unit=Dinas+disdik&tenggat=late', []],
    ['cari=bambang', ['Salinan anggaran']],
    ['cari=rahasiawan', []],
    ['cari=LAMPU', ['Lampu padam']],
  ])('by %s', async (query, titles) => {
    expect(await shown(query)).toEqual(titles);
  });

  test('a unit that means none is said so, and nothing is hidden', async () => {
    const page = await server.get('/meja/kasus?unit=antah-berantah', head);
    expect(page.body).toContain('Unit itu tidak ditemukan');
    expect(await shown('unit=antah-berantah')).toEqual(TITLES);
  });

  test('the filters stay with the parts of the queue', async () => {
    const page = await server.get('/meja/kasus?jenis=request&tenggat=later', head);
    expect(page.body).toContain('/meja/kasus?bagian=mine&amp;jenis=request&amp;tenggat=later');
  });
});

describe('the register on paper', () => {
  const textOf = async (pdf: Uint8Array) =>
    (await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })).text;

  test('holds the cases of the year or month, without confidential names', async () => {
    const year = await server.get('/meja/kasus/register.pdf?tahun=2026', head);
    expect([year.statusCode, year.headers['content-type']]).toEqual([200, 'application/pdf']);
    const text = await textOf(year.rawPayload);
    for (const title of TITLES) expect(text).toContain(title.split(' ')[0]);
    expect(text).toContain('Memuat 4 baris.');
    expect(text).not.toContain('Rahasiawan');
    const month = await server.get('/meja/kasus/register.pdf?tahun=2026&bulan=10', head);
    expect(await textOf(month.rawPayload)).toContain('Memuat 0 baris.');
  });

  test('says so when it does not hold all', async () => {
    async function* rows() {
      for (let at = 0; at < MOST_ON_PAPER + 5; at += 1) yield [`PU-${at}`, '#panic() [x', ...Array(12).fill(null)];
    }
    const columns = Array.from({ length: 14 }, (_, at) => ({ header: `K${at}`, width: 10 }));
    const paper = {
      language: 'id',
      governmentName: 'Kabupaten',
      title: 'Register 2026',
      now: momentAfter().now,
    } as const;
    const text = await textOf(await printTable({ columns, rows: rows() }, paper));
    expect(text).toContain('Memuat 600 baris pertama saja');
    expect(text).toContain('PU-599');
    expect(text).not.toContain('PU-600');
  });
});
