import { Fragment, type VNode } from 'preact';
import { CheckboxListField, RadioField } from '../../../../platform/ui/choice-field.tsx';
import { FileField } from '../../../../platform/ui/file-field.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { TextAreaField, TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { partName } from '../../../cases/index.ts';
import { copyName, type RedactedCopy } from '../../redaction/redaction.ts';
import { redactionTexts } from '../../redaction/redaction-texts.ts';
import type { RefusalArticle } from '../queries.ts';
import { OUTCOMES } from '../request.ts';
import { requestTexts } from '../request-texts.ts';

interface DecisionFieldsProps {
  readonly language: Language;
  readonly form: FormState;
  readonly articles: readonly RefusalArticle[];
  readonly copies: readonly RedactedCopy[];
}

const named = (name: string) => partName('answer', name);

/** The whole decision on one screen: outcome, ground, explanation, fee, letter, answer. */
export function DecisionFields({ language, form, articles, copies }: DecisionFieldsProps): VNode {
  const words = requestTexts(language);
  const shared = { language, form };
  return (
    <Fragment>
      <RadioField
        {...shared}
        name={named('hasil')}
        label={words.outcome}
        choices={OUTCOMES.map((value) => ({ value, label: words.outcomes[value] }))}
      />
      <TextAreaField
        {...shared}
        name={named('isi')}
        label={words.words}
        hint={words.wordsHint}
        rows={6}
        maxLength={15_000}
      />
      <FileField
        {...shared}
        name={named('berkas')}
        label={words.answerFile}
        hint={words.answerFileHint}
        isMultiple
        isOptional
      />
      <CopiesField {...{ language, form, copies }} />
      <CheckboxListField
        {...shared}
        name={named('pasal')}
        label={words.articles}
        hint={words.articlesHint}
        choices={articles.map(({ code, text }) => ({ value: code, label: `${code}. ${text[language]}` }))}
        isOptional
      />
      <TextAreaField
        {...shared}
        name={named('alasan')}
        label={words.reason}
        hint={words.reasonHint}
        rows={3}
        maxLength={5000}
        isOptional
      />
      <TextField
        {...shared}
        name={named('pemilik')}
        label={words.holder}
        hint={words.holderHint}
        maxLength={300}
        isOptional
      />
      <TextField
        {...shared}
        name={named('biaya')}
        label={words.fee}
        hint={words.feeHint}
        inputmode="numeric"
        width="medium"
        maxLength={10}
        isOptional
      />
      <TextField {...shared} name={named('dasarBiaya')} label={words.feeNote} maxLength={500} isOptional />
      <TextField
        {...shared}
        name={named('nomorSurat')}
        label={words.letterNumber}
        hint={words.letterNumberHint}
        width="medium"
        maxLength={100}
        isOptional
      />
    </Fragment>
  );
}

/** Nothing when no document was blacked out. */
function CopiesField({ language, form, copies }: Omit<DecisionFieldsProps, 'articles'>): VNode | null {
  if (copies.length === 0) return null;
  const choices = copies.map(({ fileId, name }) => ({ value: fileId, label: copyName(name) }));
  const label = redactionTexts(language).send;
  return <CheckboxListField {...{ language, form, name: named('hitam'), label, choices }} isOptional />;
}
