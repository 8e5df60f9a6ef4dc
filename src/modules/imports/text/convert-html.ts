import { makeParagraphs } from './paragraphs.ts';
import { replaceShortcodes } from './shortcodes.ts';

/** Where the uploads of the export have gone. */
export interface Uploads {
  /** The path below `wp-content/uploads` of an upload by its number; null when unknown. */
  pathOf(postId: string): string | null;
  /** The path of an upload that an address leads to; null when it leads elsewhere. Left out: below `wp-content/uploads`. */
  pathIn?(address: string): string | null;
  /** The address here of an upload by its path, perhaps that of a smaller size of it; null when it is absent. */
  hrefOf(path: string): string | null;
}

/** A text as it can be carried, not yet cleaned. */
export interface Converted {
  readonly html: string;
  readonly droppedShortcodes: readonly string[];
  /** Pictures and frames that could not be carried: their addresses, at most 300 characters each. */
  readonly droppedPictures: readonly string[];
  readonly droppedFrames: readonly string[];
}

const BLOCK_COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const TAG = /<(\/?)(img|a|iframe|embed|object|video|audio|form)\b((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi;

/** Turns blocks, classic text and shortcodes into plain HTML, with the addresses of uploads as they are here. */
export function convertHtml(source: string, uploads: Uploads): Converted {
  const isBlocks = source.includes('<!-- wp:');
  const bare = source.replaceAll(BLOCK_COMMENT, '');
  const picture = (postId: string) => {
    const path = uploads.pathOf(postId);
    return path === null ? null : `<img src="/wp-content/uploads/${encodeURI(path)}" alt="">`;
  };
  const { html, dropped } = replaceShortcodes(bare, picture);
  const pictures: string[] = [];
  const frames: string[] = [];
  const text = isBlocks ? html : makeParagraphs(html);
  const converted = text.replaceAll(TAG, (all, slash: string, name: string, attributes: string) => {
    const tag = name.toLowerCase();
    if (tag === 'a') return slash === '' ? withHref(all, attributes, uploads) : all;
    if (slash !== '') return all;
    if (tag !== 'img') {
      frames.push(`${tag} ${addressIn(attributes, 'src')}`.trim().slice(0, 300));
      return all;
    }
    const href = uploadHref(addressIn(attributes, 'src'), uploads);
    if (href === null) pictures.push(addressIn(attributes, 'src').slice(0, 300));
    return href === null ? '' : `<img src="${href}" alt="${altIn(attributes)}">`;
  });
  return { html: converted, droppedShortcodes: dropped, droppedPictures: pictures, droppedFrames: frames };
}

/** The path below `wp-content/uploads` that an address leads to; null when it leads elsewhere. */
export function uploadPath(address: string): string | null {
  const match = /\/(?:wp-content\/uploads|files)\/((?:sites\/\d+\/)?[^?#"'<>\\]{1,400})/.exec(address);
  if (!match?.[1]) return null;
  try {
    const path = decodeURIComponent(match[1]).replaceAll('\\', '/');
    return path.split('/').some((part) => part === '..' || part === '.' || part === '') ? null : path;
  } catch {
    return null;
  }
}

function uploadHref(address: string, uploads: Uploads): string | null {
  const path = (uploads.pathIn ?? uploadPath)(address);
  return path === null ? null : uploads.hrefOf(path);
}

function withHref(all: string, attributes: string, uploads: Uploads): string {
  const href = uploadHref(addressIn(attributes, 'href'), uploads);
  return href === null ? all : `<a href="${href}">`;
}

function addressIn(attributes: string, name: 'src' | 'href'): string {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return (match?.[1] ?? match?.[2] ?? match?.[3] ?? '').replaceAll('&amp;', '&').trim();
}

function altIn(attributes: string): string {
  const match = /(?:^|\s)alt\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes);
  return (match?.[1] ?? match?.[2] ?? '').replaceAll('"', '&quot;');
}
