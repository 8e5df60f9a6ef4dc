const BREAKS = /<\/(p|h2|h3|h4|li|tr|blockquote|figcaption|pre)>|<br ?\/?>|<hr ?\/?>/g;
const IMAGE = /<img\b[^>]*\balt="([^"]*)"[^>]*>/g;
const LINK = /<a\b[^>]*\bhref="([^"]*)"[^>]*>(.*?)<\/a>/gs;
const PLAIN: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/**
 * The words of kept HTML, a line for each block, to compare two versions: pictures by their words, links with their
 * goal, so that a changed goal shows.
 */
export function wordsOf(html: string): string {
  return html
    .replaceAll(IMAGE, '[$1]\n')
    .replaceAll(LINK, '$2 ($1)')
    .replaceAll('<li>', '• ')
    .replaceAll(/<\/t[dh]>/g, ' | ')
    .replaceAll(BREAKS, '\n')
    .replaceAll(/<\/?[a-z][^>]*>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => PLAIN[name] ?? '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}
