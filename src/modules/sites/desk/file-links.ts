import type { ContentFacts } from '../content.ts';
import type { KeptFile } from './views/content-fields.tsx';

const THUMBNAIL_PX = 320;

/** Address of a kept picture at the width in which the desk shows it. */
export function thumbnailHref(fileId: string): string {
  return `/berkas/${fileId}/${THUMBNAIL_PX}.webp`;
}

/** The kept files of a content as its form shows them, by their id. */
export function keptFiles(facts: ContentFacts, coverFileId: string | null): Readonly<Record<string, KeptFile>> {
  const cover = coverFileId === null ? [] : [picture(coverFileId, null, null)];
  const pictures = (facts.pictures ?? []).map(({ fileId, widthPx, heightPx }) => picture(fileId, widthPx, heightPx));
  const files = (facts.files ?? []).map(({ fileId, name }) => ({
    ...{ fileId, href: `/berkas/${fileId}/${encodeURIComponent(name)}`, widthPx: null, heightPx: null },
  }));
  return Object.fromEntries([...cover, ...pictures, ...files].map((file) => [file.fileId, file]));
}

function picture(fileId: string, widthPx: number | null, heightPx: number | null): KeptFile {
  return { fileId, href: thumbnailHref(fileId), widthPx, heightPx };
}
