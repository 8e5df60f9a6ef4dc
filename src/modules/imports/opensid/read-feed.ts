import sax from 'sax';
import { AppError } from '../../../platform/errors.ts';
import { type Article, uploadPath } from './article.ts';

/** A feed as it was read. */
export interface Feed {
  /** Name of the site; empty when it has none. */
  readonly title: string;
  readonly articles: readonly Article[];
  /** Where it ended too early; null when it was whole. */
  readonly cut: { readonly line: number; readonly reason: string } | null;
}

const FIELDS = new Set(['title', 'link', 'guid', 'pubDate', 'description', 'content:encoded', 'category']);
const LONGEST_FIELD = 1_000_000;
const MOST_ITEMS = 1000;

/**
 * Reads the RSS 2.0 feed of an OpenSID site (`/feed`). Entities of a DOCTYPE are not expanded, and no address is opened.
 * @throws {AppError} `invalid` when it is no RSS feed
 */
export function readFeed(xml: string): Feed {
  const parser = sax.parser(true);
  const path: string[] = [];
  const items: Map<string, string[]>[] = [];
  const state = { text: '', title: '', isFeed: false, isWhole: false, failure: null as string | null };
  parser.onopentag = ({ name }) => {
    if (path.length === 0) state.isFeed = name === 'rss';
    path.push(name);
    state.text = '';
    if (name === 'item' && items.length < MOST_ITEMS) items.push(new Map());
  };
  const add = (text: string) => {
    if (state.text.length + text.length <= LONGEST_FIELD) state.text += text;
  };
  parser.ontext = add;
  parser.oncdata = add;
  parser.onclosetag = (name) => {
    path.pop();
    const parent = path.at(-1);
    const item = items.at(-1);
    if (parent === 'item' && item && FIELDS.has(name)) item.set(name, [...(item.get(name) ?? []), state.text.trim()]);
    if (parent === 'channel' && name === 'title') state.title = state.text.trim();
    if (name === 'rss') state.isWhole = true;
    state.text = '';
  };
  parser.onerror = (error) => {
    state.failure ??= error.message.split('\n', 1)[0] ?? error.message;
    Reflect.set(parser, 'error', null);
  };
  parser.write(xml).close();
  if (!state.isFeed) throw new AppError('invalid', 'Alamat atau berkas ini bukan umpan RSS');
  const cut = state.isWhole
    ? null
    : { line: parser.line + 1, reason: state.failure ?? 'Umpan berakhir sebelum </rss>' };
  return { title: state.title, articles: items.map(toArticle), cut };
}

const PICTURE = /<img\b[^>]*?\bsrc\s*=\s*["']([^"']+)["'][^>]*>/i;

function toArticle(fields: ReadonlyMap<string, readonly string[]>): Article {
  const field = (name: string) => fields.get(name)?.[0] ?? '';
  const whole = field('content:encoded');
  const text = whole === '' ? field('description') : whole;
  const link = field('link') || field('guid');
  const picture = uploadPath(PICTURE.exec(text)?.[1] ?? '');
  const at = Date.parse(field('pubDate'));
  return {
    ...{ title: field('title'), link, path: pathOf(link), otherAddresses: [], isPublic: true, picture },
    // The main picture stands above the text in the feed; it becomes the cover instead.
    html: picture === null ? text : text.replace(PICTURE, ''),
    isExcerpt: whole === '',
    writtenAt: Number.isNaN(at) ? null : Temporal.Instant.fromEpochMilliseconds(at),
    categories: (fields.get('category') ?? []).filter((name) => name !== '').map((name) => name.slice(0, 200)),
  };
}

function pathOf(link: string): string {
  if (!URL.canParse(link)) return '';
  const { pathname } = new URL(link);
  return pathname.replace(/^\/(?:index\.php\/)?/, '').slice(0, 500);
}
