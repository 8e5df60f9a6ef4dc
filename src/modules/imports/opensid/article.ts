import { createHash } from 'node:crypto';

/** An article of an OpenSID site, from its feed or from a CSV of its table `artikel`. */
export interface Article {
  readonly title: string;
  readonly html: string;
  /** The feed holds the beginning of texts only. */
  readonly isExcerpt: boolean;
  /** Its address below the site: `artikel/2024/5/17/judul`; empty when unknown. */
  readonly path: string;
  /** Its whole address; empty when only the path is known. */
  readonly link: string;
  /** Other addresses that led to it. */
  readonly otherAddresses: readonly string[];
  /** Null when the source does not tell. */
  readonly writtenAt: Temporal.Instant | null;
  readonly isPublic: boolean;
  /** Path of its main picture below the site; null when it has none. */
  readonly picture: string | null;
  readonly categories: readonly string[];
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The same for the same article, whether it comes from the feed or from a file. */
export function keyOf({ path, title }: Article): string {
  return sha256(`opensid\n${path === '' ? title : path.toLowerCase()}`);
}

/** The same as long as the article says the same. */
export function digestOf({ title, html, picture, isPublic }: Article): string {
  return sha256(JSON.stringify([title, html, picture, isPublic]));
}

const UPLOADS = /^desa\/upload\//;

/** The path of an upload below an OpenSID site that an address leads to; null when it leads elsewhere. */
export function uploadPath(address: string): string | null {
  const match = /(?:^|\/)(desa\/upload\/[^?#"'<>\\]{1,400})/.exec(address);
  if (!match?.[1]) return null;
  try {
    const path = decodeURIComponent(match[1]);
    const isPlain = path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
    return isPlain && UPLOADS.test(path) ? path : null;
  } catch {
    return null;
  }
}

/** The word that the address of an article ends with. */
export function slugOf(path: string): string {
  return path.split('/').at(-1) ?? '';
}
