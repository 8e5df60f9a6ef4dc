import { plainText } from '../../sites/index.ts';
import { uploadPath } from './convert-html.ts';
import type { ExportItem } from './export-item.ts';
import { readExport } from './read-export.ts';

const MOST_UPLOADS = 200_000;

/** What has to be known of an export before its first item is carried. */
export interface Survey {
  readonly items: number;
  /** Paths of uploads below the upload folder, by their number. */
  readonly uploads: ReadonlyMap<string, string>;
  /** Names of authors by their login. */
  readonly authors: ReadonlyMap<string, string>;
}

/** Reads the whole file once. @throws {AppError} as `readExport` */
export async function surveyExport(path: string): Promise<Survey> {
  const uploads = new Map<string, string>();
  const authors = new Map<string, string>();
  let items = 0;
  for await (const part of readExport(path)) {
    if (part.kind === 'author') authors.set(part.login, plainText(part.name).slice(0, 120));
    if (part.kind !== 'item') continue;
    items += 1;
    const upload = pathOfUpload(part.item);
    if (upload !== null && uploads.size < MOST_UPLOADS) uploads.set(part.item.postId, upload);
  }
  return { items, uploads, authors };
}

function pathOfUpload(item: ExportItem): string | null {
  if (item.postType !== 'attachment') return null;
  const attached = item.meta.get('_wp_attached_file') ?? '';
  return uploadPath(attached === '' ? item.attachmentUrl : `/wp-content/uploads/${attached}`);
}
