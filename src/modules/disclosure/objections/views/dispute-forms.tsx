import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { SelectField } from '../../../../platform/ui/choice-field.tsx';
import { DateField } from '../../../../platform/ui/date-field.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { TextAreaField, TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { CaseId } from '../../../cases/index.ts';
import { disputeTexts } from '../dispute-texts.ts';
import { DISPUTE_ENDINGS, type Dispute } from '../objection.ts';

interface DisputeFormProps {
  readonly language: Language;
  readonly caseId: CaseId;
  readonly form: FormState;
  readonly today: Temporal.PlainDate;
  /** What is known already; null when none was lodged. */
  readonly dispute: Dispute | null;
}

/** That a dispute was lodged: its number, where, and when. */
export function DisputeForm({ language, caseId, form, today, dispute }: DisputeFormProps): VNode {
  const words = disputeTexts(language);
  const known = dispute && {
    ...{ nomor: dispute.number, komisi: dispute.commission, tanggal: dispute.lodgedOn.toString() },
  };
  const shared = { language, form: { ...form, values: { ...known, ...form.values } } };
  return (
    <form method="post" action={`/meja/ppid/keberatan/${caseId}/sengketa`} class="max-w-text space-y-4 py-3" noValidate>
      <ErrorSummary language={language} errors={form.errors} />
      <TextField {...shared} name="nomor" label={words.number} maxLength={100} />
      <TextField {...shared} name="komisi" label={words.commission} hint={words.commissionHint} maxLength={200} />
      <DateField {...shared} name="tanggal" label={words.lodgedOn} max={today.toString()} />
      <Button icon="save">{words.save}</Button>
    </form>
  );
}

/** How it ended. */
export function DisputeEndForm({ language, caseId, form, today, dispute }: DisputeFormProps): VNode {
  const words = disputeTexts(language);
  const end = dispute?.end;
  const known = end && {
    ...{ hasil: end.ending, tanggalHasil: end.on.toString(), nomorPutusan: end.rulingNumber, catatan: end.note },
  };
  const shared = { language, form: { ...form, values: { ...known, ...form.values } } };
  return (
    <form
      method="post"
      action={`/meja/ppid/keberatan/${caseId}/hasil-sengketa`}
      class="max-w-text space-y-4 py-3"
      noValidate
    >
      <ErrorSummary language={language} errors={form.errors} />
      <SelectField
        {...shared}
        name="hasil"
        label={words.ending}
        choices={DISPUTE_ENDINGS.map((value) => ({ value, label: words.endings[value] }))}
      />
      <DateField {...shared} name="tanggalHasil" label={words.endedOn} max={today.toString()} />
      <TextField {...shared} name="nomorPutusan" label={words.rulingNumber} maxLength={100} isOptional />
      <TextAreaField {...shared} name="catatan" label={words.note} rows={3} maxLength={5000} isOptional />
      <Button icon="save">{words.save}</Button>
    </form>
  );
}
