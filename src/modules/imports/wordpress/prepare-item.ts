import { plainText } from '../../sites/index.ts';
import type { Attachment, Attachments } from '../attachments.ts';
import type { PreparedItem } from '../carry-batch.ts';
import type { ImportReason } from '../reason-texts.ts';
import type { ReportWriter } from '../report.ts';
import { convertHtml, uploadPath } from '../text/convert-html.ts';
import type { ExportItem } from './export-item.ts';
import { writtenAt } from './judge-item.ts';
import type { Survey } from './survey.ts';

const LONGEST_TITLE = 200;
const LONGEST_SUMMARY = 300;

/** What items are prepared with. */
export interface Preparing {
  readonly survey: Survey;
  readonly attachments: Attachments;
  readonly report: ReportWriter;
  readonly timeZone: string;
  readonly now: Temporal.Instant;
}

/** An item whose fate is known. */
export interface JudgedItem {
  readonly item: ExportItem;
  readonly kind: 'news' | 'page';
  readonly draftFor: ImportReason | null;
}

/** The title of an item without tags; never empty. */
export function titleOf({ title }: ExportItem): string {
  return plainText(wellFormed(title)).slice(0, LONGEST_TITLE).trim() || 'Tanpa judul';
}

/** Turns an item into a content of a site, carrying the uploads that it shows and noting what is lost. */
export async function prepareItem(judged: JudgedItem, preparing: Preparing): Promise<PreparedItem> {
  const { item, kind } = judged;
  const { survey, report, timeZone, now } = preparing;
  const title = titleOf(item);
  const [found, cover] = [await findUploads(item, preparing), await findCover(item, preparing)];
  const converted = convertHtml(wellFormed(item.html), {
    pathOf: (postId) => survey.uploads.get(postId) ?? null,
    hrefOf: (path) => found.get(path)?.href ?? null,
  });
  for (const address of converted.droppedPictures) report.note('picture', title, address);
  for (const frame of converted.droppedFrames) report.note('frame', title, frame);
  for (const name of converted.droppedShortcodes) report.note('shortcode', title, name);
  if (`${item.title}${item.html}`.includes('\ufffd')) report.note('encoding', title);
  const isHeld = [...found.values(), cover].some((one) => (one?.personalData ?? 0) > 0);
  const draftFor = judged.draftFor ?? (isHeld ? 'file-personal-data' : null);
  if (draftFor) report.note(draftFor, title, draftFor === 'not-published' ? item.status : '');
  const author = survey.authors.get(item.author) ?? '';
  const content = {
    ...{ kind, title, summary: summaryOf(item), html: withCredit(converted.html, author) },
    ...{ slug: slugOfItem(item), key: item.postId, isPublic: draftFor === null },
    ...{ writtenAt: writtenAt(item, timeZone, now), coverFileId: cover?.isPicture ? cover.fileId : null },
    oldAddresses: [item.link, `/?p=${item.postId}`, `/?page_id=${item.postId}`],
    note: `WordPress ${item.postId}`,
  };
  const lost = converted.droppedPictures.filter((address) => uploadPath(address) !== null).length;
  return { content, missing: lost + (cover === null && hasCover(item, survey) ? 1 : 0) };
}

async function findUploads(item: ExportItem, { survey, attachments }: Preparing) {
  const paths = new Set<string>();
  convertHtml(wellFormed(item.html), {
    pathOf: (postId) => survey.uploads.get(postId) ?? null,
    hrefOf: (path) => {
      paths.add(path);
      return null;
    },
  });
  const found = new Map<string, Attachment>();
  for (const path of paths) {
    const attachment = await attachments.find(path);
    if (attachment) found.set(path, attachment);
  }
  return found;
}

function hasCover({ meta }: ExportItem, { uploads }: Survey): boolean {
  return uploads.has(meta.get('_thumbnail_id') ?? '');
}

async function findCover(item: ExportItem, { survey, attachments, report }: Preparing): Promise<Attachment | null> {
  const path = survey.uploads.get(item.meta.get('_thumbnail_id') ?? '');
  if (path === undefined) return null;
  const cover = await attachments.find(path);
  if (cover === null) report.note('picture', titleOf(item), path);
  return cover;
}

function summaryOf({ excerpt }: ExportItem): string {
  return plainText(wellFormed(excerpt)).slice(0, LONGEST_SUMMARY).trim();
}

function slugOfItem({ slug }: ExportItem): string {
  try {
    return decodeURIComponent(slug).toWellFormed();
  } catch {
    return '';
  }
}

function withCredit(html: string, author: string): string {
  if (author === '') return html;
  const name = wellFormed(author).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `${html}\n<p><em>Penulis: ${name}</em></p>`;
}

/** PostgreSQL keeps neither NUL nor halves of characters. */
function wellFormed(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}
