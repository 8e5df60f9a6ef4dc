import type { ComponentChildren, VNode } from 'preact';
import { defineTexts, type Language } from '../../../platform/ui/texts.ts';
import { UPLOAD_FIELD } from './upload-field.ts';

const texts = defineTexts({
  id: {
    going: 'Mengunggah {nama}: {persen}%',
    waiting: 'Sambungan terputus pada {persen}%. Dilanjutkan begitu tersambung.',
    done: '{nama} sudah terunggah.',
    failed: 'Berkas ini tidak dapat diunggah. Pilih berkas lain atau kirim tanpa berkas.',
  },
  en: {
    going: 'Uploading {nama}: {persen}%',
    waiting: 'The link broke at {persen}%. It goes on as soon as there is one.',
    done: '{nama} is uploaded.',
    failed: 'This file cannot be uploaded. Choose another one, or send without it.',
  },
});

interface ResumableFieldProps {
  readonly language: Language;
  /** The key of the form, or the id of the case on whose page it stands: only that form can use the upload. */
  readonly formKey: string;
  /** Stands before the name of the field that carries the upload, where several forms share a page. */
  readonly prefix?: string;
  /** The field of the file. */
  readonly children: ComponentChildren;
}

/** A file field whose large files are sent in pieces ahead of the form; without scripts the form sends them whole. */
export function ResumableField({ language, formKey, prefix = '', children }: ResumableFieldProps): VNode {
  return (
    <div
      data-island="resumable"
      data-key={formKey}
      data-field={`${prefix}${UPLOAD_FIELD}`}
      data-words={JSON.stringify(texts(language))}
    >
      {children}
      <p data-status role="status" class="mt-2 text-sm text-muted empty:hidden" />
    </div>
  );
}
