import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { formatNumber } from '../../../../platform/ui/format.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextAreaField, TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { StoredAnswer } from '../answer-queries.ts';
import { answerTexts } from '../answer-texts.ts';
import { ANSWERS_PATH } from './answer-pages.tsx';

/** Where the answer of a request is published. */
export function publishHref(caseId: string): string {
  return `/meja/ppid/jawaban/${caseId}`;
}

interface AnswerDeskProps {
  readonly language: Language;
  readonly caseId: string;
  /** Null before it was published. */
  readonly published: StoredAnswer | null;
  readonly form: FormState;
}

/** Publishing an answer without the one who asked, correcting it, and taking it back. */
export function AnswerDesk({ language, caseId, published, form }: AnswerDeskProps): VNode {
  const words = answerTexts(language);
  const { fields } = words;
  const shared = { language, form };
  const path = publishHref(caseId);
  return (
    <>
      <PageHeading
        title={words.formTitle}
        lead={words.formLead}
        actions={published && <Standing {...{ language, published }} />}
      />
      <ErrorSummary language={language} errors={form.errors} />
      <form method="post" action={path} class="max-w-text space-y-6" noValidate>
        <TextField {...shared} name="judul" label={fields.title} maxLength={200} />
        <TextAreaField {...shared} name="pertanyaan" label={fields.question} rows={6} maxLength={20_000} />
        <TextAreaField {...shared} name="jawaban" label={fields.answer} rows={10} maxLength={20_000} />
        <Button icon="globe">{published ? words.save : words.send}</Button>
      </form>
      {published?.isPublic && (
        <form method="post" action={`${path}/tarik`} class="mt-10 max-w-text space-y-4" noValidate>
          <h2 class="text-xl">{words.withdrawTitle}</h2>
          <p class="text-muted">{words.withdrawText}</p>
          <TextField {...shared} name="alasan" label={words.reason} maxLength={500} />
          <Button kind="danger">{words.withdraw}</Button>
        </form>
      )}
      {published && !published.isPublic && (
        <form method="post" action={`${path}/terbit-lagi`} class="mt-10">
          <Button kind="secondary">{words.undo}</Button>
        </form>
      )}
    </>
  );
}

function Standing({ language, published }: { readonly language: Language; readonly published: StoredAnswer }): VNode {
  const words = answerTexts(language);
  if (!published.isPublic) return <p>{words.withdrawn}</p>;
  return (
    <>
      <ButtonLink kind="secondary" icon="external-link" href={`${ANSWERS_PATH}/${published.number}`}>
        {words.see}
      </ButtonLink>
      <p class="self-center text-muted">{words.uses(formatNumber(published.uses, language))}</p>
    </>
  );
}
