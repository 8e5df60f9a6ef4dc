/** A link as data: what it says and where it goes. */
export interface PageLink {
  readonly label: string;
  readonly href: string;
}

/** Whether the page at `path` (query ignored) is the link's own page or lies below it. `/` matches only itself. */
export function isWithin(path: string, href: string): boolean {
  const page = path.split('?')[0] ?? '';
  return page === href || (href !== '/' && page.startsWith(`${href}/`));
}

/** The same page in a language: sets `bahasa` in the query and keeps the rest. `path` begins with `/`. */
export function inLanguage(path: string, language: 'id' | 'en'): string {
  const [page = '/', query = ''] = path.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('bahasa', language);
  return `${page}?${parameters}`;
}
