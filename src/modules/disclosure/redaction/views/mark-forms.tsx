import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { SelectField } from '../../../../platform/ui/choice-field.tsx';
import { Icon } from '../../../../platform/ui/icon.tsx';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { TextAreaField, TextField } from '../../../../platform/ui/text-field.tsx';
import { redactionTexts } from '../redaction-texts.ts';
import type { RedactionPageProps } from './redaction-page.tsx';

/** The ways in which something is marked: numbers of persons at once, by words, by place. */
export function MarkForms(props: RedactionPageProps): VNode {
  const { language, redaction } = props;
  const words = redactionTexts(language);
  const address = `/meja/ppid/hitamkan/${redaction.id}`;
  return (
    <>
      {redaction.personalCount > 0 && (
        <form method="post" action={`${address}/pribadi`} class="surface space-y-3 p-4 sm:p-6">
          <p>{words.personal(redaction.personalCount)}</p>
          <Button kind="secondary" icon="id-card">
            {words.addPersonal}
          </Button>
        </form>
      )}
      {redaction.hasText ? <ByWord {...props} /> : <Notice tone="notice">{words.noText}</Notice>}
      <ByPlace {...props} />
    </>
  );
}

function ByWord(props: RedactionPageProps): VNode {
  const { language, form, redaction } = props;
  const words = redactionTexts(language);
  return (
    <form
      method="post"
      action={`/meja/ppid/hitamkan/${redaction.id}/kata`}
      class="surface space-y-4 p-4 sm:p-6"
      noValidate
    >
      <h2 class="text-xl">{words.byWord}</h2>
      <TextAreaField
        {...{ language, form, name: 'kata', label: words.words, hint: words.wordsHint, rows: 3, maxLength: 2000 }}
      />
      <ArticleField {...props} name="pasalKata" />
      <Button kind="secondary" icon="search">
        {words.addWords}
      </Button>
    </form>
  );
}

function ByPlace(props: RedactionPageProps): VNode {
  const { language, form, redaction } = props;
  const words = redactionTexts(language);
  const shared = { language, form, width: 'short', maxLength: 6 } as const;
  const isOpen = !redaction.hasText || form.errors.lebar !== undefined || form.errors.halaman !== undefined;
  return (
    <details class="group surface p-4 sm:p-6" open={isOpen}>
      <summary class="flex min-h-11 cursor-pointer list-none items-center justify-between gap-2 font-semibold [&::-webkit-details-marker]:hidden">
        {words.byPlace}
        <Icon name="chevron-down" class="group-open:rotate-180" />
      </summary>
      <form method="post" action={`/meja/ppid/hitamkan/${redaction.id}/kotak`} class="mt-3 space-y-4" noValidate>
        <p class="text-muted">{words.placeHint}</p>
        <div class="grid grid-cols-2 gap-4 sm:grid-cols-3">
          <TextField {...shared} name="halaman" label={words.pageField} inputmode="numeric" />
          <TextField {...shared} name="kiri" label={words.left} inputmode="decimal" />
          <TextField {...shared} name="atas" label={words.top} inputmode="decimal" />
          <TextField {...shared} name="lebar" label={words.wide} inputmode="decimal" />
          <TextField {...shared} name="tinggi" label={words.high} inputmode="decimal" />
        </div>
        <ArticleField {...props} name="pasalKotak" />
        <Button kind="secondary" icon="plus">
          {words.addBox}
        </Button>
      </form>
    </details>
  );
}

function ArticleField({ language, form, articles, name }: RedactionPageProps & { readonly name: string }): VNode {
  const words = redactionTexts(language);
  const choices = articles.map(({ code, text }) => ({ value: code, label: `${code}. ${text[language]}` }));
  return <SelectField {...{ language, form, name, label: words.article, choices }} />;
}
