import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { deskRoutes } from './routes.ts';
import { employ, foundTown, openDesk, type TestDesk, type TestTown, testFiles } from './testing.ts';

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
  publisher = await employ(database.db, town, { name: 'Budi', at, permissions: ['sites.write', 'sites.publish'] });
  stranger = await employ(database.db, town, { name: 'Citra', at: town.ciuyah, permissions: ['sites.write'] });
});

afterAll(() => desk.close());

const news = (fields: Readonly<Record<string, string>> = {}) => ({
  ...{ kunci: newId(), judul: 'Panen raya', ringkasan: '', teks: 'Baris satu\n\nBaris dua', bentuk: 'plain' },
  ...fields,
});
const formAt = () => `/meja/tulis?jenis=news&situs=${town.cibogo.siteId}`;

describe('writing something new', () => {
  test('whoever serves one site comes to the form at once; kinds are chosen first', async () => {
    const kinds = await desk.get('/meja/tulis', writer);
    expect(kinds.body).toContain('/meja/tulis?jenis=agenda');
    const form = await desk.get('/meja/tulis?jenis=news', writer);
    expect(form.statusCode).toBe(200);
    expect(form.body).toContain('Berita baru di Desa cibogo');
    expect(form.body).toContain('value="ajukan"');
    expect(form.body).not.toContain('value="terbitkan"');
  });

  test('a draft is saved, found again in the form, and is not public', async () => {
    const sent = await desk.post(formAt(), writer, news());
    expect(sent.statusCode).toBe(303);
    const page = await desk.get(String(sent.headers.location), writer);
    expect(page.body).toContain('Panen raya');
    expect(page.body).toMatch(/<textarea[^>]*>\s*Baris satu\n\nBaris dua<\/textarea>/);
    expect(page.body).toContain('Draf');
    expect(page.body).toContain('Ani');
  });

  test('the same form sent twice makes one content', async () => {
    const form = news({ judul: 'Sekali saja' });
    const [first, second] = [await desk.post(formAt(), writer, form), await desk.post(formAt(), writer, form)];
    expect(second.headers.location).toBe(first.headers.location);
    expect(await countTitled('Sekali saja')).toBe(1);
  });

  test('a form with a fault is shown again with what was typed and a link to the field', async () => {
    const sent = await desk.post(formAt(), writer, news({ judul: '', teks: 'Tulisan <b>saya</b>' }));
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain('href="#isian-judul"');
    expect(sent.body).toContain('Tulisan &lt;b>saya&lt;/b>');
  });

  test('typed markup stays text, and hostile HTML of the editor is cleaned', async () => {
    const plain = await desk.post(formAt(), writer, news({ judul: '<script>alert(1)</script>' }));
    const page = await desk.get(String(plain.headers.location), writer);
    expect(page.body).not.toContain('<script>alert(1)');
    const teks = '<p onclick="x()">halo <img src=x onerror=alert(1)><a href="javascript:alert(1)">klik</a></p>';
    const rich = await desk.post(formAt(), writer, news({ bentuk: 'html', teks }));
    const shown = await desk.get(String(rich.headers.location), writer);
    expect(shown.body).not.toMatch(/onerror|onclick|javascript:/);
  });

  test('who may publish does so with one button, and can take it back', async () => {
    const sent = await desk.post(formAt(), publisher, news({ judul: 'Langsung terbit', lalu: 'terbitkan' }));
    const path = String(sent.headers.location);
    const page = await desk.app.inject({
      url: path,
      headers: { host: 'contohkab.localhost:3000', 'x-actor': publisher.personId, cookie: cookieOf(sent) },
    });
    expect(page.body).toContain('Tampil di situs.');
    expect(page.body).toContain(`action="${path}/arsipkan"`);
    await desk.post(`${path}/arsipkan`, publisher, {});
    expect((await desk.get(path, publisher)).body).toContain('Sudah ditarik dari situs.');
  });

  test('who may not publish is refused even when the button is forged', async () => {
    const sent = await desk.post(formAt(), writer, news({ judul: 'Dipaksa', lalu: 'terbitkan' }));
    expect(sent.statusCode).toBe(403);
    expect(await countTitled('Dipaksa')).toBe(0);
  });

  test('an agenda without a beginning stays a draft, but is not published', async () => {
    const at = `/meja/tulis?jenis=agenda&situs=${town.cibogo.siteId}`;
    expect((await desk.post(at, publisher, news({ judul: 'Rapat' }))).statusCode).toBe(303);
    const refused = await desk.post(at, publisher, news({ judul: 'Rapat', lalu: 'terbitkan' }));
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('href="#isian-mulai"');
  });

  test('a schedule in the past is refused on the clock of the government', async () => {
    const past = await desk.post(formAt(), publisher, news({ lalu: 'jadwalkan', terbitPada: '2026-11-23T08:59' }));
    expect(past.statusCode).toBe(422);
    const coming = await desk.post(formAt(), publisher, news({ lalu: 'jadwalkan', terbitPada: '2026-11-23T09:01' }));
    expect(coming.statusCode).toBe(303);
    const page = await desk.get(String(coming.headers.location), publisher);
    expect(page.body).toContain('Akan terbit 23 November 2026, 09.01 WIB');
  });

  test('nobody writes on the site of another unit', async () => {
    expect((await desk.get(formAt(), stranger)).statusCode).toBe(404);
    expect((await desk.post(formAt(), stranger, news())).statusCode).toBe(404);
    const unknown = `/meja/tulis?jenis=news&situs=${newId()}`;
    expect((await desk.post(unknown, writer, news())).statusCode).toBe(404);
  });
});

async function countTitled(title: string): Promise<number> {
  const rows = await inReadOnly(database.db, town, (tx) =>
    tx.selectFrom('sites.content').select('id').where('title', '=', title).execute(),
  );
  return rows.length;
}

function cookieOf(response: { readonly headers: Readonly<Record<string, unknown>> }): string {
  return [response.headers['set-cookie']]
    .flat()
    .map((cookie) => String(cookie).split(';')[0])
    .join('; ');
}
