/** An address in a sitemap, with the moment when what stands there last changed; null when it is not known. */
export interface SitemapEntry {
  readonly url: string;
  readonly changedAt: Temporal.Instant | null;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** A list of pages. Source: sitemaps.org protocol 0.9. */
export function sitemapText(entries: readonly SitemapEntry[]): string {
  return `${HEAD}<urlset xmlns="${NAMESPACE}">${entries.map((entry) => tag('url', entry)).join('')}</urlset>\n`;
}

/** A list of lists of pages. */
export function sitemapIndexText(urls: readonly string[]): string {
  const parts = urls.map((url) => tag('sitemap', { url, changedAt: null }));
  return `${HEAD}<sitemapindex xmlns="${NAMESPACE}">${parts.join('')}</sitemapindex>\n`;
}

function tag(name: 'url' | 'sitemap', { url, changedAt }: SitemapEntry): string {
  const changed = changedAt === null ? '' : `<lastmod>${changedAt.toString({ smallestUnit: 'second' })}</lastmod>`;
  return `<${name}><loc>${escapeXml(url)}</loc>${changed}</${name}>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** What search engines may read, and where the list of pages stands. */
export function robotsText(origin: string): string {
  const hidden = ['/meja', '/masuk', '/keluar', '/cari', '/pratinjau/'];
  return `User-agent: *\n${hidden.map((path) => `Disallow: ${path}`).join('\n')}\n\nSitemap: ${origin}/sitemap.xml\n`;
}
