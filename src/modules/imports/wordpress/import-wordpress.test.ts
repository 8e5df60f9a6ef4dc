import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSettings } from '../../../platform/config/settings.ts';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { Files } from '../../../platform/files/files.ts';
import { openFiles } from '../../../platform/files/open-files.ts';
import type { SitePlace } from '../../../platform/http/place.ts';
import type { ImportReport } from '../report.ts';
import { aSite, clock } from '../testing.ts';
import { importWordPress } from './import-wordpress.ts';
import { importWordPressCommand } from './import-wordpress-command.ts';
import { anExport, asFile } from './testing.ts';

const database = useTestDatabase();
const home = mkdtempSync(join(tmpdir(), 'pendopo-imports-'));
const uploads = join(home, 'uploads');
let files: Files;
beforeAll(async () => {
  files = await openFiles(readSettings({ PENDOPO_HOME: home }));
  mkdirSync(join(uploads, '2019/05'), { recursive: true });
  const picture = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#284' } })
    .png()
    .toBuffer();
  writeFileSync(join(uploads, '2019/05/balai.png'), picture);
  writeFileSync(join(uploads, '2019/05/bohong.png'), 'bukan gambar');
});
afterAll(() => rmSync(home, { recursive: true }));

function carry(
  place: SitePlace,
  xml: string | Uint8Array,
  { isDryRun = false, attachments = uploads }: { isDryRun?: boolean; attachments?: string | null } = {},
): Promise<ImportReport> {
  const options = { path: asFile(xml), place, attachments, fetchFrom: [], isDryRun };
  return importWordPress({ db: database.db, files, clock }, options);
}

async function contentsOf(place: SitePlace) {
  const { rows } = await inReadOnly(database.db, place, (tx) =>
    sql<
      Record<string, unknown>
    >`select kind, slug, state, title, body_html as html, published_at as at, cover_file_id as cover
      from sites.content where site_id = ${place.siteId} order by title`.execute(tx),
  );
  return rows;
}

const reasons = (report: ImportReport) => Object.fromEntries(report.notes.map(({ reason, count }) => [reason, count]));

describe('importing from WordPress', () => {
  test('carries posts and pages with their dates, and says what became a draft', async () => {
    const place = await aSite(database.db);
    const report = await carry(
      place,
      anExport(
        { id: 1, title: 'A berita' },
        { id: 2, title: 'B halaman', type: 'page' },
        { id: 3, title: 'C draf', status: 'draft' },
        { id: 4, title: 'D pribadi', status: 'private' },
        { id: 5, title: 'E sandi', password: 'rahasia' },
        { id: 6, title: 'F sampah', status: 'trash' },
        { id: 7, title: 'G produk', type: 'product' },
        { id: 8, title: 'H revisi', type: 'revision', status: 'inherit' },
        { id: 9, title: 'Beranda', type: 'nav_menu_item' },
      ),
    );
    expect(report).toMatchObject({ published: 2, drafts: 3, cut: null });
    expect(reasons(report)).toEqual({
      'not-published': 1,
      private: 1,
      password: 1,
      trash: 1,
      'other-type': 1,
      menu: 1,
    });
    const contents = await contentsOf(place);
    expect(contents.map(({ title, kind, state }) => [title, kind, state])).toEqual([
      ['A berita', 'news', 'published'],
      ['B halaman', 'page', 'published'],
      ['C draf', 'news', 'draft'],
      ['D pribadi', 'news', 'draft'],
      ['E sandi', 'news', 'draft'],
    ]);
    expect(contents[0]).toMatchObject({ slug: 'tulisan-1', at: new Date('2019-05-01T03:00:00Z') });
    expect(contents[0]?.html).toContain('Penulis: Siti Aminah');
    const { rows } = await inReadOnly(database.db, place, (tx) => sql`select report from imports.run`.execute(tx));
    expect(rows[0]).toMatchObject({ report: { published: 2 } });
  });

  test('again without doubles; what was edited here is left alone', async () => {
    const place = await aSite(database.db);
    await carry(place, anExport({ id: 1 }, { id: 2 }, { id: 3 }));
    await inTransaction(database.db, place, (tx) =>
      sql`insert into sites.step (id, content_id, action, version, person_id)
        select ${newId()}, id, 'save', 1, ${newId()} from sites.content where slug = 'tulisan-2'`.execute(tx),
    );
    const again = await carry(place, anExport({ id: 1 }, { id: 2 }, { id: 3, html: 'Lain' }, { id: 4 }));
    expect(again).toMatchObject({ published: 1, drafts: 0, updated: 1 });
    expect(reasons(again)).toEqual({ known: 1, 'edited-here': 1, updated: 1 });
    expect(await contentsOf(place)).toHaveLength(4);
  });

  test('a file that is cut off carries what is whole, and goes on with the whole one', async () => {
    const place = await aSite(database.db);
    const whole = anExport(...Array.from({ length: 60 }, (_, id) => ({ id: id + 1 })));
    const report = await carry(place, whole.slice(0, whole.indexOf('Tulisan 56')));
    expect(report).toMatchObject({ published: 55, cut: { afterTitle: 'Tulisan 55' } });
    expect(await carry(place, whole)).toMatchObject({ published: 5, cut: null });
    expect(await contentsOf(place)).toHaveLength(60);
  });

  test('carries pictures of the folder once and drops those that are absent or no pictures', async () => {
    const place = await aSite(database.db);
    const img = (name: string) => `<img src="https://lama.example/wp-content/uploads/2019/05/${name}">`;
    const upload = {
      ...{ id: 9, type: 'attachment', status: 'inherit' },
      more: '<wp:attachment_url>https://lama.example/wp-content/uploads/2019/05/balai.png</wp:attachment_url>',
    };
    const cover = '<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>';
    const html = `${img('balai-100x75.png')}${img('bohong.png')}${img('hilang.png')}${img('../../../etc/passwd')}`;
    const report = await carry(
      place,
      anExport({ id: 1, html, more: cover }, { id: 2, html: img('balai.png') }, upload),
    );
    expect(report.files).toBe(1);
    expect(reasons(report)).toEqual({ picture: 3, 'file-refused': 1 });
    const [first, second] = await contentsOf(place);
    expect(first?.html).toMatch(/^<p><img src="\/berkas\/[0-9a-f-]{36}\/balai\.webp"/);
    expect(second?.html).toContain(String(first?.cover));
  });

  test('personal data makes a draft, and its numbers stand in no report', async () => {
    const place = await aSite(database.db);
    const nik = '3209124505900001';
    const report = await carry(place, anExport({ id: 1, title: `Penerima NIK ${nik}`, html: `<p>NIK ${nik}</p>` }));
    expect(report).toMatchObject({ published: 0, drafts: 1 });
    expect(JSON.stringify(report)).not.toContain(nik);
    expect(reasons(report)).toEqual({ 'personal-data': 1 });
  });

  test('scripts in every field and broken characters come out harmless', async () => {
    const place = await aSite(database.db);
    const evil = `<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a><svg onload=alert(1)>`;
    const xml = anExport({
      id: 1,
      title: evil,
      html: `[caption id="${evil}"]${evil}[/caption]${evil}&#0;`,
      link: 'javascript:alert(1)',
    });
    const report = await carry(place, xml.replaceAll('Siti Aminah', evil).replace('tulisan-1<', '../%00%ff<'));
    expect(report.published + report.drafts).toBe(1);
    const [content] = await contentsOf(place);
    expect(`${content?.html}`).not.toMatch(/<script|onerror|javascript:|<svg|onload=/i);
    expect(content?.title).not.toContain('<script');
  });

  test('old addresses are kept', async () => {
    const place = await aSite(database.db);
    await carry(place, anExport({ id: 1 }, { id: 2, type: 'page', link: 'https://lama.example/profil/' }));
    const { rows } = await inReadOnly(database.db, place, (tx) =>
      sql<{ path: string; slug: string }>`select a.path, c.slug from sites.old_address a
        join sites.content c on c.id = a.content_id order by c.slug, a.path`.execute(tx),
    );
    expect(rows.slice(0, 6).map(({ path, slug }) => `${path} ${slug}`)).toEqual([
      ...['/2019/05/tulisan-1 tulisan-1', '/?p=1 tulisan-1', '/?page_id=1 tulisan-1'],
      ...['/?p=2 tulisan-2', '/?page_id=2 tulisan-2', '/profil tulisan-2'],
    ]);
  });

  test('a trial keeps nothing', async () => {
    const place = await aSite(database.db);
    expect(await carry(place, anExport({ id: 1 }), { isDryRun: true })).toMatchObject({ isDryRun: true, published: 1 });
    expect(await contentsOf(place)).toEqual([]);
  });

  test('the command names what is wrong, and fails for a file that is cut off', async () => {
    const place = await aSite(database.db);
    const settings = readSettings({ PENDOPO_HOME: home, PENDOPO_DOMAIN: 'localhost' });
    const context = { db: database.db, files, clock, settings, isJson: false, progress: () => undefined };
    const run = (site: string, xml: string) => importWordPressCommand.run(context, [asFile(xml)], { site });
    await expect(run('tidak-ada.localhost', anExport())).rejects.toThrow('Tidak ada situs');
    const host = `${place.governmentLabel}.localhost:3000`;
    await expect(run(host, '<html/>')).rejects.toThrow('bukan ekspor WordPress');
    expect(await run(host, anExport({ id: 1 }))).toMatchObject({ ok: true });
    const cut = await run(host, anExport({ id: 2 }).replace('</rss>', ''));
    expect(cut).toMatchObject({ ok: false, text: expect.stringContaining('TERPOTONG') });
  });
});
