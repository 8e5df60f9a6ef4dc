import { Feed } from 'feed';
import { cleanHtml } from '../clean-html.ts';
import type { Linker } from './addresses.ts';
import type { FeedEntry } from './feed-queries.ts';

/** What a feed tells. */
export interface FeedSource {
  readonly title: string;
  readonly description: string;
  readonly links: Linker;
  /** The newest first. */
  readonly entries: readonly FeedEntry[];
}

/** The formats in which a site tells its news. */
export type FeedFormat = 'rss' | 'atom' | 'json';

/** Where each format stands, and how it calls itself. */
export const FEEDS: Readonly<Record<FeedFormat, { readonly path: string; readonly type: string }>> = {
  rss: { path: '/umpan/rss.xml', type: 'application/rss+xml; charset=utf-8' },
  atom: { path: '/umpan/atom.xml', type: 'application/atom+xml; charset=utf-8' },
  json: { path: '/umpan/feed.json', type: 'application/feed+json; charset=utf-8' },
};

/** A feed as text: RSS 2.0, Atom (RFC 4287) or JSON Feed 1. */
export function feedText(source: FeedSource, format: FeedFormat): string {
  const feed = makeFeed(source);
  if (format === 'rss') return feed.rss2();
  return format === 'atom' ? feed.atom1() : feed.json1();
}

function makeFeed({ title, description, links, entries }: FeedSource): Feed {
  const origin = links.origin(links.here);
  const newest = entries[0]?.publishedAt ?? Temporal.Instant.fromEpochMilliseconds(0);
  const feed = new Feed({
    id: `${origin}/`,
    title: xmlText(title),
    description: xmlText(description || title),
    link: `${origin}/`,
    language: 'id',
    generator: 'Pendopo',
    updated: toDate(newest),
    feedLinks: { rss: origin + FEEDS.rss.path, atom: origin + FEEDS.atom.path, json: origin + FEEDS.json.path },
  });
  for (const entry of entries) {
    const link = `${origin}${links.to({ ...entry, siteLabel: links.here })}`;
    feed.addItem({
      title: xmlText(entry.title),
      id: link,
      link,
      date: toDate(entry.publishedAt),
      published: toDate(entry.firstPublishedAt),
      ...(entry.summary !== '' && { description: xmlText(entry.summary) }),
      content: xmlText(absoluteHtml(cleanHtml(entry.bodyHtml), origin)),
    });
  }
  return feed;
}

/** Links within the site work from a feed reader only with their origin. */
function absoluteHtml(html: string, origin: string): string {
  return html.replaceAll(/ (href|src)="\/(?!\/)/g, ` $1="${origin}/`);
}

/** Text without what XML 1.0 cannot hold (production Char), and without an end of CDATA. */
function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(']]>', ']]&gt;');
}

function toDate(at: Temporal.Instant): Date {
  return new Date(at.epochMilliseconds);
}
