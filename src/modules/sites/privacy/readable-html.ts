/** Cleaned HTML as a person reads it, with the place of each character in the source. */
export interface ReadableHtml {
  readonly text: string;
  /** Index in the source for each UTF-16 unit of the text. */
  readonly places: readonly number[];
}

const TOKEN = /<\/?([a-z][a-z0-9]*)\b[^<>]*>|&(?:nbsp|#160|#xa0);|[\u00ad\u200b]/gi;
const INLINE = new Set(['a', 'b', 'strong', 'em', 'i', 'u', 's', 'span', 'sub', 'sup', 'mark', 'code', 'small']);

/** Inline markup does not part a number, everything else does. */
export function readHtml(html: string): ReadableHtml {
  const places: number[] = [];
  let text = '';
  let done = 0;
  const take = (end: number) => {
    text += html.slice(done, end);
    for (let at = done; at < end; at += 1) places.push(at);
  };
  for (const { 0: token, 1: tag, index } of html.matchAll(TOKEN)) {
    take(index);
    const read = tag === undefined ? (token.startsWith('&') ? ' ' : '') : INLINE.has(tag.toLowerCase()) ? '' : '\n';
    if (read !== '') places.push(index);
    text += read;
    done = index + token.length;
  }
  take(html.length);
  return { text, places };
}
