import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordAudit } from '../../platform/audit/audit.ts';
import { newId } from '../../platform/database/ids.ts';
import { inReadOnly, inTransaction, type Tenant } from '../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../platform/database/testing.ts';
import { registerDeadline } from '../../platform/deadlines/deadlines.ts';
import { deadlineJobs } from '../../platform/deadlines/jobs.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { prepareJobs } from '../../platform/jobs/prepare.ts';
import { getRootUnit } from '../organization/index.ts';
import { createDraft, findOwnSite } from '../sites/index.ts';
import { foundTown, officerOf, openDesk, type TestDesk } from './testing.ts';

const database = useTestDatabase();
let town: Tenant;
let other: Tenant;
let desk: TestDesk;
let operator: Actor;
let admin: Actor;
let villager: Actor;

const ADMIN = ['deadlines.view', 'audit.view', 'messages.view', 'calendar.manage', 'organization.manage-settings'];
const SITES = ['sites.write', 'sites.review', 'sites.publish'];

beforeAll(async () => {
  await prepareJobs(database.migratorUrl, deadlineJobs);
  town = await foundTown(database.db, 'contohkab', '32.09');
  other = await foundTown(database.db, 'lainkab', '32.10');
  desk = await openDesk(database.db, 'contohkab');
  operator = await officerOf(database.db, town, '/', ['deadlines.view', ...SITES]);
  admin = await officerOf(database.db, town, '/', [...ADMIN, ...SITES]);
  villager = await officerOf(database.db, town, '/cibogo/', ['deadlines.view', 'sites.write']);
});

afterAll(() => desk.close());

async function owe(tenant: Tenant, title: string, dueOn: string) {
  return inTransaction(database.db, tenant, async (tx) => {
    const root = await getRootUnit(tx);
    return registerDeadline(tx, {
      ...{ subject: `request:${newId()}`, kind: 'answer', unitId: root.id, unitPath: '/', href: '/meja/permohonan/1' },
      ...{ title: { id: title, en: title }, startedOn: Temporal.PlainDate.from('2026-11-02'), by: null, risk: 'high' },
      ...{ dueOn: Temporal.PlainDate.from(dueOn), citation: 'UU 14/2008 ps. 22' },
    });
  });
}

describe('the home page', () => {
  test('says what will be here and how to begin when nothing waits', async () => {
    const page = await desk.get('/meja', operator);
    expect(page.body).toContain('Tidak ada yang menunggu Anda');
    expect(page.body).toContain('/meja/tulis?jenis=news');
    expect(page.body).toContain('Senin, 23 November 2026');
  });

  test('is one queue by risk, each work with its reason in words', async () => {
    await owe(town, 'Jawab permohonan satu', '2026-11-24');
    await owe(town, 'Jawab permohonan dua', '2026-11-20');
    await owe(other, 'Rahasia tetangga', '2026-11-20');
    const site = await inReadOnly(database.db, town, (tx) => findOwnSite(tx, operator));
    const written = { title: 'Tulisan <b>baru</b>', summary: '', html: '<p>x</p>', note: '', facts: {} };
    const content = { ...written, coverFileId: null, isWarning: false, startsAt: null, endsAt: null };
    if (!site) throw new Error('the portal has a site');
    const sending = { key: newId(), after: { step: 'submit' } } as const;
    await createDraft(desk.deps, operator, { ...content, siteId: site.id, kind: 'news' }, sending);
    const { body } = await desk.get('/meja', operator);
    expect(body).toContain('Jatuh tempo besok, UU 14/2008 ps. 22');
    expect(body).toContain('Jatuh tempo 3 hari lalu lewat');
    const order = ['Jawab permohonan dua', 'Jawab permohonan satu', 'Tulisan &lt;b>baru&lt;/b>'].map((title) =>
      body.indexOf(title),
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(body).not.toContain('Rahasia tetangga');
  });

  test('shows nothing of units above', async () => {
    expect((await desk.get('/meja', villager)).body).not.toContain('Jawab permohonan');
  });

  test('guides a new government by what is there, until it is hidden', async () => {
    const first = await desk.get('/meja', admin);
    expect(first.body).toContain('0 dari 5 selesai');
    expect((await desk.get('/meja', operator)).body).not.toContain('Langkah pertama');
    expect((await desk.post('/meja/langkah-pertama/sembunyikan', operator)).statusCode).toBe(403);
    expect((await desk.post('/meja/langkah-pertama/sembunyikan', admin)).statusCode).toBe(303);
    expect((await desk.get('/meja', admin)).body).not.toContain('Langkah pertama');
  });
});

describe('deadlines', () => {
  test('explain themselves to those of the unit, and to nobody else', async () => {
    const id = await owe(town, 'Laporan tahunan', '2026-12-01');
    const page = await desk.get(`/meja/tenggat/${id}`, operator);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Selasa, 1 Desember 2026');
    expect(page.body).toContain('Tanggal yang dijanjikan');
    expect((await desk.get(`/meja/tenggat/${id}`, villager)).statusCode).toBe(404);
    expect((await desk.get('/meja/tenggat', operator)).body).toContain('Laporan tahunan');
    const foreign = await owe(other, 'Bukan milik kami', '2026-12-01');
    expect((await desk.get(`/meja/tenggat/${foreign}`, admin)).statusCode).toBe(404);
    expect((await desk.get('/meja/tenggat?sesudah=rusak', operator)).statusCode).toBe(422);
  });
});

describe('the pages of an administrator', () => {
  test.each(['/meja/audit', '/meja/pesan'])('%s is closed to others', async (path) => {
    expect((await desk.get(path, operator)).statusCode).toBe(403);
    expect((await desk.get(path, admin)).statusCode).toBe(200);
  });

  test('the audit log is read, paged and verified', async () => {
    await inTransaction(database.db, town, async (tx) => {
      for (let number = 0; number < 55; number += 1) {
        await recordAudit(tx, 'system', { action: 'desk.test', subject: `content:${number}` });
      }
    });
    const page = await desk.get('/meja/audit', admin);
    const older = /href="(\/meja\/audit\?sebelum=\d+)"/.exec(page.body)?.[1] ?? '';
    expect((await desk.get(older, admin)).body).toContain('Kembali ke yang terbaru');
    expect((await desk.post('/meja/audit/periksa', admin)).body).toContain('Rantai utuh');
    expect((await desk.post('/meja/audit/periksa', operator)).statusCode).toBe(403);
  });

  test('a local holiday is added, seen and taken back; a fault keeps what was typed', async () => {
    const day = { tanggal: '2026-12-02', jenis: 'off', nama: 'Hari Jadi', dasar: 'Keputusan Bupati 1/2026' };
    expect((await desk.post('/meja/kalender', operator, day)).statusCode).toBe(403);
    const wrong = await desk.post('/meja/kalender', admin, { ...day, tanggal: '' });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('value="Hari Jadi"');
    expect((await desk.post('/meja/kalender', admin, day)).statusCode).toBe(303);
    expect((await desk.get('/meja/kalender?tahun=2026', operator)).body).toContain('Keputusan Bupati 1/2026');
    expect((await desk.post('/meja/kalender/2026-12-02/hapus', admin)).statusCode).toBe(303);
    expect((await desk.get('/meja/kalender?tahun=2026', operator)).body).not.toContain('Hari Jadi');
    expect((await desk.post('/meja/kalender/2026-12-02/hapus', admin)).statusCode).toBe(404);
    const undo = new URLSearchParams({ jenis: 'off', nama: 'Hari Jadi', dasar: 'Keputusan Bupati 1/2026' });
    expect((await desk.post(`/meja/kalender/2026-12-02/pulihkan?${undo}`, admin)).statusCode).toBe(303);
  });

  test('nothing held is nothing to send again', async () => {
    expect((await desk.get('/meja/pesan?keadaan=failed', admin)).body).toContain('Belum ada pesan keluar');
    expect((await desk.post('/meja/pesan/kirim-ulang?keadaan=held', admin)).statusCode).toBe(303);
    expect((await desk.post('/meja/pesan/kirim-ulang?keadaan=held', operator)).statusCode).toBe(403);
  });
});
