import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { importContents } from '../imported-contents.ts';
import { oldAddressOf } from '../old-addresses.ts';
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
