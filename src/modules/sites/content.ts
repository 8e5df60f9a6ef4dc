import type { Id } from '../../platform/database/ids.ts';
import type { SiteId } from '../../platform/http/place.ts';
import type { PersonId, UnitId, UnitPath } from '../../platform/identity/actor.ts';

/** Something that a site says. */
export type ContentId = Id<'content'>;

/** The six kinds of content. */
export type ContentKind = 'page' | 'news' | 'announcement' | 'document' | 'agenda' | 'photo';

/** Where a content stands between the first draft and the archive. */
export type ContentState = 'draft' | 'review' | 'scheduled' | 'published' | 'archived';

/** Every kind, in the order in which menus show them. */
export const CONTENT_KINDS: readonly ContentKind[] = ['page', 'news', 'announcement', 'document', 'agenda', 'photo'];

/** The word of each kind in public addresses. A page stands at the root: `/profil`. */
export const KIND_PATH: Readonly<Record<ContentKind, string>> = {
  page: '',
  news: 'berita',
  announcement: 'pengumuman',
  document: 'dokumen',
  agenda: 'agenda',
  photo: 'foto',
};

/** Fields that only some kinds have. */
export interface ContentFacts {
  /** Where an agenda takes place. */
  readonly location?: string;
  /** Files of a document, in order. */
  readonly files?: readonly AttachedFile[];
  /** Pictures of a photo album, in order. */
  readonly pictures?: readonly AttachedPicture[];
  /** The cover as it is drawn; filled in when a content is published. */
  readonly cover?: AttachedPicture;
  /** What a serta-merta warning must say (UU 14/2008 ps. 10). */
  readonly warning?: WarningFacts;
}

/** A file as it is listed: its type and size are told before the click. */
export interface AttachedFile {
  readonly fileId: string;
  /** The last part of its address; filled in when a content is published. */
  readonly fileName?: string;
  readonly name: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
}

/** A picture with the words that stand for it. */
export interface AttachedPicture {
  readonly fileId: string;
  readonly alt: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The parts of an immediate announcement. */
export interface WarningFacts {
  readonly danger: string;
  readonly affected: string;
  readonly avoid: string;
  readonly help: string;
}

/** A content with the version that the desk works on. */
export interface Content {
  readonly id: ContentId;
  readonly siteId: SiteId;
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly kind: ContentKind;
  readonly slug: string;
  readonly state: ContentState;
  readonly latestVersion: number;
  /** Null while the public sees nothing of it. */
  readonly publishedVersion: number | null;
  readonly isWarning: boolean;
  readonly isPinned: boolean;
  readonly startsAt: Temporal.Instant | null;
  readonly endsAt: Temporal.Instant | null;
  readonly publishAt: Temporal.Instant | null;
  readonly publishedAt: Temporal.Instant | null;
  readonly createdBy: PersonId;
}

/** What a person writes. */
export interface WrittenContent {
  readonly title: string;
  readonly summary: string;
  /** As the editor or the form made it; cleaned here. Shared facts stand as `{{fakta:kunci}}`. */
  readonly html: string;
  readonly facts: ContentFacts;
  readonly coverFileId: string | null;
  /** An immediate announcement (*serta-merta*); only for the kind `announcement`. */
  readonly isWarning: boolean;
  /** When an agenda or a warning begins and ends; null leaves it open. */
  readonly startsAt: Temporal.Instant | null;
  readonly endsAt: Temporal.Instant | null;
  /** What was changed, for the list of versions. */
  readonly note: string;
}

/** The public address of a content on its site. */
export function contentPath(content: { readonly kind: ContentKind; readonly slug: string }): string {
  const folder = KIND_PATH[content.kind];
  return folder === '' ? `/${content.slug}` : `/${folder}/${content.slug}`;
}

/** Words at the root of a site that belong to the platform, so that no page may take them. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  ...['berita', 'pengumuman', 'dokumen', 'agenda', 'foto', 'cari', 'meja', 'masuk', 'keluar', 'auth', 'aset', 'berkas'],
  ...['layanan', 'informasi-publik', 'aduan', 'data', 'kebijakan', 'galeri', 'pratinjau', 'umpan', 'situs', 'unit'],
  ...['healthz', 'readyz', 'metrics', 'robots', 'sitemap', 'pejabat', 'kontak', 'status', 'peringatan', 'openapi'],
  ...[
    'informasi',
    'terbaru',
    'favicon',
    'kesegaran',
    'status-jaringan',
    'cakupan-jaringan',
    'tanya',
    'lacak',
    'ppid',
    't',
  ],
  'informasi-dikecualikan',
]);

const SLUG_LENGTH = 100;

/** A slug from a title: lower case, ASCII, words joined by hyphens; `isi` when nothing is left of it. */
export function slugOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_LENGTH)
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'isi' : plain;
}
