/** What stands between square brackets. */
interface Token {
  readonly name: string;
  readonly attributes: string;
  readonly isEnd: boolean;
  readonly from: number;
  readonly to: number;
}

const TOKEN = /\[(\/?)([a-z][\w-]{1,60})(\s[^[\]<>]{0,2000})?\/?\]/gi;
const CAPTIONS = new Set(['caption', 'wp_caption']);
const KNOWN = new Set([...CAPTIONS, 'gallery', 'embed', 'audio', 'video', 'playlist']);

/** A text without its shortcodes. */
export interface WithoutShortcodes {
  readonly html: string;
  /** Names of those that could not be carried; the words between their ends are kept. */
  readonly dropped: readonly string[];
}

/**
 * Turns captions into figures and galleries into pictures, and takes the other shortcodes away, keeping what stands
 * within. Words in brackets that are no shortcodes (`[sic]`) stay.
 * @param picture the tag of a picture by the number of its upload; null when it is unknown
 */
export function replaceShortcodes(html: string, picture: (postId: string) => string | null): WithoutShortcodes {
  const tokens = tokensOf(html);
  const dropped = new Set<string>();
  let [result, done] = ['', 0];
  for (const [at, token] of tokens.entries()) {
    const between = html.slice(done, token.from);
    const isCaption = token.isEnd && CAPTIONS.has(token.name) && tokens[at - 1]?.name === token.name;
    result += (isCaption ? withCaption(between) : between) + replacement(token, picture, dropped);
    done = token.to;
  }
  return { html: result + html.slice(done), dropped: [...dropped] };
}

function tokensOf(html: string): readonly Token[] {
  const tokens = [...html.matchAll(TOKEN)].map(({ 0: all, 1: slash, 2: name = '', 3: attributes = '', index }) => ({
    ...{ name: name.toLowerCase(), attributes, isEnd: slash === '/', from: index, to: index + all.length },
  }));
  const closed = new Set(tokens.filter(({ isEnd }) => isEnd).map(({ name }) => name));
  return tokens.filter(
    ({ name, attributes }) => KNOWN.has(name) || closed.has(name) || attributes.includes('=') || /[-_]/.test(name),
  );
}

/** Within a caption the words after the picture are what it says. */
function withCaption(inner: string): string {
  const picture = inner.lastIndexOf('<img');
  const end = picture < 0 ? -1 : inner.indexOf('>', picture);
  const [, link = ''] = /^(\s*<\/a>)/.exec(inner.slice(end + 1)) ?? [];
  const at = end + 1 + link.length;
  return `${inner.slice(0, at)}<figcaption>${inner.slice(at)}`;
}

function replacement(token: Token, picture: (postId: string) => string | null, dropped: Set<string>): string {
  const { name, isEnd, attributes } = token;
  if (CAPTIONS.has(name)) return isEnd ? '</figcaption></figure>' : '<figure>';
  if (name === 'gallery' && !isEnd) {
    const ids = /\bids\s*=\s*["']?([\d,\s]+)/.exec(attributes)?.[1]?.split(',') ?? [];
    const pictures = ids.map((id) => picture(id.trim())).filter((one) => one !== null);
    if (ids.length > 0) return `\n\n${pictures.map((one) => `<figure>${one}</figure>`).join('')}\n\n`;
  }
  dropped.add(name);
  return '';
}
