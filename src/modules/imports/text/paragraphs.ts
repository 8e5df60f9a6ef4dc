const BLOCK =
  'table|thead|tbody|tfoot|tr|td|th|caption|div|dl|dd|dt|ul|ol|li|pre|form|blockquote|address|h[1-6]|hr|fieldset|figure|figcaption|section|article|aside|header|footer|nav|p|iframe|script|style|object|video|audio';
const AROUND_BLOCK = new RegExp(`(</?(?:${BLOCK})(?=[\\s/>])[^<>]*>)`, 'gi');
const BEGINS_BLOCK = new RegExp(`^</?(?:${BLOCK})(?=[\\s/>])`, 'i');
const PREFORMATTED = /<(pre|script|style)(?=[\s>])/gi;

/**
 * Gives a classic text its paragraphs: blank lines part them, single line ends become breaks, blocks stay as they are.
 * The same as `wpautop` of WordPress in what matters.
 */
export function makeParagraphs(html: string): string {
  const text = html.replaceAll(/\r\n?/g, '\n');
  const small = text.toLowerCase();
  let [result, done] = ['', 0];
  for (const { 1: name = '', index } of text.matchAll(PREFORMATTED)) {
    if (index < done) continue;
    const end = small.indexOf(`</${name.toLowerCase()}>`, index);
    if (end < 0) break;
    const after = end + name.length + 3;
    result += paragraphsOf(text.slice(done, index)) + text.slice(index, after);
    done = after;
  }
  return result + paragraphsOf(text.slice(done));
}

function paragraphsOf(html: string): string {
  const parted = html.replaceAll(/[ \t]+\n/g, '\n').replaceAll(AROUND_BLOCK, '\n\n$1\n\n');
  let isOpen = false;
  return parted
    .split(/\n{2,}/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (BEGINS_BLOCK.test(piece)) {
        isOpen = holdsText(piece) ?? isOpen;
        return piece;
      }
      const lines = piece.replaceAll('\n', '<br>\n');
      return isOpen ? lines : `<p>${lines}</p>`;
    })
    .join('\n');
}

const HOLDER = /^<(\/?)(?:p|h[1-6]|td|th|li|dt|dd|figcaption|figure|caption|address)(?=[\s/>])/i;

/** Whether text goes on within this tag without a paragraph of its own; null when the tag says nothing of it. */
function holdsText(tag: string): boolean | null {
  const match = HOLDER.exec(tag);
  return match && match[1] === '';
}
