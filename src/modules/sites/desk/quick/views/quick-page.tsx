import type { VNode } from 'preact';
import { Button } from '../../../../../platform/ui/button.tsx';
import { ErrorSummary } from '../../../../../platform/ui/error-summary.tsx';
import { FileField } from '../../../../../platform/ui/file-field.tsx';
import type { FormState } from '../../../../../platform/ui/form-state.ts';
import { PageHeading } from '../../../../../platform/ui/page-heading.tsx';
import { TextAreaField, TextField } from '../../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../../platform/ui/texts.ts';
import { quickTexts } from '../texts.ts';

export interface QuickPageProps {
  readonly language: Language;
  readonly form: FormState;
  readonly site: { readonly id: string; readonly title: string };
  /** Fresh for each page shown: a form sent twice counts once. */
  readonly submissionKey: string;
  /** Whether what is sent appears at once, or goes to those who review. */
  readonly mayPublish: boolean;
  /** Whether the person writes for more than one site. */
  readonly hasOtherSites: boolean;
  /** The script that keeps this page on the device. */
  readonly workerHref: string;
}

/** A photo and two lines, from the phone. */
export function QuickPage(props: QuickPageProps): VNode {
  const { language, form, site, mayPublish } = props;
  const words = quickTexts(language);
  return (
    <>
      <PageHeading title={words.title} overline={words.on(site.title)} />
      <p
        data-island="quick-offline"
        data-worker={props.workerHref}
        role="status"
        class="alert alert-warning mb-4"
        hidden
      >
        {words.offline}
      </p>
      {props.hasOtherSites && (
        <a href="/meja/kabar-cepat?pilih=ya" class="target mb-4 text-primary underline">
          {words.otherSite}
        </a>
      )}
      <form
        method="post"
        action={`/meja/kabar-cepat?situs=${site.id}`}
        enctype="multipart/form-data"
        class="space-y-6"
        noValidate
      >
        <ErrorSummary language={language} errors={form.errors} />
        <input type="hidden" name="kunci" value={props.submissionKey} />
        <input type="hidden" name="bentuk" value="plain" />
        <div data-island="shrink-photo">
          <FileField
            language={language}
            form={form}
            name="sampul"
            label={words.photo}
            hint={words.photoHint}
            accept="image/*"
            isOptional
          />
        </div>
        <TextField language={language} form={form} name="judul" label={words.line} maxLength={200} />
        <TextAreaField
          language={language}
          form={form}
          name="isi"
          label={words.text}
          hint={words.textHint}
          rows={3}
          maxLength={5000}
        />
        <Button name="lalu" value={mayPublish ? 'terbitkan' : 'ajukan'} icon={mayPublish ? 'check' : 'send'}>
          {mayPublish ? words.publish : words.submit}
        </Button>
      </form>
    </>
  );
}
