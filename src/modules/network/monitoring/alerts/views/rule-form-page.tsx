import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../../platform/ui/button.tsx';
import { CheckboxListField, RadioField, SelectField } from '../../../../../platform/ui/choice-field.tsx';
import { ErrorSummary } from '../../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../../platform/ui/form-state.ts';
import { PageHeading } from '../../../../../platform/ui/page-heading.tsx';
import { TextField } from '../../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../../platform/ui/texts.ts';
import { NameField } from '../../../inventory/views/name-field.tsx';
import { watchTexts } from '../../desk/watch-texts.ts';
import { AUDIENCES, RULE_METHODS } from '../rule-form.ts';
import { ruleTexts } from '../rule-texts.ts';
import { ALL_DAYS, RULE_KINDS } from '../rules.ts';
import { RULES } from './rule-list.tsx';

interface RuleFormPageProps {
  readonly language: Language;
  readonly form: FormState;
  readonly submissionKey: string;
  /** Null: a new one. */
  readonly ruleId: string | null;
  readonly roles: readonly { readonly key: string; readonly name: string }[];
  readonly units: readonly string[];
  readonly emails: readonly string[];
}

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: `${hour}`,
  label: `${String(hour).padStart(2, '0')}.00`,
}));

/** Adding or changing a rule. */
export function RuleFormPage(props: RuleFormPageProps): VNode {
  const { language, form, ruleId } = props;
  const words = ruleTexts(language);
  return (
    <>
      <PageHeading title={ruleId === null ? words.add : words.edit} />
      <form
        method="post"
        action={ruleId === null ? RULES : `${RULES}/${ruleId}`}
        class="max-w-text space-y-6"
        noValidate
      >
        <input type="hidden" name="kunci" value={props.submissionKey} />
        <ErrorSummary language={language} errors={form.errors} />
        <WhoFields {...props} />
        <WhatFields {...props} />
        <WhenFields {...props} />
        <TextField
          {...{ language, form }}
          name="nama"
          label={words.name}
          hint={words.nameHint}
          maxLength={120}
          isOptional
        />
        <div class="flex flex-wrap gap-2">
          <Button icon="save">{words.save}</Button>
          <ButtonLink href={RULES} kind="quiet">
            {words.cancel}
          </ButtonLink>
          {ruleId !== null && (
            <Button kind="danger" formAction={`${RULES}/${ruleId}/hapus`}>
              {words.remove}
            </Button>
          )}
        </div>
      </form>
    </>
  );
}

function WhoFields({ language, form, roles, emails }: RuleFormPageProps): VNode {
  const words = ruleTexts(language);
  const shared = { language, form };
  return (
    <>
      <RadioField
        {...shared}
        name="siapa"
        label={words.who}
        choices={AUDIENCES.map((value) => ({ value, label: words.audiences[value] }))}
      />
      <SelectField
        {...shared}
        name="peran"
        label={words.role}
        hint={words.roleHint}
        choices={roles.map(({ key, name }) => ({ value: key, label: name }))}
        isOptional
      />
      <NameField {...shared} name="orang" label={words.person} hint={words.personHint} names={emails} isOptional />
      <TextField
        {...shared}
        name="jeda"
        label={words.after}
        hint={words.afterHint}
        inputmode="numeric"
        width="short"
        maxLength={5}
      />
    </>
  );
}

function WhatFields({ language, form, units }: RuleFormPageProps): VNode {
  const words = ruleTexts(language);
  const shared = { language, form };
  return (
    <>
      <NameField {...shared} name="unit" label={words.unit} hint={words.unitHint} names={units} />
      <CheckboxListField
        {...shared}
        name="jenis"
        label={words.kinds}
        choices={RULE_KINDS.map((value) => ({ value, label: words.kindNames[value] }))}
      />
      <CheckboxListField
        {...shared}
        name="cara"
        label={words.methods}
        hint={words.methodsHint}
        choices={RULE_METHODS.map((value) => ({ value, label: watchTexts(language).methods[value] }))}
        isOptional
      />
      <TextField
        {...shared}
        name="terputus"
        label={words.least}
        hint={words.leastHint}
        inputmode="numeric"
        width="short"
        maxLength={6}
      />
    </>
  );
}

function WhenFields({ language, form }: RuleFormPageProps): VNode {
  const words = ruleTexts(language);
  const shared = { language, form };
  return (
    <>
      <CheckboxListField
        {...shared}
        name="hari"
        label={words.days}
        choices={ALL_DAYS.map((day) => ({ value: `${day}`, label: words.dayNames[day - 1] ?? '' }))}
      />
      <div class="grid gap-6 sm:grid-cols-2">
        <SelectField {...shared} name="dari" label={words.from} hint={words.hoursHint} choices={HOURS} isOptional />
        <SelectField {...shared} name="sampai" label={words.to} choices={HOURS} isOptional />
      </div>
    </>
  );
}
