import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import { FileField } from '../../../../platform/ui/file-field.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { governmentTexts } from '../texts.ts';

interface SettingsPageProps {
  readonly language: Language;
  readonly form: FormState;
  readonly crestForm: FormState;
  readonly crestHref: string | null;
  /** Contrast of the chosen colour on light and dark ground, as text; null for the house colours. */
  readonly contrast: { readonly light: string; readonly dark: string } | null;
  readonly crestLimitBytes: number;
}

/** What a government sets of itself. */
export function SettingsPage(props: SettingsPageProps): VNode {
  const words = governmentTexts(props.language);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <SettingsForm {...props} />
      <CrestForm {...props} />
    </>
  );
}

function SettingsForm({ language, form, contrast }: SettingsPageProps): VNode {
  const words = governmentTexts(language);
  const field = { language, form };
  return (
    <form method="post" action="/meja/pengaturan" class="max-w-text space-y-6" noValidate>
      <ErrorSummary language={language} errors={form.errors} />
      <TextField {...field} name="nama" label={words.name} maxLength={120} />
      <TextField {...field} name="alamat" label={words.address} maxLength={300} isOptional />
      <TextField {...field} name="telepon" label={words.phone} type="tel" width="medium" maxLength={40} isOptional />
      <TextField
        {...field}
        name="whatsapp"
        label={words.whatsapp}
        type="tel"
        width="medium"
        maxLength={40}
        isOptional
      />
      <TextField {...field} name="surel" label={words.email} type="email" width="medium" maxLength={254} isOptional />
      <TextField
        {...field}
        name="warna"
        label={words.hue}
        hint={words.hueHint}
        inputmode="numeric"
        width="short"
        maxLength={3}
        isOptional
      />
      <p class="text-muted">
        {words.contrast}: {contrast ? words.contrastOn(contrast.light, contrast.dark) : words.houseColours}
      </p>
      <Button icon="save">{words.save}</Button>
    </form>
  );
}

function CrestForm({ language, crestForm, crestHref, crestLimitBytes }: SettingsPageProps): VNode {
  const words = governmentTexts(language);
  return (
    <section class="mt-12 max-w-text">
      <h2 class="text-xl">{words.crest}</h2>
      {crestHref ? (
        <div class="my-4 flex items-center gap-6">
          <img src={crestHref} alt={words.crestNow} width="112" height="112" class="size-28 object-contain" />
          <form method="post" action="/meja/pengaturan/lambang/hapus">
            <Button kind="secondary" icon="trash-2">
              {words.removeCrest}
            </Button>
          </form>
        </div>
      ) : (
        <p class="my-4 text-muted">{words.noCrest}</p>
      )}
      <form method="post" action="/meja/pengaturan/lambang" enctype="multipart/form-data" class="space-y-6" noValidate>
        <ErrorSummary language={language} errors={crestForm.errors} />
        <FileField
          language={language}
          form={crestForm}
          name="lambang"
          label={words.crestField}
          hint={words.crestLead}
          accept="image/png,image/webp,image/jpeg"
          maxSizeBytes={crestLimitBytes}
        />
        <Button icon="upload">{words.upload}</Button>
      </form>
    </section>
  );
}
