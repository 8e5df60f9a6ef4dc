import { createHash } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stoppedClock } from '../../../platform/clock.ts';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { createDraft, submitForReview } from '../commands.ts';
import type { ContentId } from '../content.ts';
import { letPersonalDataStand } from '../privacy/gate.ts';
import { PrivacyHeld } from '../privacy/held-content.ts';
import { publishContent, publishDue, scheduleContent } from '../publishing.ts';
import { deskRoutes } from './routes.ts';
import { employ, foundTown, NOW, openDesk, type TestDesk, type TestTown, testFiles } from './testing.ts';

const database = useTestDatabase();
let town: TestTown;
let desk: TestDesk;
let writer: Actor;
let publisher: Actor;
let stranger: Actor;

beforeAll(async () => {
  town = await foundTown(database.db);
  desk = await openDesk({ db: database.db, town, routes: [deskRoutes], files: testFiles() });
  const at = town.cibogo;
  writer = await employ(database.db, town, { name: 'Ani', at, permissions: ['sites.write'] });
  publisher = await employ(database.db, town, {
    ...{ name: 'Budi', at, permissions: ['sites.write', 'sites.publish', 'sites.review'] },
  });
  stranger = await employ(database.db, town, { name: 'Citra', at: town.ciuyah, permissions: ['sites.publish'] });
});

afterAll(() => desk.close());

const NIK = '3209014105900001';
const deps = () => ({ db: database.db, clock: stoppedClock(NOW) });
const stateOf = (id: string) =>
  inReadOnly(database.db, town, (tx) =>
    tx
      .selectFrom('sites.content')
      .select(['state', 'published_version', 'latest_version'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  );
const newest = (id: string) =>
  inReadOnly(database.db, town, (tx) =>
    tx
      .selectFrom('sites.version')
      .selectAll()
      .where('content_id', '=', id)
      .orderBy('number', 'desc')
      .executeTakeFirst(),
  );

const send = (actor: Actor, fields: Readonly<Record<string, string>>) =>
  desk.post(`/meja/tulis?jenis=news&situs=${town.cibogo.siteId}`, actor, {
    ...{ kunci: newId(), judul: 'Bantuan sosial', ringkasan: '', bentuk: 'plain' },
    ...fields,
  });

/** Sends a news that names a NIK and is to be published; answers the id of what was kept. */
async function heldNews(
  text = `Penerima: Ani, NIK ${NIK}.`,
  lalu = 'terbitkan',
  actor = publisher,
): Promise<ContentId> {
  const sent = await send(actor, { teks: text, lalu });
  expect(sent.statusCode).toBe(303);
  const [, id] = /\/meja\/isi\/([^/]+)\/data-pribadi\?lalu=/.exec(String(sent.headers.location)) ?? [];
  return String(id) as ContentId;
}

async function draft(html: string): Promise<ContentId> {
  const facts = { ...{ facts: {}, coverFileId: null, isWarning: false, startsAt: null, endsAt: null, note: '' } };
  const written = { ...facts, title: 'Warta', summary: '', html, siteId: town.cibogo.siteId, kind: 'news' as const };
  return createDraft(deps(), publisher, written, { key: newId(), after: { step: 'save' } });
}

describe('at the desk', () => {
  test('publishing without findings costs no further step', async () => {
    const sent = await send(publisher, { teks: 'Kerja bakti hari Minggu, Rp 1.500.000.', lalu: 'terbitkan' });
    expect(sent.headers.location).toMatch(/^\/meja\/isi\/[0-9a-f-]+$/);
  });

  test('a NIK is pointed out before publishing, masked, and what was typed is kept as a draft', async () => {
    const id = await heldNews();
    expect(await stateOf(id)).toMatchObject({ state: 'draft', published_version: null });
    const page = await desk.get(`/meja/isi/${id}/data-pribadi?lalu=terbitkan`, publisher);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('3209••••••••0001');
    expect(page.body).not.toContain(NIK);
    expect(page.body).toContain('Tetap terbitkan');
  });

  test('one press masks all, also a number that markup parts, and then it may be published', async () => {
    const id = await draft(`<p>NIK <strong>3209</strong>014105900001</p><p>WA 0812-3456-7890</p>`);
    const masked = await desk.post(`/meja/isi/${id}/data-pribadi/samarkan`, publisher, {
      ...{ versi: '1', lalu: 'terbitkan', mana: 'semua' },
    });
    expect(masked.statusCode).toBe(303);
    expect((await newest(id))?.source_html).toBe(
      '<p>NIK <strong>3209</strong>••••••••0001</p><p>WA 0812-••••-••90</p>',
    );
    const done = await desk.post(`/meja/isi/${id}/data-pribadi`, publisher, { versi: '2', lalu: 'terbitkan' });
    expect(done.statusCode).toBe(303);
    expect(await stateOf(id)).toMatchObject({ state: 'published', published_version: 2 });
  });

  test('findings are masked one by one', async () => {
    const id = await heldNews(`NIK ${NIK} dan HP 081234567890`);
    await desk.post(`/meja/isi/${id}/data-pribadi/samarkan`, publisher, { versi: '1', mana: 'body:0' });
    const html = (await newest(id))?.source_html ?? '';
    expect(html).toContain('3209••••••••0001');
    expect(html).toContain('081234567890');
  });

  test('each kind needs a reason; what was typed stays', async () => {
    const id = await heldNews(`NIK ${NIK} dan HP 081234567890`);
    const form = { versi: '1', lalu: 'terbitkan', nik: 'Pemenang setuju tertulis' };
    const sent = await desk.post(`/meja/isi/${id}/data-pribadi`, publisher, form);
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain('value="Pemenang setuju tertulis"');
    expect(sent.body).toContain('href="#isian-phone"');
    expect((await stateOf(id)).state).toBe('draft');
  });

  test('with reasons it is published, and the decision is kept without the numbers', async () => {
    const id = await heldNews();
    const form = { versi: '1', lalu: 'terbitkan', nik: `Sudah setuju, NIK ${NIK}` };
    expect((await desk.post(`/meja/isi/${id}/data-pribadi`, publisher, form)).statusCode).toBe(303);
    expect((await stateOf(id)).state).toBe('published');
    const kept = await inReadOnly(database.db, town, async (tx) => ({
      decision: await tx.selectFrom('sites.privacy_decision').selectAll().where('content_id', '=', id).execute(),
      audit: await tx.selectFrom('audit.entry').selectAll().where('subject', '=', `content:${id}`).execute(),
    }));
    expect(kept.decision).toMatchObject([{ version: 1, step: 'publish', decided_by: publisher.personId }]);
    expect(kept.audit.map(({ action }) => action)).toContain('sites.let-personal-data-stand');
    expect(JSON.stringify(kept)).not.toContain(NIK);
  });

  test('a schedule keeps its moment, and never turns into publishing at once', async () => {
    const id = await draft(`<p>NIK ${NIK}</p>`);
    const form = { versi: '1', lalu: 'jadwalkan', nik: 'Setuju' };
    expect((await desk.post(`/meja/isi/${id}/data-pribadi`, publisher, form)).statusCode).toBe(422);
    const moment = { pada: '2026-11-24T02:00:00Z' };
    expect((await desk.post(`/meja/isi/${id}/data-pribadi`, publisher, { ...form, ...moment })).statusCode).toBe(303);
    expect((await stateOf(id)).state).toBe('scheduled');
  });

  test('nobody of another unit sees or decides', async () => {
    const id = await heldNews();
    expect((await desk.get(`/meja/isi/${id}/data-pribadi`, stranger)).statusCode).toBe(404);
    const form = { versi: '1', nik: 'Boleh' };
    expect((await desk.post(`/meja/isi/${id}/data-pribadi`, stranger, form)).statusCode).toBe(404);
    expect((await desk.post(`/meja/isi/${id}/data-pribadi/samarkan`, stranger, form)).statusCode).toBe(404);
  });
});

/** Writes a document with one attached file as a browser does, and asks for it to be published. */
async function sendWith(fileName: string, type: string, bytes: Uint8Array) {
  const boundary = 'batas';
  const fields = {
    ...{ kunci: newId(), judul: 'Daftar penerima', ringkasan: '', teks: 'Terlampir.' },
    ...{ bentuk: 'plain', lalu: 'terbitkan' },
  };
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="berkas"; filename="${fileName}"\r\ncontent-type: ${type}\r\n\r\n`;
  desk.admit(publisher);
  return desk.app.inject({
    ...{ method: 'POST', url: `/meja/tulis?jenis=document&situs=${town.cibogo.siteId}` },
    headers: {
      ...{ host: 'contohkab.localhost:3000', 'x-actor': publisher.personId },
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.concat([Buffer.from(parts.join('') + head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
}

test('a document is read when it is sent in, and holds the text to which it is attached', async () => {
  const sent = await sendWith('penerima.csv', 'text/csv', Buffer.from(`Nama,NIK\nAni,${NIK}\n`));
  expect(sent.headers.location).toMatch(/data-pribadi/);
  const page = await desk.get(String(sent.headers.location), publisher);
  expect(page.body).toContain('penerima.csv · B2 · 3209••••••••0001');
  expect(page.body).not.toContain(NIK);
});

test('a scan that no computer can read is said, and goes out only with a reason or not at all', async () => {
  const pdf = await PDFDocument.create();
  pdf.setAuthor('Budi Santoso');
  pdf.addPage();
  const bytes = await pdf.save();
  const sent = await sendWith('pindaian.pdf', 'application/pdf', bytes);
  const gate = String(sent.headers.location);
  const id = /isi\/([0-9a-f-]{36})\//.exec(gate)?.[1] ?? '';
  const page = await desk.get(gate, publisher);
  expect(page.body).toContain('Berkas yang tidak dapat diperiksa');
  expect(page.body).toContain('isinya gambar saja');
  const fileId = /name="lepas" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const { sha256 } = await inReadOnly(database.db, town, (tx) =>
    tx.selectFrom('files.file').select('sha256').where('id', '=', fileId).executeTakeFirstOrThrow(),
  );
  expect(sha256, 'the author is removed before it is kept').not.toBe(createHash('sha256').update(bytes).digest('hex'));
  const without = await desk.post(`/meja/isi/${id}/data-pribadi`, publisher, { versi: '1', lalu: 'terbitkan' });
  expect(without.statusCode).toBe(422);
  const detached = await desk.post(`/meja/isi/${id}/data-pribadi/samarkan`, publisher, {
    ...{ versi: '1', lalu: 'terbitkan', lepas: fileId },
  });
  expect(detached.statusCode).toBe(303);
  const clear = await desk.get(String(detached.headers.location), publisher);
  expect(clear.body).toContain('Tidak ada data pribadi lagi');
  const published = await desk.post(`/meja/isi/${id}/data-pribadi`, publisher, { versi: '2', lalu: 'terbitkan' });
  expect(published.statusCode).toBe(303);
  expect((await stateOf(id)).state).toBe('published');
});

describe('in the commands', () => {
  test('whoever calls them is held too', async () => {
    const id = await draft(`<p>NIK ${NIK}</p>`);
    await expect(publishContent(deps(), publisher, id, 1)).rejects.toThrow(PrivacyHeld);
    const at = Temporal.Instant.from('2026-11-24T02:00:00Z');
    await expect(scheduleContent(deps(), publisher, id, { version: 1, at })).rejects.toThrow(PrivacyHeld);
    await expect(submitForReview(deps(), writer, id)).rejects.toThrow(PrivacyHeld);
  });

  test('what a writer decides for the review does not publish', async () => {
    const id = await heldNews(undefined, 'ajukan', writer);
    const decision = { version: 1, step: 'submit', reasons: { nik: 'Setuju' } } as const;
    await letPersonalDataStand(deps(), writer, id, decision);
    await submitForReview(deps(), writer, id);
    await expect(publishContent(deps(), publisher, id, 1)).rejects.toThrow(PrivacyHeld);
    await expect(letPersonalDataStand(deps(), writer, id, { ...decision, step: 'publish' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  test('the schedule reads again: a version without a decision goes back to its writers', async () => {
    const id = await draft(`<p>NIK ${NIK}</p>`);
    await inTransaction(database.db, town, (tx) =>
      tx
        .updateTable('sites.content')
        .set({ state: 'scheduled', scheduled_version: 1, publish_at: new Date(NOW) })
        .where('id', '=', id)
        .execute(),
    );
    await publishDue(deps(), town);
    expect(await stateOf(id)).toMatchObject({ state: 'draft', published_version: null });
  });

  test('the phone of an officer of the site is not held', async () => {
    const id = await draft('<p>Hubungi 0812-3456-7899</p>');
    await expect(publishContent(deps(), publisher, id, 1)).rejects.toThrow(PrivacyHeld);
    const officer = { id: newId(), site_id: town.cibogo.siteId, position: 1, name: 'Kuwu', title: 'Kuwu' };
    await inTransaction(database.db, town, (tx) =>
      tx
        .insertInto('sites.officer')
        .values({ ...officer, phone: '+62 81234567899' })
        .execute(),
    );
    await publishContent(deps(), publisher, id, 1);
    expect((await stateOf(id)).state).toBe('published');
  });

  test('decisions are listed and taken as files by those who publish there, without the numbers', async () => {
    const page = (await desk.get('/meja/data-pribadi', publisher)).body;
    expect(page).toContain('Budi');
    expect(page).toContain('Diterbitkan');
    expect(page).not.toContain(NIK);
    const csv = (await desk.get('/meja/data-pribadi/keputusan.csv', publisher)).body;
    expect(csv.split('\r\n').length).toBeGreaterThan(2);
    expect(csv).not.toContain(NIK);
    expect((await desk.get('/meja/data-pribadi/keputusan.pdf', publisher)).rawPayload.subarray(0, 4).toString()).toBe(
      '%PDF',
    );
    expect((await desk.get('/meja/data-pribadi', stranger)).body).toContain('Belum ada keputusan');
    expect((await desk.get('/meja/data-pribadi', writer)).statusCode).toBe(403);
  });

  test('decisions are never changed or removed by the application', async () => {
    await expect(
      inTransaction(database.db, town, (tx) => tx.deleteFrom('sites.privacy_decision').execute()),
    ).rejects.toThrow(/permission denied/);
  });
});
