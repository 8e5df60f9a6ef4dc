import type { FormValues } from '../../../platform/ui/form-state.ts';
import type { DeskContent } from './content-queries.ts';
import { toFormText } from './plain-text.ts';

/** The fields of the form as a content fills them; moments on the clock of the zone (IANA name). */
export function valuesOf(content: DeskContent, timeZone: string): FormValues {
  const { facts } = content;
  const { form, text } = toFormText(content.sourceHtml);
  const pictures = facts.pictures ?? [];
  const files = facts.files ?? [];
  return {
    versi: String(content.latestVersion),
    judul: content.title,
    ringkasan: content.summary,
    teks: text,
    bentuk: form,
    tempat: facts.location ?? '',
    mulai: momentField(content.startsAt, timeZone),
    selesai: content.willWarn ? '' : momentField(content.endsAt, timeZone),
    berakhir: content.willWarn ? momentField(content.endsAt, timeZone) : '',
    terbitPada: momentField(content.publishAt, timeZone),
    peringatan: content.willWarn ? 'ya' : '',
    bahaya: facts.warning?.danger ?? '',
    terdampak: facts.warning?.affected ?? '',
    hindari: facts.warning?.avoid ?? '',
    bantuan: facts.warning?.help ?? '',
    sampulId: content.coverFileId ?? '',
    lampiran: files.map(({ fileId }) => fileId).join('\n'),
    gambar: pictures.map(({ fileId }) => fileId).join('\n'),
    ...Object.fromEntries(files.map(({ fileId, name }) => [`nama-${fileId}`, name])),
    ...Object.fromEntries(pictures.map(({ fileId, alt }) => [`alt-${fileId}`, alt])),
  };
}

/** A moment as a `datetime-local` field holds it; empty for none. */
export function momentField(instant: Temporal.Instant | null, timeZone: string): string {
  if (instant === null) return '';
  return instant.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}
