import sax from 'sax';
import { AppError } from '../../../platform/errors.ts';
import { readText } from '../text/decode.ts';
import type { ExportItem, ExportPart } from './export-item.ts';

const LONGEST_FIELD = 4_000_000;
const FIELDS = new Set([
  ...['title', 'link', 'guid', 'dc:creator', 'content:encoded', 'excerpt:encoded', 'wp:post_id', 'wp:post_date'],
  ...['wp:post_date_gmt', 'wp:post_name', 'wp:status', 'wp:post_type', 'wp:post_password', 'wp:attachment_url'],
  'wp:menu_order',
]);
const META = new Set([
  ...['_wp_attached_file', '_thumbnail_id', '_menu_item_type', '_menu_item_object_id', '_menu_item_menu_item_parent'],
  ...['_menu_item_url', '_menu_item_object'],
]);

/**
 * Reads a WordPress export (WXR) part by part; no more than one item is held. Entities of a DOCTYPE are not expanded,
 * and no address is opened.
 * @throws {AppError} `invalid` when the file is no such export or in an encoding that is unknown
 */
export async function* readExport(path: string): AsyncGenerator<ExportPart> {
  const reader = new ExportReader();
  for await (const text of readText(path)) {
    reader.write(text);
    yield* reader.take();
    if (reader.hasFailed) break;
  }
  if (!reader.isExport) throw new AppError('invalid', 'Berkas ini bukan ekspor WordPress (WXR)');
  const cut = reader.whereCut();
  if (cut) yield cut;
}

class ExportReader {
  readonly #parser = sax.parser(true);
  #path: string[] = [];
  #ready: ExportPart[] = [];
  #fields = new Map<string, string>();
  #meta = new Map<string, string>();
  #terms: { domain: string; name: string }[] = [];
  #domain = '';
  #text = '';
  #isTooLong = false;
  #failure: string | null = null;
  #isWhole = false;
  isExport = false;

  constructor() {
    const parser = this.#parser;
    parser.onopentag = ({ name, attributes }) => this.#open(name, attributes);
    parser.onclosetag = (name) => this.#close(name);
    parser.ontext = (text) => this.#add(text);
    parser.oncdata = (text) => this.#add(text);
    parser.onerror = (error) => {
      if (/Max buffer|Unclosed|Unexpected end/.test(error.message)) this.#failure ??= firstLine(error.message);
      Reflect.set(parser, 'error', null);
    };
  }

  get hasFailed(): boolean {
    return this.#failure !== null;
  }

  write(text: string): void {
    this.#parser.write(text);
  }

  take(): readonly ExportPart[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  whereCut(): ExportPart | null {
    if (this.#isWhole && this.#failure === null) return null;
    return { kind: 'cut', line: this.#parser.line + 1, reason: this.#failure ?? 'Berkas berakhir sebelum </rss>' };
  }

  #open(name: string, attributes: Readonly<Record<string, unknown>>): void {
    if (this.#path.length === 0) this.isExport ||= name === 'rss';
    this.#path.push(name);
    this.#text = '';
    if (name === 'item' || name === 'wp:author') this.#begin();
    if (name === 'category') this.#domain = String(attributes.domain ?? '');
  }

  #begin(): void {
    this.#fields = new Map();
    this.#meta = new Map();
    this.#terms = [];
    this.#isTooLong = false;
  }

  #add(text: string): void {
    const parent = this.#path.at(-2);
    if (parent !== 'item' && parent !== 'wp:postmeta' && parent !== 'wp:author' && parent !== 'channel') return;
    if (this.#text.length + text.length > LONGEST_FIELD) this.#isTooLong = true;
    else this.#text += text;
  }

  #close(name: string): void {
    this.#path.pop();
    const parent = this.#path.at(-1);
    if (name === 'rss') this.#isWhole = true;
    else if (parent === 'item') this.#keep(name);
    else if (parent === 'wp:postmeta' || parent === 'wp:author') this.#fields.set(name, this.#text);
    else if (parent === 'channel') this.#finish(name);
    this.#text = '';
  }

  #keep(name: string): void {
    if (name === 'category') this.#terms.push({ domain: this.#domain, name: this.#text.trim().slice(0, 200) });
    else if (name === 'wp:postmeta') this.#keepMeta();
    else if (FIELDS.has(name)) this.#fields.set(name, this.#text);
  }

  #keepMeta(): void {
    const key = this.#fields.get('wp:meta_key') ?? '';
    if (META.has(key)) this.#meta.set(key, (this.#fields.get('wp:meta_value') ?? '').slice(0, 2000));
    this.#fields.delete('wp:meta_key');
    this.#fields.delete('wp:meta_value');
  }

  #finish(name: string): void {
    if (name === 'item') this.#ready.push({ kind: 'item', item: this.#item() });
    else if (name === 'wp:author') {
      const login = this.#fields.get('wp:author_login') ?? '';
      this.#ready.push({ kind: 'author', login, name: this.#fields.get('wp:author_display_name') ?? login });
    } else if (name === 'wp:base_blog_url' || name === 'wp:base_site_url' || name === 'link')
      this.#ready.push({ kind: 'site', url: this.#text.trim() });
  }

  #item(): ExportItem {
    const field = (name: string) => this.#fields.get(name) ?? '';
    const named = (domain: string) => this.#terms.filter((term) => term.domain === domain).map((term) => term.name);
    return {
      ...{ title: field('title'), link: field('link').trim(), guid: field('guid').trim(), postId: field('wp:post_id') },
      ...{ postType: field('wp:post_type'), status: field('wp:status'), hasPassword: field('wp:post_password') !== '' },
      ...{ dateGmt: field('wp:post_date_gmt'), date: field('wp:post_date'), author: field('dc:creator') },
      ...{ slug: field('wp:post_name'), html: field('content:encoded'), excerpt: field('excerpt:encoded') },
      ...{ attachmentUrl: field('wp:attachment_url').trim(), meta: this.#meta, isTooLong: this.#isTooLong },
      ...{ categories: named('category'), tags: named('post_tag'), menus: named('nav_menu') },
      menuOrder: Number(field('wp:menu_order')) || 0,
    };
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
