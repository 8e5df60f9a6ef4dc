import sanitizeHtml from 'sanitize-html';

const FILE_ADDRESS = /^\/berkas\/[0-9a-f-]{36}\/[A-Za-z0-9._~%-]{1,200}$/;
const FOREIGN = /^https?:/i;
const DEEPEST = 30;

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'blockquote', 'hr', 'br', 'pre', 'code', 'dl', 'dt', 'dd'],
    ...['strong', 'em', 'u', 's', 'sub', 'sup', 'a', 'img', 'figure', 'figcaption'],
    ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'rel', 'lang', 'hreflang'],
    img: ['src', 'alt', 'width', 'height', 'loading'],
    th: ['colspan', 'rowspan', 'scope'],
    td: ['colspan', 'rowspan'],
    ol: ['start'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: [] },
  allowProtocolRelative: false,
  nestingLimit: DEEPEST,
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'template', 'iframe', 'object', 'svg', 'math'],
  transformTags: {
    h1: 'h2',
    h5: 'h4',
    h6: 'h4',
    b: 'strong',
    i: 'em',
    a: (tagName, attribs) => ({ tagName, attribs: linkAttributes(attribs) }),
    img: (tagName, attribs) => ({ tagName, attribs: { ...attribs, alt: attribs.alt ?? '', loading: 'lazy' } }),
  },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !FILE_ADDRESS.test(attribs.src ?? ''),
};

/**
 * The part of a text that may stand on a public page: no scripts, styles, frames or forms, no event handlers, pictures
 * only from the government's own files, and links that give nothing away to foreign sites.
 */
export function cleanHtml(html: string): string {
  return sanitizeHtml(html.replaceAll('\u0000', ''), OPTIONS).trim();
}

/** The words of a text without its tags, for search and summaries. */
export function plainText(html: string): string {
  const spaced = html.replaceAll(/<\/?(p|h[1-6]|li|tr|td|th|br|div|blockquote|dt|dd)\b[^>]*>/g, ' $&');
  const text = sanitizeHtml(spaced, { allowedTags: [], allowedAttributes: {} });
  return decodeEntities(text).replaceAll(/\s+/g, ' ').trim();
}

function linkAttributes(attribs: sanitizeHtml.Attributes): sanitizeHtml.Attributes {
  const { rel: _given, ...rest } = attribs;
  return FOREIGN.test(rest.href ?? '') ? { ...rest, rel: 'noopener' } : rest;
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

function decodeEntities(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity);
}
