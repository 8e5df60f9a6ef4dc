import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
import { importOpensid, type OpensidImport } from './import-opensid.ts';
import { readFeed } from './read-feed.ts';

const database = useTestDatabase();
const home = mkdtempSync(join(tmpdir(), 'pendopo-opensid-'));
let files: Files;
let picture: Buffer;
let origin = '';
let feedXml = '';
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  if (request.url === '/feed') return response.setHeader('content-type', 'text/xml').end(feedXml);
  if (request.url === '/desa/upload/artikel/sedang_jalan.png') return response.end(picture);
  return response.writeHead(404).end();
});

beforeAll(async () => {
  files = await openFiles(readSettings({ PENDOPO_HOME: home }));
  picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#284' } })
    .png()
    .toBuffer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(home, { recursive: true });
});

interface Item {
  readonly title: string;
  readonly path?: string;
  readonly text?: string;
  readonly more?: string;
}

const anItem = ({
  title,
  path = 'artikel/2024/5/17/jalan-desa',
  text = 'Jalan desa diperbaiki …',
  more = '',
}: Item) => `
  <item><title>${title}</title><link>${origin}/${path}</link><guid>${origin}/${path}</guid>
  <pubDate>Fri, 17 May 2024 03:00:00 +0700</pubDate><category><![CDATA[Berita]]></category>
  <description><![CDATA[${text}]]></description>${more}</item>`;
const aFeed = (...items: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Desa Waled</title>${items.join('')}</channel></rss>`;

const policy = { mayReach: () => true, allowsHttp: true };

function carry(place: SitePlace, options: Partial<OpensidImport> = {}): Promise<ImportReport> {
  const usual = { from: `${origin}/feed`, profile: null, attachments: null, fetchFrom: [], policy, isDryRun: false };
  return importOpensid({ db: database.db, files, clock }, { place, ...usual, ...options });
}

interface Row {
  readonly slug: string;
  readonly kind: string;
  readonly title: string;
  readonly html: string;
  readonly cover: string | null;
}

async function contents(place: SitePlace): Promise<readonly Row[]> {
  const { rows } = await inReadOnly(database.db, place, (tx) =>
    sql<Row>`select slug, kind, title, body_html as html, cover_file_id as cover from sites.content
      where site_id = ${place.siteId} order by slug`.execute(tx),
  );
  return rows;
}

const reasons = (report: ImportReport) => Object.fromEntries(report.notes.map(({ reason, count }) => [reason, count]));

function csv(name: string, lines: readonly string[]): string {
  const path = join(home, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

describe('the feed of an OpenSID site', () => {
  test('becomes news with its picture and a link to the whole, once however often it is read', async () => {
    const place = await aSite(database.db);
    const text = `<img src="${origin}/desa/upload/artikel/sedang_jalan.png" />Warga &amp; pamong memperbaiki jalan …`;
    feedXml = aFeed(anItem({ title: 'Jalan &amp;quot;Desa&amp;quot;', text }));
    const first = await carry(place);
    expect(first).toMatchObject({ published: 1, files: 1, cut: null, categories: { Berita: 1 } });
    expect(reasons(first)).toEqual({ excerpt: 1 });
    const [news] = await contents(place);
    expect(news).toMatchObject({ slug: 'jalan-desa', kind: 'news', title: 'Jalan "Desa"' });
    expect(news?.cover).not.toBeNull();
    expect(news?.html).toContain('Baca selengkapnya');
    expect(news?.html).not.toContain('<img');
    const again = await carry(place);
    expect(again).toMatchObject({ published: 0, updated: 0 });
    expect(await contents(place)).toHaveLength(1);
    feedXml = aFeed(
      anItem({ title: 'Jalan desa selesai', text }),
      anItem({ title: 'Baru', path: 'artikel/2024/6/1/baru' }),
    );
    expect(await carry(place)).toMatchObject({ published: 1, updated: 1 });
    expect((await contents(place)).map(({ title }) => title)).toEqual(['Baru', 'Jalan desa selesai']);
  });

  test('does not replace a whole text by its beginning, and keeps the addresses that articles had', async () => {
    const place = await aSite(database.db);
    const whole = csv('satu.csv', [
      'id,judul,isi,tgl_upload,slug,enabled,gambar',
      '7,"Jalan desa","<p>Seluruh tulisan tentang jalan.</p>",2024-05-17 03:00:00,jalan-desa,1,',
    ]);
    await carry(place, { from: whole });
    feedXml = aFeed(anItem({ title: 'Jalan desa', text: 'Seluruh …' }));
    expect(reasons(await carry(place))).toEqual({ known: 1 });
    expect((await contents(place))[0]?.html).toContain('Seluruh tulisan tentang jalan.');
    const { rows } = await inReadOnly(database.db, place, (tx) =>
      sql<{ path: string }>`select path from sites.old_address where site_id = ${place.siteId} order by path`.execute(
        tx,
      ),
    );
    expect(rows.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/artikel/2024/5/17/jalan-desa', '/first/artikel/7']),
    );
  });

  test('that is cut off, no feed, within the network or full of scripts does no harm', async () => {
    const place = await aSite(database.db);
    const nasty = `<script>alert(1)</script><p onclick="x()">Teks <a href="javascript:alert(1)">tautan</a></p>`;
    feedXml = aFeed(anItem({ title: '<![CDATA[<img src=x onerror=alert(1)>Judul]]>', text: nasty })).replace(
      '</channel></rss>',
      '<item><title>Terpo',
    );
    const cut = await carry(place);
    expect(cut.cut).not.toBeNull();
    expect(cut.published).toBe(1);
    const [news] = await contents(place);
    expect(`${news?.title}${news?.html}`).not.toMatch(/script|onclick|onerror|javascript:/);
    feedXml = '<html><body>Bukan umpan</body></html>';
    await expect(carry(place)).rejects.toMatchObject({ code: 'invalid' });
    const { policy: _open, ...guarded } = { policy };
    await expect(carry(place, { ...guarded, policy: undefined as never })).rejects.toMatchObject({ code: 'invalid' });
    await expect(carry(place, { from: `${origin}/tiada` })).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('expands no entities of its own making', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>${aFeed(anItem({ title: 'T', text: 'x' })).replace(/^<\?xml[^>]*>/, '')}`;
    const feed = readFeed(bomb.replace('<title>T', '<title>T &b;'));
    expect(feed.articles[0]?.title).not.toContain('aaaa');
  });
});

describe('a CSV of articles', () => {
  test('is carried with pictures of the folder, drafts as drafts, the profile as a page', async () => {
    const place = await aSite(database.db);
    const folder = join(home, 'desa', 'upload', 'artikel');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'sedang_kantor.png'), picture);
    const from = csv('artikel.csv', [
      'id;judul;isi;tgl_upload;slug;enabled;gambar;kategori',
      '1;"Kantor desa";"<p>Kantor <img src=""/desa/upload/artikel/sedang_kantor.png""> pindah; ke balai.</p>";2023-01-02 10:00:00;kantor-desa;1;kantor.png;Berita',
      '2;"Rencana";"<p>Belum terbit</p>";2023-02-02 10:00:00;rencana;2;;Agenda',
      '3;"";"<p>Tanpa judul</p>";2023-02-02 10:00:00;;1;;',
      '4;"Gambar hilang";"<p>Teks</p>";2023-03-02 10:00:00;gambar-hilang;1;tiada.png;',
    ]);
    const profile = csv('config.csv', [
      'nama_desa,alamat_kantor,email_desa',
      '"Waled <b>Kota</b>","Jl. Raya 1",desa@contoh.id',
    ]);
    const report = await carry(place, { from, profile, attachments: home });
    expect(report).toMatchObject({ published: 3, drafts: 1, files: 1, cut: null });
    expect(reasons(report)).toMatchObject({ 'not-published': 1, 'no-title': 1, picture: 1 });
    const rows = await contents(place);
    expect(rows.map(({ slug }) => slug)).toEqual(['gambar-hilang', 'kantor-desa', 'profil-desa', 'rencana']);
    expect(rows[1]?.html).toMatch(/<img src="\/berkas\//);
    expect(rows[2]?.html).toContain('Jl. Raya 1');
    expect(rows[2]?.html).not.toContain('<b>Kota');
    const again = await carry(place, { from, profile, attachments: home });
    expect(again).toMatchObject({ published: 0, drafts: 0, updated: 0 });
  });

  test('without its columns is refused before anything is kept; one that breaks off is carried up to there', async () => {
    const place = await aSite(database.db);
    await expect(carry(place, { from: csv('x.csv', ['nama,umur', 'a,1']) })).rejects.toMatchObject({ code: 'invalid' });
    const broken = csv('putus.csv', ['judul,isi', '"Satu","<p>Utuh</p>"', '"Dua","<p>Putus']);
    const report = await carry(place, { from: broken });
    expect(report.published).toBe(1);
    expect(report.cut).not.toBeNull();
  });
});
