import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSettings } from '../../../platform/config/settings.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { Files } from '../../../platform/files/files.ts';
import { openFiles } from '../../../platform/files/open-files.ts';
import type { SitePlace } from '../../../platform/http/place.ts';
import type { ImportReport } from '../report.ts';
import { aSite, clock } from '../testing.ts';
import { importWordPress, type WordPressImport } from './import-wordpress.ts';
import { anExport, asFile, type TestItem } from './testing.ts';

const database = useTestDatabase();
const home = mkdtempSync(join(tmpdir(), 'pendopo-moving-'));
let files: Files;
let picture: Buffer;
beforeAll(async () => {
  files = await openFiles(readSettings({ PENDOPO_HOME: home }));
  picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#284' } })
    .png()
    .toBuffer();
});
afterAll(() => rmSync(home, { recursive: true }));

type Options = Partial<Pick<WordPressImport, 'attachments' | 'fetchFrom' | 'policy'>>;

function carry(place: SitePlace, items: readonly TestItem[], options: Options = {}): Promise<ImportReport> {
  const wanted = { path: asFile(anExport(...items)), place, attachments: null, fetchFrom: [], isDryRun: false };
  return importWordPress({ db: database.db, files, clock }, { ...wanted, ...options });
}

const reasons = (report: ImportReport) => Object.fromEntries(report.notes.map(({ reason, count }) => [reason, count]));

async function rowsOf<Row>(place: SitePlace, text: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> {
  return inReadOnly(database.db, place, async (tx) => (await text.execute(tx)).rows);
}

const htmlOf = async (place: SitePlace, slug: string) => {
  const rows = await rowsOf(
    place,
    sql<{ html: string }>`select body_html as html from sites.content where slug = ${slug}`,
  );
  return rows[0]?.html ?? '';
};

const meta = (name: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${name}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`;

interface Entry {
  readonly order: number;
  readonly menu?: string;
  readonly below?: number;
  readonly page?: number;
  readonly url?: string;
}

function entry(id: number, title: string, { order, menu = 'Menu Utama', below = 0, page, url }: Entry): TestItem {
  const target =
    page === undefined
      ? meta('_menu_item_type', 'custom') + meta('_menu_item_url', url ?? '')
      : meta('_menu_item_type', 'post_type') + meta('_menu_item_object_id', String(page));
  return {
    ...{ id, title, type: 'nav_menu_item' },
    more: `<wp:menu_order>${order}</wp:menu_order><category domain="nav_menu" nicename="m"><![CDATA[${menu}]]></category>${
      target + meta('_menu_item_menu_item_parent', String(below))
    }`,
  };
}

describe('the menu', () => {
  const pages = [
    { id: 1, type: 'page', title: 'Profil' },
    { id: 2, type: 'page', title: 'Layanan', status: 'draft' },
  ];
  const entries = [
    entry(10, 'Kontak', { order: 3, url: 'https://lama.example/' }),
    entry(11, '', { order: 1, page: 1 }),
    entry(12, 'Lainnya', { order: 2, url: '#' }),
    entry(13, 'Pemda', { order: 4, below: 12, url: 'https://cirebonkab.example/' }),
    entry(14, 'Layanan', { order: 5, page: 2 }),
    entry(15, 'Skrip', { order: 6, url: 'javascript:alert(1)' }),
    entry(16, 'Kaki', { order: 1, menu: 'Footer', url: '/x' }),
  ];
  const menuOf = (place: SitePlace) =>
    rowsOf(place, sql<{ label: string; href: string }>`select label, href from sites.menu_item order by position`);

  test('comes along in its order; a heading gives way to what stands below it', async () => {
    const place = await aSite(database.db);
    const report = await carry(place, [...pages, ...entries]);
    expect((await menuOf(place)).map(({ label, href }) => [label, href])).toEqual([
      ['Profil', '/tulisan-1'],
      ['Pemda', 'https://cirebonkab.example/'],
      ['Kontak', '/'],
    ]);
    expect(reasons(report)).toMatchObject({ menu: 2 });
  });

  test('one that somebody has arranged here stays; one that an earlier run brought is not taken for such', async () => {
    const place = await aSite(database.db);
    await carry(place, [...pages, ...entries]);
    expect(reasons(await carry(place, [...pages, ...entries]))).not.toHaveProperty('menu-kept');
    const again = await carry(place, [...pages, entry(20, 'Lain', { order: 1, url: 'https://lain.example/' })]);
    expect(reasons(again)).toMatchObject({ 'menu-kept': 1 });
    expect(await menuOf(place)).toHaveLength(3);
  });
});

describe('links in texts', () => {
  const linking = (to: string) => ({ id: 1, html: `<p><a href="${to}">Baca</a></p>` });

  test.each([
    ['https://lama.example/2019/05/tulisan-2/#bagian', '/berita/tulisan-2#bagian'],
    ['http://www.lama.example/?p=2', '/berita/tulisan-2'],
    ['https://lama.example/', '/'],
  ])('%s leads to where it stands now', async (from, to) => {
    const place = await aSite(database.db);
    await carry(place, [linking(from), { id: 2 }]);
    expect(await htmlOf(place, 'tulisan-1')).toContain(`href="${to}"`);
  });

  test('what was not carried stays and is told; other hosts are nobody’s business', async () => {
    const place = await aSite(database.db);
    const report = await carry(place, [
      linking('https://lama.example/hilang/'),
      { ...linking('https://lain.example/a'), id: 2 },
    ]);
    expect(await htmlOf(place, 'tulisan-1')).toContain('href="https://lama.example/hilang/"');
    expect(await htmlOf(place, 'tulisan-2')).toContain('href="https://lain.example/a"');
    expect(reasons(report)).toEqual({ 'old-link': 1 });
  });
});

describe('uploads', () => {
  const shown = { id: 1, html: '<img src="https://lama.example/wp-content/uploads/2019/05/balai.png">' };
  const upload = {
    ...{ id: 9, type: 'attachment', status: 'inherit' },
    more: '<wp:attachment_url>https://lama.example/wp-content/uploads/2019/05/balai.png</wp:attachment_url>',
  };
  const addressesOf = (place: SitePlace) =>
    rowsOf(place, sql<{ path: string }>`select path from sites.old_file_address order by path`);

  test('missing ones complete the text once they turn up, and their old address leads to them', async () => {
    const place = await aSite(database.db);
    expect(reasons(await carry(place, [shown, upload]))).toEqual({ picture: 1, 'upload-unused': 1 });
    expect(await htmlOf(place, 'tulisan-1')).not.toContain('<img');
    const folder = join(home, 'lampiran');
    mkdirSync(join(folder, 'wp-content/uploads/2019/05'), { recursive: true });
    writeFileSync(join(folder, 'wp-content/uploads/2019/05/balai.png'), picture);
    const again = await carry(place, [shown, upload], { attachments: folder });
    expect(reasons(again)).toEqual({ completed: 1 });
    expect(await htmlOf(place, 'tulisan-1')).toContain('<img src="/berkas/');
    expect(await addressesOf(place)).toEqual([{ path: '/wp-content/uploads/2019/05/balai.png' }]);
  });

  test('a link in the folder that leads out of it is not followed', async () => {
    const place = await aSite(database.db);
    const folder = join(home, 'tautan');
    mkdirSync(join(folder, '2019/05'), { recursive: true });
    writeFileSync(join(home, 'rahasia.png'), picture);
    symlinkSync(join(home, 'rahasia.png'), join(folder, '2019/05/balai.png'));
    expect(await carry(place, [shown, upload], { attachments: folder })).toMatchObject({ files: 0 });
  });

  test('are fetched from hosts of the list only, and never from within the network', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(200).end(picture);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const at = (path: string) => `http://localhost:${port}/wp-content/uploads/${path}`;
    const here = [
      { id: 1, html: `<img src="${at('a.png')}">` },
      { ...upload, more: `<wp:attachment_url>${at('a.png')}</wp:attachment_url>` },
    ];
    const loopback = {
      mayReach: (address: string) => address.startsWith('127.') || address === '::1',
      allowsHttp: true,
    };
    const [refused, foreign, fetched] = await Promise.all([aSite(database.db), aSite(database.db), aSite(database.db)]);
    expect(reasons(await carry(refused, here, { fetchFrom: ['localhost'] }))).toMatchObject({ 'fetch-failed': 1 });
    expect(await carry(foreign, here, { fetchFrom: ['lain.example'], policy: loopback })).toMatchObject({ files: 0 });
    expect(asked).toEqual([]);
    expect(await carry(fetched, here, { fetchFrom: ['localhost'], policy: loopback })).toMatchObject({ files: 1 });
    expect(asked).toEqual(['/wp-content/uploads/a.png']);
    await new Promise((done) => server.close(done));
  });
});
