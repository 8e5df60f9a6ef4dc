/**
 * How a text travels through the plain form, for whoever works without scripts: `plain` is text with blank lines
 * between paragraphs, `## ` and `### ` before headings, `- ` and `1. ` before the lines of a list; `html` is the
 * text as it is kept. A text that plain form cannot hold without loss (links, bold, pictures, tables) is shown as
 * HTML, so that saving it by the plain form changes nothing that was not typed.
 */
export interface FormText {
  readonly form: 'plain' | 'html';
  readonly text: string;
}

const BLOCK = /^\s*<(p|h2|h3|ul|ol)>(.*?)<\/\1>/s;
const ITEM = /^\s*<li>(?:<p>)?([^<]*)(?:<\/p>)?<\/li>/;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
const PREFIX: Readonly<Record<string, string>> = { p: '', h2: '## ', h3: '### ' };

/** The kept HTML as the plain form shows it. */
export function toFormText(html: string): FormText {
  const blocks: string[] = [];
  let rest = html.trim();
  while (rest !== '') {
    const [whole, tag = '', inner = ''] = BLOCK.exec(rest) ?? [];
    const block = whole === undefined ? null : plainBlock(tag, inner);
    if (whole === undefined || block === null) return { form: 'html', text: html };
    if (block !== '') blocks.push(block);
    rest = rest.slice(whole.length).trimStart();
  }
  const text = blocks.join('\n\n');
  return isSameAfterwards(text, html) ? { form: 'plain', text } : { form: 'html', text: html };
}

/** The HTML of what was typed into the plain form; `html` is passed on as it is, to be cleaned by whoever keeps it. */
export function fromFormText({ form, text }: FormText): string {
  if (form === 'html') return text;
  return text
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map(htmlBlock)
    .join('');
}

/** Escapes text for HTML. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function plainBlock(tag: string, inner: string): string | null {
  if (tag === 'ul' || tag === 'ol') return plainList(tag, inner);
  const lines = inner.split(/<br ?\/?>/);
  if (lines.some((line) => line.includes('<')) || (tag !== 'p' && lines.length > 1)) return null;
  const text = lines.map((line) => decode(line).trim()).join('\n');
  return text === '' ? '' : `${PREFIX[tag]}${text}`;
}

function plainList(tag: 'ul' | 'ol', inner: string): string | null {
  const lines: string[] = [];
  let rest = inner.trim();
  while (rest !== '') {
    const [whole, item = ''] = ITEM.exec(rest) ?? [];
    if (whole === undefined) return null;
    lines.push(`${tag === 'ul' ? '-' : `${lines.length + 1}.`} ${decode(item).trim()}`);
    rest = rest.slice(whole.length).trimStart();
  }
  return lines.join('\n');
}

function htmlBlock(block: string): string {
  const heading = /^(##|###) +([^\n]+)$/.exec(block);
  if (heading)
    return heading[1] === '##'
      ? `<h2>${escapeHtml(heading[2] ?? '')}</h2>`
      : `<h3>${escapeHtml(heading[2] ?? '')}</h3>`;
  const lines = block.split('\n').map((line) => line.trim());
  if (lines.every((line) => /^- \S/.test(line))) return htmlList('ul', lines);
  if (lines.every((line, at) => line.startsWith(`${at + 1}. `))) return htmlList('ol', lines);
  return `<p>${lines.map(escapeHtml).join('<br />')}</p>`;
}

function htmlList(tag: 'ul' | 'ol', lines: readonly string[]): string {
  const items = lines.map((line) => `<li>${escapeHtml(line.replace(/^(-|\d+\.) +/, ''))}</li>`);
  return `<${tag}>${items.join('')}</${tag}>`;
}

function decode(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}

/** A paragraph that happens to begin with `- ` would come back as a list: such a text is shown as HTML. */
function isSameAfterwards(text: string, html: string): boolean {
  return shape(fromFormText({ form: 'plain', text })) === shape(html);
}

function shape(html: string): string {
  return html
    .replaceAll(/<li><p>([^<]*)<\/p><\/li>/g, '<li>$1</li>')
    .replaceAll(/<br ?\/?>/g, '<br>')
    .replaceAll('<p></p>', '')
    .replaceAll(/&(#39|nbsp|quot);/g, (entity) => (entity === '&#39;' ? "'" : entity === '&quot;' ? '"' : ' '))
    .replaceAll(/>\s+|\s+</g, (space) => space.trim())
    .trim();
}
