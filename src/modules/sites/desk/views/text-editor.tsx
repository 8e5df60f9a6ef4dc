import type { VNode } from 'preact';
import { described, Field } from '../../../../platform/ui/field.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { QuotableFact } from '../fact-queries.ts';
import { editorWords } from './editor-words.ts';
import { writeTexts } from './write-texts.ts';

interface TextEditorProps {
  readonly language: Language;
  readonly form: FormState;
  readonly facts: readonly QuotableFact[];
}

/** The text of a content: a plain field that the editor takes over where scripts run. */
export function TextEditor({ language, form, facts }: TextEditorProps): VNode {
  const words = writeTexts(language);
  const isHtml = form.values.bentuk === 'html';
  const hint = isHtml ? words.htmlHint : words.plainHint;
  const field = { language, form, name: 'teks', label: words.text };
  return (
    <div data-island="editor" data-upload="/meja/unggah" data-words={JSON.stringify(editorWords(language))}>
      <input type="hidden" name="bentuk" value={isHtml ? 'html' : 'plain'} />
      <Field {...field} isOptional>
        <textarea {...described(field)} name="teks" rows={16} class="textarea w-full bg-base-100 leading-normal">
          {`\n${form.values.teks ?? ''}`}
        </textarea>
        <p data-plain-hint="" class="mt-1 text-[0.9375em] text-muted">
          {hint}
        </p>
      </Field>
      {facts.length > 0 && <FactHelp language={language} facts={facts} />}
    </div>
  );
}

function FactHelp({ language, facts }: Omit<TextEditorProps, 'form'>): VNode {
  const words = writeTexts(language);
  return (
    <details class="mt-3">
      <summary class="min-h-11 content-center text-primary">{words.facts}</summary>
      <p class="text-muted">{words.factsHint}</p>
      <ul class="mt-2 divide-y divide-base-300 border-y border-base-300">
        {facts.map(({ key, label, value }) => (
          <li key={key} data-fact={`{{fakta:${key}}}`} class="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
            <span class="min-w-0 flex-1">
              {label}: <strong>{value}</strong>
            </span>
            <code class="select-all">{`{{fakta:${key}}}`}</code>
          </li>
        ))}
      </ul>
      <a class="target text-primary" href="/meja/fakta">
        {words.allFacts}
      </a>
    </details>
  );
}
