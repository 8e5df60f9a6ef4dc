import type { VNode } from 'preact';
import { formatFileSize } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Language } from '../../ui/texts.ts';
import { fileHref, type StoredFile } from '../files.ts';
import { typeName } from '../type-name.ts';

interface DocumentLinkProps {
  readonly file: Pick<StoredFile, 'id' | 'name' | 'mimeType' | 'sizeBytes'>;
  /** What the document is, in words; the file's name where nobody gave it a title. */
  readonly title: string;
  readonly language: Language;
}

/** A document with its type and size, so that nobody on a slow link starts a download unawares. */
export function DocumentLink({ file, title, language }: DocumentLinkProps): VNode {
  return (
    <a href={fileHref(file)} class="surface flex min-h-14 items-center gap-4 px-4 py-2 hover:border-primary">
      <Icon name="download" class="shrink-0 text-primary" />
      <span class="min-w-0">
        <span class="block font-semibold [overflow-wrap:anywhere]">{title === '' ? file.name : title}</span>
        <span class="block text-base text-muted">
          {typeName(file.mimeType)}, {formatFileSize(file.sizeBytes, language)}
        </span>
      </span>
    </a>
  );
}
