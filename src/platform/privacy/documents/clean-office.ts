import { type Zippable, zipSync } from 'fflate';
import type { CleanedDocument } from './clean-document.ts';
import { openArchive } from './open-archive.ts';

const SIGNATURES = /^(?:_xmlsignatures\/|META-INF\/documentsignatures\.xml$)/;
const PACKED = /\.(?:png|jpe?g|gif|webp|mp[34]|m4[av]|docx|xlsx|pptx)$/i;
const DEEPEST = 2;
/** A fixed moment: when a file was packed is nobody's business. */
const MOMENT = '1980-01-01T00:00:00';

/**
 * A DOCX, XLSX, PPTX, ODT or ODS without what it tells of its makers: properties, thumbnail, names on comments and on
 * tracked changes, folders of somebody's computer; documents within it too. Signed files are not touched.
 * Source: ECMA-376 part 2, 11; OASIS OpenDocument 1.3 part 3, 4.3.
 * @throws {Error} for damaged files and for those that are too large once unpacked
 */
export function cleanOffice(bytes: Uint8Array, depth = 0): CleanedDocument {
  const parts = openArchive(bytes, () => true);
  const names = Object.keys(parts);
  if (names.some((name) => SIGNATURES.test(name))) return { outcome: 'signed' };
  if (!names.includes('[Content_Types].xml') && !names.includes('mimetype')) throw new Error('Not an office file');
  const cleaned: Zippable = {};
  for (const [name, part] of Object.entries(parts)) {
    if (name.endsWith('/')) continue;
    const isStored = name === 'mimetype' || PACKED.test(name);
    cleaned[name] = [cleanPart(name, part, depth), { level: isStored ? 0 : 6, mtime: MOMENT }];
  }
  return { outcome: 'cleaned', bytes: zipSync(cleaned) };
}

function cleanPart(name: string, part: Uint8Array, depth: number): Uint8Array {
  if (/\/embeddings\/[^/]+\.(?:docx|xlsx|pptx)$/i.test(name)) return cleanEmbedded(part, depth);
  if (/^(?:docProps|Thumbnails)\/thumbnail\./i.test(name)) return NO_PICTURE;
  const fixed = WHOLE_PARTS.find(([pattern]) => pattern.test(name));
  if (fixed) return new TextEncoder().encode(`${HEAD}${fixed[1]}`);
  const rules = RULES.filter(([pattern]) => pattern.test(name)).flatMap(([, changes]) => changes);
  if (rules.length === 0) return part;
  const xml = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(part);
  return new TextEncoder().encode(rules.reduce((text, [pattern, put]) => text.replaceAll(pattern, put), xml));
}

function cleanEmbedded(part: Uint8Array, depth: number): Uint8Array {
  if (depth >= DEEPEST) throw new Error('Documents within documents within documents');
  const cleaned = cleanOffice(part, depth + 1);
  if (cleaned.outcome !== 'cleaned') throw new Error('A signed document stands within');
  return cleaned.bytes;
}

/** A GIF of one transparent point: a thumbnail must be some picture. */
const NO_PICTURE = Uint8Array.from(Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64'));
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const META = 'urn:oasis:names:tc:opendocument:xmlns';

/** Parts that hold nothing else: they are written anew, empty. */
const WHOLE_PARTS: readonly (readonly [RegExp, string])[] = [
  [
    /^docProps\/core\.xml$/,
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
  ],
  [/^docProps\/app\.xml$/, `<Properties xmlns="${OFFICE}/extended-properties"/>`],
  [/^docProps\/custom\.xml$/, `<Properties xmlns="${OFFICE}/custom-properties"/>`],
  [/^word\/people\.xml$/, '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>'],
  [
    /^meta\.xml$/,
    `<office:document-meta xmlns:office="${META}:office:1.0" office:version="1.3"><office:meta/></office:document-meta>`,
  ],
];

const NAME = 'Penulis';
type Change = readonly [RegExp, string];

/** Attributes by their name, in either kind of quotes. */
function attributes(names: string, value: string): Change {
  return [new RegExp(`(\\s(?:${names})\\s*=\\s*)(?:"[^"]*"|'[^']*')`, 'g'), `$1"${value}"`];
}

/** The words of elements by their name. */
function words(names: string, value: string): Change {
  return [new RegExp(`(<(?:${names})(?:\\s[^>]*)?>)[^<]*(</)`, 'g'), `$1${value}$2`];
}

/** What else names people, by part. */
const RULES: readonly (readonly [RegExp, readonly Change[]])[] = [
  [/^word\/[^/]+\.xml$/, [attributes('w:author', NAME), attributes('w:initials', '')]],
  [/^word\/settings\.xml$/, [[/<w:attachedTemplate\s[^>]*\/>/g, '']]],
  [
    /^word\/_rels\/settings\.xml\.rels$/,
    [[/<Relationship\s[^>]*\/attachedTemplate["'][^>]*(?:\/>|>\s*<\/Relationship>)/g, '']],
  ],
  [/^xl\/comments[^/]*\.xml$|^xl\/comments\/[^/]+\.xml$/, [words('author', NAME)]],
  [/^xl\/persons\/[^/]+\.xml$/, [attributes('displayName', NAME), attributes('userId', NAME)]],
  [/^xl\/workbook\.xml$/, [[/<x15ac:absPath\s[^>]*\/>/g, ''], attributes('userName', NAME)]],
  [/^xl\/revisions\/[^/]+\.xml$/, [attributes('userName|name', NAME)]],
  [/^ppt\/commentAuthors\.xml$/, [attributes('name', NAME), attributes('initials', '')]],
  [/^ppt\/authors\.xml$/, [attributes('name|userId', NAME), attributes('initials', '')]],
  [/^(?:content|styles)\.xml$/, [words('dc:creator|meta:creator-initials|text:creator|text:initial-creator', NAME)]],
];
