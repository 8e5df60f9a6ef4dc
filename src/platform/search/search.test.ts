import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../database/ids.ts';
import { inReadOnly, inTransaction } from '../database/tenancy.ts';
import { useTestDatabase } from '../database/testing.ts';
import { indexDocuments, removeDocument, type SearchDocument, search, suggest } from './search.ts';

const database = useTestDatabase();
const ours = { governmentId: newId<'government'>() };
const theirs = { governmentId: newId<'government'>() };
const [portal, waled] = [newId<'site'>(), newId<'site'>()];

const aDocument = (over: Partial<SearchDocument>): SearchDocument => ({
  ...{
    subject: `content:${newId()}`,
    siteId: portal,
    kind: 'news',
    language: 'id',
    title: 'Judul',
    body: 'Isi',
    url: '/a',
  },
  publishedAt: Temporal.Instant.from('2026-11-20T01:00:00Z'),
  ...over,
});

beforeAll(async () => {
  await inTransaction(database.db, ours, (tx) =>
    indexDocuments(tx, [
      aDocument({ subject: 'kk', title: 'Syarat kartu keluarga', body: 'Datang ke kantor dengan membawa pengantar.' }),
      aDocument({
        subject: 'posyandu',
        siteId: waled,
        title: 'Jadwal posyandu',
        body: 'Pelayanan posyandu melayani balita <script>alert(1)</script>.',
      }),
      ...Array.from({ length: 25 }, (_, index) =>
        aDocument({ subject: `rapat:${index}`, title: `Rapat ke-${index}`, body: 'Rapat koordinasi desa' }),
      ),
    ]),
  );
  await inTransaction(database.db, theirs, (tx) =>
    indexDocuments(tx, [aDocument({ subject: 'asing', title: 'Wonosobo kartu keluarga' })]),
  );
});

const find = (query: string, over: object = {}, tenant = ours) =>
  inReadOnly(database.db, tenant, (tx) => search(tx, { query, siteId: null, cursor: null, limit: 10, ...over }));
const subjects = async (query: string, over: object = {}, tenant = ours) =>
  (await find(query, over, tenant)).hits.map((hit) => hit.subject);

describe('search', () => {
  test('finds a word in its other forms and without accents', async () => {
    expect(await subjects('KARTU keluárga')).toEqual(['kk']);
    expect(await subjects('layanan')).toEqual(['posyandu']);
  });

  test('corrects the spelling only when nothing fits', async () => {
    expect(await find('kartu keluraga')).toMatchObject({ correctedQuery: 'kartu keluarga', hits: [{ subject: 'kk' }] });
    expect((await find('kartu keluarga')).correctedQuery).toBeNull();
  });

  test('takes two exchanged letters for what was meant, also in a short word', async () => {
    await inTransaction(database.db, ours, (tx) =>
      indexDocuments(tx, [aDocument({ subject: 'bansos', title: 'Bantuan sosial', body: 'Sosok sosis' })]),
    );
    expect(await find('sosail')).toMatchObject({ correctedQuery: 'sosial', hits: [{ subject: 'bansos' }] });
    await inTransaction(database.db, ours, (tx) => removeDocument(tx, 'bansos'));
  });

  test('keeps to one site when asked, and always to its government', async () => {
    expect(await subjects('posyandu', { siteId: portal })).toEqual([]);
    expect(await subjects('posyandu', { siteId: waled })).toEqual(['posyandu']);
    expect(await subjects('wonosobo')).toEqual([]);
    expect(await subjects('kartu keluarga', {}, theirs)).toEqual(['asing']);
    expect(await inReadOnly(database.db, ours, (tx) => suggest(tx, { prefix: 'wono', limit: 5 }))).toEqual([]);
  });

  test('pages without gap or double', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await find('rapat koordinasi', { cursor });
      expect(page.total).toBe(25);
      seen.push(...page.hits.map((hit) => hit.subject));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
  });

  test('marks what was found, in pieces that the page escapes', async () => {
    const [hit] = (await find('balita')).hits;
    expect(hit?.passage.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toEqual(['balita']);
  });

  test.each([
    '',
    '   ',
    "'",
    '"a',
    'a & | !',
    '<->',
    ':*',
    '(((',
    '\\',
    '🙂',
    'x'.repeat(10_000),
    'a\u0000b',
    "'; drop table x; --",
  ])('survives %j', async (query) => {
    await expect(find(query)).resolves.toMatchObject({ hits: expect.any(Array) });
    await expect(find('rapat', { cursor: query })).resolves.toBeDefined();
  });

  test('suggests known words', async () => {
    expect(await inReadOnly(database.db, ours, (tx) => suggest(tx, { prefix: 'kartu kel', limit: 5 }))).toEqual([
      'kartu keluarga',
    ]);
  });

  test('forgets what was removed', async () => {
    await inTransaction(database.db, ours, (tx) => removeDocument(tx, 'kk'));
    expect(await subjects('keluarga')).toEqual([]);
  });
});
