import type { Flash } from '../../../platform/http/flash.ts';
import { formatDateTime } from '../../../platform/ui/format.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import type { ContentId } from '../content.ts';
import type { TypedContent } from './content-form.ts';
import { editTexts } from './views/edit-texts.ts';
import { writeTexts } from './views/write-texts.ts';

/** A content as it stood before it was saved: undoing leads back there. */
export interface Before {
  /** Null for a new content. */
  readonly version: number | null;
  readonly publishedVersion: number | null;
  /** Whoever began a content may take its submission back. */
  readonly isAuthor: boolean;
}

/** What to say after saving, with the way back where there is one. */
export function savedFlash(
  { language, timeZone }: { readonly language: Language; readonly timeZone: string },
  id: ContentId,
  typed: TypedContent,
  before: Before,
): Flash {
  const words = writeTexts(language);
  const label = editTexts(language).undo;
  const undo = (path: string) => ({ undo: { action: `/meja/isi/${id}/${path}`, label } });
  switch (typed.next) {
    case 'publish':
      return { text: words.published, ...undo(unpublishPath(before.publishedVersion)) };
    case 'submit':
      return { text: words.submitted, ...(before.isAuthor && undo('kembalikan')) };
    case 'schedule': {
      const when = typed.publishAt === null ? '' : formatDateTime(typed.publishAt, timeZone, language);
      return { text: words.scheduled(when), ...undo('kembalikan') };
    }
    case 'save':
      return { text: words.saved, ...(before.version !== null && undo(`pulihkan?versi=${before.version}`)) };
  }
}

/** Undoing a publication: back to what the public read before, or off the site when it read nothing. */
export function unpublishPath(publishedBefore: number | null): string {
  return publishedBefore === null ? 'arsipkan' : `pulihkan?versi=${publishedBefore}&terbitkan=ya`;
}
