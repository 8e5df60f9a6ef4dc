import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What an item of a made-up export says; the rest is as in most exports. */
export interface TestItem {
  readonly id: number;
  readonly title?: string;
  readonly type?: string;
  readonly status?: string;
  readonly password?: string;
  readonly html?: string;
  readonly link?: string;
  /** More elements of the item. */
  readonly more?: string;
}

/** An item as WordPress writes it. */
export function anItem({ id, title = `Tulisan ${id}`, type = 'post', status = 'publish', ...rest }: TestItem): string {
  const { password = '', html = '<p>Isi</p>', link = `https://lama.example/2019/05/tulisan-${id}/`, more = '' } = rest;
  return `<item><title><![CDATA[${title}]]></title><link>${link}</link><dc:creator><![CDATA[siti]]></dc:creator>
<guid isPermaLink="false">https://lama.example/?p=${id}</guid><content:encoded><![CDATA[${html}]]></content:encoded>
<excerpt:encoded><![CDATA[]]></excerpt:encoded><wp:post_id>${id}</wp:post_id>
<wp:post_date>2019-05-01 10:00:00</wp:post_date><wp:post_date_gmt>2019-05-01 03:00:00</wp:post_date_gmt>
<wp:post_name>tulisan-${id}</wp:post_name><wp:status>${status}</wp:status><wp:post_type>${type}</wp:post_type>
<wp:post_password>${password}</wp:post_password>${more}
<wp:comment><wp:comment_content>Komentar</wp:comment_content></wp:comment></item>\n`;
}

/** What stands before the items. */
export const HEAD = `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Lama</title>
<wp:base_blog_url>https://lama.example</wp:base_blog_url><wp:author><wp:author_login>siti</wp:author_login>
<wp:author_display_name><![CDATA[Siti Aminah]]></wp:author_display_name></wp:author>\n`;

/** What stands after them. */
export const TAIL = '</channel></rss>\n';

/** An export with these items. */
export function anExport(...items: readonly TestItem[]): string {
  return HEAD + items.map(anItem).join('') + TAIL;
}

/** Writes it to a file of its own. */
export function asFile(xml: string | Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'pendopo-wxr-')), 'ekspor.xml');
  writeFileSync(path, xml);
  return path;
}
