import type { Tx } from '../../../platform/database/database.ts';
import { type FileId, listFilesById, type StoredFile } from '../../../platform/files/files.ts';
import type { FormValues } from '../../../platform/ui/form-state.ts';
import type { AttachedFile, AttachedPicture, ContentFacts, ContentKind } from '../content.ts';
import type { TypedContent } from './content-form.ts';
import { deskFileHref } from './uploads.ts';
import type { KeptFile } from './views/content-fields.tsx';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The files that a form names, by their id; unknown ones are left out. One query. */
export async function filesOf(tx: Tx, values: FormValues): Promise<ReadonlyMap<string, StoredFile>> {
  const named = ['sampulId', 'lampiran', 'gambar'].flatMap((name) => (values[name] ?? '').split('\n'));
  const ids = [...new Set(named)].filter((id) => UUID.test(id)) as FileId[];
  const files = await listFilesById(tx, ids);
  return new Map(files.map((file) => [file.id, file]));
}

/** The same files as the form shows them. */
export function keptFiles(files: ReadonlyMap<string, StoredFile>): Readonly<Record<string, KeptFile>> {
  return Object.fromEntries(
    [...files.values()].map((file) => [
      file.id,
      { fileId: file.id, href: deskFileHref(file), widthPx: file.widthPx, heightPx: file.heightPx },
    ]),
  );
}

/** The fields of one kind only, as they are kept; files that are not there are dropped. */
export function factsOf(kind: ContentKind, typed: TypedContent, files: ReadonlyMap<string, StoredFile>): ContentFacts {
  if (kind === 'agenda') return typed.location === '' ? {} : { location: typed.location };
  if (kind === 'document')
    return { files: typed.files.flatMap(({ fileId, name }) => attached(files.get(fileId), name)) };
  if (kind === 'photo')
    return { pictures: typed.pictures.flatMap(({ fileId, alt }) => pictured(files.get(fileId), alt)) };
  return kind === 'announcement' && typed.isWarning ? { warning: typed.warning } : {};
}

function attached(file: StoredFile | undefined, name: string): readonly AttachedFile[] {
  if (!file) return [];
  return [
    { fileId: file.id, name: name === '' ? file.name : name, mimeType: file.mimeType, sizeBytes: file.sizeBytes },
  ];
}

function pictured(file: StoredFile | undefined, alt: string): readonly AttachedPicture[] {
  if (file?.kind !== 'image') return [];
  return [{ fileId: file.id, alt, widthPx: file.widthPx ?? 0, heightPx: file.heightPx ?? 0 }];
}
