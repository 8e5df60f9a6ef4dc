import { plainText } from '../../sites/index.ts';
import type { Attachment, Attachments } from '../attachments.ts';
import type { IncomingItem, PreparedItem } from '../carry-batch.ts';
import type { ReportWriter } from '../report.ts';
import { convertHtml } from '../text/convert-html.ts';
import { type Article, digestOf, keyOf, slugOf, uploadPath } from './article.ts';
import type { VillageProfile } from './profile.ts';

const LONGEST_TITLE = 200;
const LONGEST_SUMMARY = 300;

/** What articles are prepared with. */
export interface PreparingArticle {
  readonly attachments: Attachments;
  readonly report: ReportWriter;
  readonly now: Temporal.Instant;
}

/** The title of an article without tags; never empty. */
export function titleOf({ title }: Pick<Article, 'title'>): string {
  return plainText(wellFormed(title)).slice(0, LONGEST_TITLE).trim() || 'Tanpa judul';
}

/** Turns an article into a content of a site, carrying the pictures that it shows and noting what is lost. */
export async function prepareArticle(article: Article, preparing: PreparingArticle): Promise<PreparedItem> {
  const { attachments, report, now } = preparing;
  const title = titleOf(article);
  const source = wellFormed(article.html);
  const found = await findUploads(source, attachments);
  const cover = article.picture === null ? null : await attachments.find(article.picture);
  const uploads = { pathOf: () => null, pathIn: uploadPath, hrefOf: (path: string) => found.get(path)?.href ?? null };
  const converted = convertHtml(source, uploads);
  for (const address of converted.droppedPictures) report.note('picture', title, address);
  for (const frame of converted.droppedFrames) report.note('frame', title, frame);
  for (const name of converted.droppedShortcodes) report.note('shortcode', title, name);
  if (article.picture !== null && cover === null) report.note('picture', title, article.picture);
  if (article.isExcerpt) report.note('excerpt', title, article.link);
  const isHeld = [...found.values(), cover].some((one) => (one?.personalData ?? 0) > 0);
  const draftFor = article.isPublic ? (isHeld ? 'file-personal-data' : null) : 'not-published';
  if (draftFor) report.note(draftFor, title);
  const at = article.writtenAt ?? now;
  const lost = converted.droppedPictures.filter((address) => uploadPath(address) !== null).length;
  return {
    content: {
      ...{ kind: 'news' as const, title, summary: article.isExcerpt ? summaryOf(converted.html) : '' },
      html: article.isExcerpt ? withWhole(converted.html, article.link) : converted.html,
      ...{ slug: slugOf(article.path), key: keyOf(article).slice(0, 8), isPublic: draftFor === null },
      ...{ writtenAt: Temporal.Instant.compare(at, now) > 0 ? now : at },
      coverFileId: cover?.isPicture ? cover.fileId : null,
      oldAddresses: [article.link, ...article.otherAddresses].filter((address) => address !== ''),
      note: 'OpenSID',
    },
    missing: lost + (article.picture !== null && cover === null ? 1 : 0),
  };
}

/** The page with what is known of the village. */
export function preparedProfile(profile: VillageProfile, now: Temporal.Instant): IncomingItem {
  const title = `Profil ${profile.name}`.slice(0, LONGEST_TITLE);
  const article = {
    ...{ title, html: profile.html, isExcerpt: false, path: 'profil-desa', link: '', otherAddresses: [] },
    ...{ writtenAt: now, isPublic: true, picture: null, categories: [] },
  };
  const content = {
    ...{ kind: 'page' as const, title, summary: '', html: profile.html, slug: 'profil-desa', key: 'opensid' },
    ...{ isPublic: true, writtenAt: now, coverFileId: null, oldAddresses: [], note: 'OpenSID' },
  };
  const item = { key: keyOf(article), digest: digestOf(article), title };
  return { ...item, prepare: async () => ({ content, missing: 0 }) };
}

async function findUploads(html: string, attachments: Attachments): Promise<ReadonlyMap<string, Attachment>> {
  const paths = new Set<string>();
  const note = (path: string) => {
    paths.add(path);
    return null;
  };
  convertHtml(html, { pathOf: () => null, pathIn: uploadPath, hrefOf: note });
  const found = new Map<string, Attachment>();
  for (const path of paths) {
    const attachment = await attachments.find(path);
    if (attachment) found.set(path, attachment);
  }
  return found;
}

function summaryOf(html: string): string {
  return plainText(html).slice(0, LONGEST_SUMMARY).trim();
}

function withWhole(html: string, link: string): string {
  if (!/^https?:\/\//i.test(link)) return html;
  const address = link.replaceAll('&', '&amp;').replaceAll('"', '%22').replaceAll('<', '%3C');
  return `${html}\n<p><a href="${address}">Baca selengkapnya</a></p>`;
}

/** PostgreSQL keeps neither NUL nor halves of characters. */
function wellFormed(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}
