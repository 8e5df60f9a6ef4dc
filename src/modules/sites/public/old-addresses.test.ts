import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { importContents } from '../imported-contents.ts';
import { oldAddressOf, rememberOldFiles } from '../old-addresses.ts';
import { foundTown, openServer, type TestServer, type TestTown } from './testing.ts';

const database = useTestDatabase();
let town: TestTown;
let server: TestServer;
beforeAll(async () => {
  town = await foundTown(database.db);
  server = await openServer(database.db);
  const content = (title: string, isPublic: boolean, ...oldAddresses: string[]) => ({
    ...{
      kind: 'news' as const,
      title,
      summary: '',
      html: '<p>Isi</p>',
      slug: '',
      key: newId(),
      isPublic,
      oldAddresses,
    },
    ...{ writtenAt: Temporal.Instant.from('2019-05-01T00:00:00Z'), coverFileId: null, note: '' },
  });
  await inTransaction(database.db, town, (tx) =>
    importContents(tx, town.dinkes, [
      content('Posyandu', true, 'https://lama.example/2019/05/posyandu/', '/?p=7', '/imunisasi/', '/berita/lama'),
      content('Rahasia', false, '/2019/05/rahasia/'),
    ]),
  );
});
afterAll(() => server.close());

describe('old addresses', () => {
  test.each(['/2019/05/posyandu/', '/2019/05/posyandu?x=1', '/?p=7', '/imunisasi', '/imunisasi/', '/berita/lama'])(
    '%s leads to the content',
    async (path) => {
      const { statusCode, headers } = await server.get(town.dinkes.host, path);
      expect([statusCode, headers.location]).toEqual([301, '/berita/posyandu']);
    },
  );

  test.each(['/2019/05/rahasia/', '/2019/05/tiada', '/tiada', '/berita/tiada', `/${'a'.repeat(600)}/b`])(
    '%s is not found',
    async (path) => {
      expect((await server.get(town.dinkes.host, path)).statusCode).toBe(404);
    },
  );

  test('uploads lead to their files, smaller copies to the picture; what is not public is not found', async () => {
    const file = (name: string, isPublic: boolean) => ({ id: newId<'file'>(), name, isPublic });
    const [open, hidden] = [file('balai.webp', true), file('rahasia.pdf', false)];
    await inTransaction(database.db, town, async (tx) => {
      for (const { id, name, isPublic } of [open, hidden]) {
        await sql`insert into files.file (id, kind, name, mime_type, size_bytes, sha256, is_public)
          values (${id}, 'document', ${name}, 'application/pdf', 1, ${'0'.repeat(64)}, ${isPublic})`.execute(tx);
      }
      await rememberOldFiles(tx, town.dinkes.siteId, [
        { path: '/wp-content/uploads/2019/05/balai.jpg', fileId: open.id },
        { path: '/wp-content/uploads/rahasia.pdf', fileId: hidden.id },
      ]);
    });
    const at = async (path: string) =>
      (await server.get(town.dinkes.host, `/wp-content/uploads/${path}`)).headers.location;
    expect(await at('2019/05/balai.jpg')).toBe(`/berkas/${open.id}/balai.webp`);
    expect(await at('2019/05/balai-300x200.jpg')).toBe(`/berkas/${open.id}/balai.webp`);
    expect(await at('rahasia.pdf')).toBeUndefined();
    expect(await at('2019/05/lain.jpg')).toBeUndefined();
  });

  test('another site knows nothing of them', async () => {
    expect((await server.get(town.waled.host, '/2019/05/posyandu/')).statusCode).toBe(404);
    expect((await server.get(town.dinkes.host, '/?p=8')).statusCode).toBe(200);
  });

  test('no address leads to another host', () => {
    expect(oldAddressOf('//jahat.example/x')).toBe('/x');
    expect(oldAddressOf('https://lama.example/')).toBe(null);
    expect(oldAddressOf('javascript:alert(1)')).toBe(null);
  });
});
