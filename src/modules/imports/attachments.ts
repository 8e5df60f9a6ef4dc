import { basename } from 'node:path';
import { LRUCache } from 'lru-cache';
import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import { AppError } from '../../platform/errors.ts';
import { type FileId, fileHref, findFile, storeUpload } from '../../platform/files/files.ts';
import { sniff } from '../../platform/files/sniff.ts';
import type { SitePlace } from '../../platform/http/place.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import { examineFile } from '../../platform/privacy/examine-file.ts';
import { addToLibrary } from '../sites/index.ts';
import { findSourceFile, type SourceFile, saveSourceFile } from './queries.ts';
import type { ReportWriter } from './report.ts';

/** An upload as texts lead to it. */
export interface Attachment extends SourceFile {
  readonly href: string;
  readonly isPicture: boolean;
}

/** What a place had at a path: the bytes, nothing, or a reason why what is there cannot be taken. */
export type FoundUpload =
  | { readonly kind: 'found'; readonly bytes: Uint8Array }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly reason: 'file-refused' | 'fetch-failed'; readonly detail: string };

/** Where uploads are looked for: a folder, or the former site itself. */
export interface UploadSource {
  read(path: string): Promise<FoundUpload>;
}

/** Where uploads are looked for, and where they go. */
export interface AttachmentsOptions {
  readonly deps: Pick<ModuleDeps, 'db' | 'files'>;
  readonly place: SitePlace;
  /** In the order in which they are asked. */
  readonly sources: readonly UploadSource[];
  readonly isDryRun: boolean;
  readonly report: ReportWriter;
}

const REMEMBERED = 20_000;
const SIZE_SUFFIX = /-\d{1,5}x\d{1,5}(\.\w+)$/;

/** The path of the full size of a picture, when the path looks like that of a smaller one; else the same path. */
export function fullSizePath(path: string): string {
  return path.replace(SIZE_SUFFIX, '$1');
}

/** Carries uploads over when a text shows them, each once. */
export class Attachments {
  readonly #options: AttachmentsOptions;
  readonly #known = new LRUCache<string, { readonly found: Attachment | null }>({ max: REMEMBERED });

  constructor(options: AttachmentsOptions) {
    this.#options = options;
  }

  /** The upload at a path below the folder, else the full size of the picture of which it is a smaller one. */
  async find(path: string): Promise<Attachment | null> {
    const known = this.#known.get(path);
    if (known) return known.found;
    const full = fullSizePath(path);
    const found = (full === path ? null : await this.#carry(full)) ?? (await this.#carry(path));
    this.#known.set(path, { found });
    return found;
  }

  async #carry(path: string): Promise<Attachment | null> {
    const { deps, place } = this.#options;
    const stored = await inReadOnly(deps.db, place, async (tx) => {
      const source = await findSourceFile(tx, place.siteId, path);
      const file = source && (await findFile(tx, source.fileId));
      return source && file && { ...source, href: fileHref(file), isPicture: file.kind === 'image' };
    });
    return stored ?? this.#take(path);
  }

  async #take(path: string): Promise<Attachment | null> {
    const { isDryRun, report } = this.#options;
    const found = await this.#read(path);
    if (found.kind === 'absent') return null;
    if (found.kind === 'failed') {
      report.note(found.reason, path, found.detail);
      return null;
    }
    report.counts.files += 1;
    if (isDryRun) return { fileId: NO_FILE, personalData: 0, href: `/berkas/${NO_FILE}/berkas`, isPicture: true };
    try {
      return await this.#store(path, found.bytes);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      report.counts.files -= 1;
      report.note('file-refused', path, error.message);
      return null;
    }
  }

  async #read(path: string): Promise<FoundUpload> {
    let last: FoundUpload = { kind: 'absent' };
    for (const source of this.#options.sources) {
      const found = await source.read(path);
      if (found.kind === 'found') return found;
      if (found.kind === 'failed') last = found;
    }
    return last;
  }

  async #store(path: string, bytes: Uint8Array): Promise<Attachment> {
    const { deps, place, report } = this.#options;
    const { kind, mimeType } = await sniff(bytes, basename(path));
    const examined = kind === 'document' ? await examineFile(bytes, mimeType) : null;
    const upload = { bytes: examined?.bytes ?? bytes, fileName: basename(path), uploadedBy: null, isPublic: false };
    const file = await storeUpload(deps.files, deps.db, place, upload);
    const scan = examined?.scan;
    if (scan && scan.outcome !== 'read') report.note('file-unexamined', path);
    const source = { fileId: file.id, personalData: scan?.outcome === 'read' ? scan.findings.length : 0 };
    await inTransaction(deps.db, place, async (tx) => {
      await addToLibrary(tx, file, place.unitPath);
      await saveSourceFile(tx, place.siteId, path, source);
    });
    return { ...source, href: fileHref(file), isPicture: file.kind === 'image' };
  }
}

const NO_FILE = '00000000-0000-0000-0000-000000000000' as FileId;
