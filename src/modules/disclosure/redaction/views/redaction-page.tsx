import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { RefusalArticle } from '../../requests/queries.ts';
import type { Redaction, RedactionBox } from '../redaction.ts';
import { redactionTexts } from '../redaction-texts.ts';
import { BoxList } from './box-list.tsx';
import { MarkForms } from './mark-forms.tsx';

/** What the page of a document shows. */
export interface RedactionPageProps {
  readonly language: Language;
  readonly form: FormState;
  readonly redaction: Redaction;
  readonly boxes: readonly RedactionBox[];
  readonly articles: readonly RefusalArticle[];
  /** Counted from 1. */
  readonly page: number;
  /** Black as it will be, instead of red marks. */
  readonly isResult: boolean;
  readonly submissionKey: string;
}

/** One page of the document beside what is marked on it. */
export function RedactionPage(props: RedactionPageProps): VNode {
  const { language, form, redaction, boxes, submissionKey } = props;
  const words = redactionTexts(language);
  const isSaved = redaction.resultFileId !== null;
  return (
    <>
      <PageHeading title={redaction.name} overline={words.title} />
      <ErrorSummary language={language} errors={form.errors} />
      {isSaved && (
        <Notice tone="success" title={words.saved}>
          <p>{words.savedText}</p>
          <a class="target underline" href={`/meja/ppid/hitamkan/${redaction.id}/hasil.pdf`}>
            {words.openResult}
          </a>
          <form method="post" action={`/meja/ppid/hitamkan/${redaction.id}/versi-baru`} class="mt-2">
            <input type="hidden" name="kunci" value={submissionKey} />
            <Button kind="secondary" icon="copy">
              {words.again}
            </Button>
          </form>
        </Notice>
      )}
      <div class="mt-6 grid gap-6 lg:grid-cols-2 lg:items-start">
        <PagePicture {...props} />
        <div class="min-w-0 space-y-6">
          {!isSaved && <MarkForms {...props} />}
          <BoxList {...props} />
          {!isSaved && boxes.length > 0 && (
            <form method="post" action={`/meja/ppid/hitamkan/${redaction.id}/simpan`} class="space-y-2">
              <p class="text-sm text-muted">{words.saveHint}</p>
              <Button icon="save">{words.save}</Button>
            </form>
          )}
        </div>
      </div>
    </>
  );
}

function PagePicture({ language, redaction, page, isResult }: RedactionPageProps): VNode {
  const words = redactionTexts(language);
  const count = redaction.pages.length;
  const size = redaction.pages[page - 1];
  const view = isResult ? '&lihat=hasil' : '&lihat=tanda';
  const to = (number: number, shown: string) => `/meja/ppid/hitamkan/${redaction.id}?halaman=${number}${shown}`;
  return (
    <section class="min-w-0 space-y-3" aria-label={words.page(page, count)}>
      <div class="flex flex-wrap items-center justify-between gap-2">
        <h2 class="text-xl">{words.page(page, count)}</h2>
        <ButtonLink kind="quiet" icon="eye" href={to(page, isResult ? '&lihat=tanda' : '&lihat=hasil')}>
          {isResult ? words.showMarks : words.showResult}
        </ButtonLink>
      </div>
      <img
        class="h-auto w-full border border-base-300 bg-white"
        src={`/meja/ppid/hitamkan/${redaction.id}/halaman/${page}${isResult ? '?lihat=hasil' : ''}`}
        alt={isResult ? words.resultAlt(page) : words.pageAlt(page)}
        width={size && Math.round(size.width)}
        height={size && Math.round(size.height)}
      />
      <nav class="flex justify-between gap-2" aria-label={words.pageField}>
        {page > 1 ? (
          <ButtonLink kind="secondary" icon="arrow-left" href={to(page - 1, view)}>
            {words.previous}
          </ButtonLink>
        ) : (
          <span />
        )}
        {page < count && (
          <ButtonLink kind="secondary" icon="arrow-right" href={to(page + 1, view)}>
            {words.next}
          </ButtonLink>
        )}
      </nav>
    </section>
  );
}
