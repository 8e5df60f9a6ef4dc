import { plainText } from '../../sites/index.ts';
import { uploadPath } from '../text/convert-html.ts';
import type { ExportItem } from './export-item.ts';
import { readExport } from './read-export.ts';

const MOST_UPLOADS = 200_000;
const MOST_BASES = 10;
const MOST_MENU_ENTRIES = 2000;
const MOST_TITLES = 5000;

/** What has to be known of an export before its first item is carried. */
export interface Survey {
  readonly items: number;
  /** Paths of uploads below the upload folder, by their number. */
  readonly uploads: ReadonlyMap<string, string>;
  /** Addresses of the upload folder, as uploads name them, each ending with a slash. */
  readonly bases: readonly string[];
  /** Names of authors by their login. */
  readonly authors: ReadonlyMap<string, string>;
  /** Where the site stood, with and without `www.`. */
  readonly hosts: ReadonlySet<string>;
  readonly menuEntries: readonly ExportItem[];
  /** Titles of pages by their number, as many as are kept. */
  readonly pageTitles: ReadonlyMap<string, string>;
}

/** Reads the whole file once. @throws {AppError} as `readExport` */
export async function surveyExport(path: string): Promise<Survey> {
  const survey = {
    ...{ items: 0, uploads: new Map<string, string>(), bases: new Set<string>(), authors: new Map<string, string>() },
    ...{ hosts: new Set<string>(), menuEntries: [] as ExportItem[], pageTitles: new Map<string, string>() },
  };
  for await (const part of readExport(path)) {
    if (part.kind === 'author') survey.authors.set(part.login, plainText(part.name).slice(0, 120));
    if (part.kind === 'site') for (const host of hostsOf(part.url)) survey.hosts.add(host);
    if (part.kind !== 'item') continue;
    survey.items += 1;
    const { item } = part;
    const upload = pathOfUpload(item);
    if (upload !== null && survey.uploads.size < MOST_UPLOADS) survey.uploads.set(item.postId, upload);
    const base = item.postType === 'attachment' ? baseOf(item.attachmentUrl) : null;
    if (base !== null && survey.bases.size < MOST_BASES) survey.bases.add(base);
    if (item.postType === 'page' && survey.pageTitles.size < MOST_TITLES) {
      survey.pageTitles.set(item.postId, plainText(item.title).slice(0, 200));
    }
    if (item.postType === 'nav_menu_item' && survey.menuEntries.length < MOST_MENU_ENTRIES) {
      survey.menuEntries.push({ ...item, html: '', excerpt: '' });
    }
  }
  return { ...survey, bases: [...survey.bases] };
}

function hostsOf(url: string): readonly string[] {
  if (!URL.canParse(url)) return [];
  const host = new URL(url).hostname.replace(/^www\./, '');
  return host === '' ? [] : [host, `www.${host}`];
}

/** The address of the upload folder in which an upload lies. */
function baseOf(url: string): string | null {
  const base = /^(https?:\/\/[^?#"'<>\s]{1,300}?\/(?:wp-content\/uploads|files)\/)/.exec(url)?.[1];
  return base !== undefined && URL.canParse(base) ? base : null;
}

function pathOfUpload(item: ExportItem): string | null {
  if (item.postType !== 'attachment') return null;
  const attached = item.meta.get('_wp_attached_file') ?? '';
  return uploadPath(attached === '' ? item.attachmentUrl : `/wp-content/uploads/${attached}`);
}
