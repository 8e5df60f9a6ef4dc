import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { Prose } from '../../../../platform/ui/prose.tsx';
import { TextAreaField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { editTexts } from './edit-texts.ts';
import { type ComparedPart, ComparedParts } from './versions-page.tsx';

interface ReviewPageProps {
  readonly language: Language;
  readonly contentId: string;
  readonly title: string;
  readonly siteTitle: string;
  /** Who submitted it and when, in words; null when unknown. */
  readonly submitted: { readonly name: string; readonly when: string } | null;
  /** The version under review against the published one; against nothing when it was never published. */
  readonly parts: readonly ComparedPart[];
  readonly isNew: boolean;
  /** The cleaned text as the public would read it. */
  readonly sanitizedHtml: string;
  readonly form: FormState;
  readonly submissionKey: string;
  readonly version: number;
  /** False when it stands elsewhere by now, as when a colleague was faster. */
  readonly isWaiting: boolean;
  readonly mayPublish: boolean;
}

/** Reading what was submitted, then publishing it or giving it back. */
export function ReviewPage(props: ReviewPageProps): VNode {
  const { language, contentId, submitted } = props;
  const words = editTexts(language);
  const edit = (
    <ButtonLink href={`/meja/isi/${contentId}`} kind="secondary" icon="pencil">
      {words.edit}
    </ButtonLink>
  );
  return (
    <>
      <PageHeading
        title={props.title}
        overline={`${words.reviewTitle} · ${props.siteTitle}`}
        lead={submitted ? words.submittedBy(submitted.name, submitted.when) : words.reviewLead}
        actions={edit}
      />
      <div class="space-y-8">
        <ErrorSummary language={language} errors={props.form.errors} />
        {props.isWaiting ? <Verdict {...props} /> : <Notice tone="notice">{words.notReviewable}</Notice>}
        <section aria-labelledby="perubahan">
          <h2 id="perubahan" class="text-xl">
            {words.changesToPublished}
          </h2>
          {props.isNew ? (
            <p class="mt-2 text-muted">{words.newContent}</p>
          ) : (
            <ComparedParts language={language} parts={props.parts} />
          )}
        </section>
        <section aria-labelledby="teks-lengkap">
          <h2 id="teks-lengkap" class="mb-3 text-xl">
            {words.fullText}
          </h2>
          <div class="surface p-6">
            <Prose sanitizedHtml={props.sanitizedHtml} />
          </div>
        </section>
      </div>
    </>
  );
}

function Verdict({ language, contentId, form, submissionKey, version, mayPublish }: ReviewPageProps): VNode {
  const words = editTexts(language);
  return (
    <div class="surface space-y-6 p-6">
      {mayPublish ? (
        <form method="post" action={`/meja/isi/${contentId}/terbitkan`}>
          <input type="hidden" name="versi" value={version} />
          <Button icon="check">{words.approve}</Button>
        </form>
      ) : (
        <p>{words.noPublish}</p>
      )}
      <form method="post" action={`/meja/isi/${contentId}/kembalikan`} class="space-y-4 border-t border-base-300 pt-6">
        <input type="hidden" name="kunci" value={submissionKey} />
        <input type="hidden" name="asal" value="periksa" />
        <TextAreaField
          language={language}
          form={form}
          name="alasan"
          label={words.reason}
          hint={words.reasonHint}
          rows={3}
          maxLength={1000}
        />
        <Button kind="secondary" icon="undo-2">
          {words.giveBack}
        </Button>
      </form>
    </div>
  );
}
