import { Fragment, type VNode } from 'preact';
import { RadioField } from '../../../../platform/ui/choice-field.tsx';
import { DateField } from '../../../../platform/ui/date-field.tsx';
import { FileField } from '../../../../platform/ui/file-field.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { TextAreaField, TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { partName } from '../../../cases/index.ts';
import { requestTexts } from '../../requests/request-texts.ts';
import { OBJECTION_OUTCOMES } from '../objection.ts';
import { objectionTexts } from '../objection-texts.ts';

const named = (name: string) => partName('answer', name);

/** The whole decision of the superior on one screen: outcome, reason, order with its date, letter. */
export function ObjectionDecisionFields(shared: { readonly language: Language; readonly form: FormState }): VNode {
  const words = objectionTexts(shared.language);
  const shownFile = requestTexts(shared.language);
  return (
    <Fragment>
      <RadioField
        {...shared}
        name={named('hasil')}
        label={words.outcome}
        choices={OBJECTION_OUTCOMES.map((value) => ({ value, label: words.outcomes[value] }))}
      />
      <TextAreaField
        {...shared}
        name={named('isi')}
        label={words.reason}
        hint={words.reasonHint}
        rows={6}
        maxLength={5000}
      />
      <TextAreaField
        {...shared}
        name={named('perintah')}
        label={words.order}
        hint={words.orderHint}
        rows={3}
        maxLength={4000}
        isOptional
      />
      <DateField {...shared} name={named('tanggal')} label={words.giveBy} hint={words.giveByHint} isOptional />
      <TextField
        {...shared}
        name={named('nomorSurat')}
        label={words.letterNumber}
        hint={words.letterNumberHint}
        width="medium"
        maxLength={100}
        isOptional
      />
      <FileField
        {...shared}
        name={named('berkas')}
        label={shownFile.answerFile}
        hint={shownFile.answerFileHint}
        isMultiple
        isOptional
      />
    </Fragment>
  );
}
