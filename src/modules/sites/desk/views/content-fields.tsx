import type { VNode } from 'preact';
import { CheckboxField } from '../../../../platform/ui/choice-field.tsx';
import { DateField } from '../../../../platform/ui/date-field.tsx';
import { FileField } from '../../../../platform/ui/file-field.tsx';
import { type FormState, fieldId } from '../../../../platform/ui/form-state.ts';
import { TextAreaField, TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { ContentKind } from '../../content.ts';
import type { QuotableFact } from '../fact-queries.ts';
import { TextEditor } from './text-editor.tsx';
import { writeTexts } from './write-texts.ts';

/** A file that is already kept, as the form shows it. */
export interface KeptFile {
  readonly fileId: string;
  /** Address at which it can be seen; null when only its name is known. */
  readonly href: string | null;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
}

export interface ContentFieldsProps {
  readonly language: Language;
  readonly form: FormState;
  readonly kind: ContentKind;
  /** `WIB`, `WITA`, `WIT`: the clock of the dates. */
  readonly zoneName: string;
  readonly facts: readonly QuotableFact[];
  /** Kept files by their id: cover, attachments and pictures. */
  readonly kept: Readonly<Record<string, KeptFile>>;
  readonly mayWarn: boolean;
}

/** All fields of a content of this kind. */
export function ContentFields(props: ContentFieldsProps): VNode {
  const { language, form, kind } = props;
  const words = writeTexts(language);
  return (
    <>
      <TextField
        language={language}
        form={form}
        name="judul"
        label={words.title}
        hint={words.titleHint}
        maxLength={200}
      />
      <TextAreaField
        language={language}
        form={form}
        name="ringkasan"
        label={words.summary}
        hint={words.summaryHint}
        rows={2}
        maxLength={500}
        isOptional
      />
      {kind === 'agenda' && <AgendaFields {...props} />}
      <TextEditor language={language} form={form} facts={props.facts} />
      {kind === 'document' && <Attachments {...props} />}
      {kind === 'photo' && <Album {...props} />}
      {kind === 'announcement' && props.mayWarn && <WarningFields {...props} />}
      {kind !== 'document' && <Cover {...props} />}
    </>
  );
}

function AgendaFields({ language, form, zoneName }: ContentFieldsProps): VNode {
  const words = writeTexts(language);
  const shared = { language, form, hint: words.zone(zoneName), isOptional: true, withTime: true };
  return (
    <>
      <div class="grid gap-6 sm:grid-cols-2">
        <DateField {...shared} name="mulai" label={words.startsAt} />
        <DateField {...shared} name="selesai" label={words.endsAt} />
      </div>
      <TextField language={language} form={form} name="tempat" label={words.place} maxLength={500} isOptional />
    </>
  );
}

function WarningFields({ language, form, zoneName }: ContentFieldsProps): VNode {
  const words = writeTexts(language);
  const shared = { language, form, isOptional: true, rows: 2, maxLength: 500 };
  return (
    <details class="surface p-4" open={form.values.peringatan === 'ya'}>
      <summary class="min-h-11 content-center font-semibold">{words.warningGroup}</summary>
      <div class="mt-2 space-y-6">
        <p class="max-w-text text-muted">{words.warningLead}</p>
        <CheckboxField language={language} form={form} name="peringatan" label={words.isWarning} isOptional />
        <TextAreaField {...shared} name="bahaya" label={words.danger} />
        <TextAreaField {...shared} name="terdampak" label={words.affected} />
        <TextAreaField {...shared} name="hindari" label={words.avoid} />
        <TextAreaField {...shared} name="bantuan" label={words.help} />
        <DateField
          language={language}
          form={form}
          name="berakhir"
          label={words.warningEnds}
          hint={words.zone(zoneName)}
          isOptional
          withTime
        />
      </div>
    </details>
  );
}

const IMAGE_TYPES = 'image/jpeg,image/png,image/webp,image/avif';

function Cover({ language, form, kept }: ContentFieldsProps): VNode {
  const words = writeTexts(language);
  const coverId = form.values.sampulId ?? '';
  const cover = kept[coverId];
  return (
    <div>
      <FileField
        language={language}
        form={form}
        name="sampul"
        label={words.cover}
        hint={words.coverHint}
        accept={IMAGE_TYPES}
        isOptional
      />
      <input type="hidden" name="sampulId" value={coverId} />
      {cover?.href && (
        <div class="mt-3 flex flex-wrap items-center gap-4">
          <Thumbnail file={cover} alt={words.coverKept} />
          <CheckboxField language={language} form={form} name="hapusSampul" label={words.removeCover} isOptional />
        </div>
      )}
    </div>
  );
}

function Attachments({ language, form, kept }: ContentFieldsProps): VNode {
  const words = writeTexts(language);
  const ids = listed(form, 'lampiran');
  return (
    <div class="space-y-4">
      {ids.length > 0 && <p class="font-semibold">{words.keptFiles}</p>}
      {ids.map((fileId, at) => (
        <div key={fileId} class="surface p-4">
          <input type="hidden" name="lampiran" value={fileId} />
          <TextField
            language={language}
            form={form}
            name={`nama-${fileId}`}
            label={words.fileName(at + 1)}
            maxLength={200}
          />
          <div class="mt-1 flex flex-wrap items-center gap-4">
            <RemoveBox language={language} form={form} fileId={fileId} />
            {kept[fileId]?.href && (
              <a class="target text-primary" href={kept[fileId].href}>
                {form.values[`nama-${fileId}`]}
              </a>
            )}
          </div>
        </div>
      ))}
      <FileField
        language={language}
        form={form}
        name="berkas"
        label={words.files}
        hint={words.filesHint}
        isOptional
        isMultiple
      />
    </div>
  );
}

function Album({ language, form, kept }: ContentFieldsProps): VNode {
  const words = writeTexts(language);
  const ids = listed(form, 'gambar');
  return (
    <div class="space-y-4">
      {ids.length > 0 && <p class="font-semibold">{words.keptPictures}</p>}
      {ids.map((fileId, at) => (
        <div key={fileId} class="surface flex flex-wrap gap-4 p-4">
          <input type="hidden" name="gambar" value={fileId} />
          {kept[fileId] && <Thumbnail file={kept[fileId]} alt="" />}
          <div class="min-w-0 flex-1 basis-60">
            <TextField
              language={language}
              form={form}
              name={`alt-${fileId}`}
              label={words.pictureAlt(at + 1)}
              hint={words.pictureAltHint}
              maxLength={200}
              isOptional
            />
            <RemoveBox language={language} form={form} fileId={fileId} />
          </div>
        </div>
      ))}
      <FileField
        language={language}
        form={form}
        name="foto"
        label={words.pictures}
        hint={words.picturesHint}
        accept={IMAGE_TYPES}
        isOptional
        isMultiple
      />
    </div>
  );
}

interface RemoveBoxProps {
  readonly language: Language;
  readonly form: FormState;
  readonly fileId: string;
}

function RemoveBox({ language, form, fileId }: RemoveBoxProps): VNode {
  const id = `${fieldId('buang')}-${fileId}`;
  return (
    <span class="flex min-h-11 items-center gap-3">
      <input
        id={id}
        type="checkbox"
        name="buang"
        value={fileId}
        checked={listed(form, 'buang').includes(fileId)}
        class="checkbox bg-base-100"
      />
      <label for={id} class="cursor-pointer py-2">
        {writeTexts(language).remove}
      </label>
    </span>
  );
}

function Thumbnail({ file, alt }: { readonly file: KeptFile; readonly alt: string }): VNode | null {
  if (file.href === null) return null;
  return (
    <img
      src={file.href}
      alt={alt}
      width={file.widthPx ?? 160}
      height={file.heightPx ?? 120}
      loading="lazy"
      class="h-auto w-40 rounded-box bg-base-300 object-cover"
    />
  );
}

function listed(form: FormState, name: string): readonly string[] {
  return (form.values[name] ?? '').split('\n').filter((value) => value !== '');
}
