import type { ComponentChildren, VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { RadioField, SelectField } from '../../../../platform/ui/choice-field.tsx';
import { DateField } from '../../../../platform/ui/date-field.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import { FileField } from '../../../../platform/ui/file-field.tsx';
import { emptyForm } from '../../../../platform/ui/form-state.ts';
import { Icon } from '../../../../platform/ui/icon.tsx';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { TextAreaField, TextField } from '../../../../platform/ui/text-field.tsx';
import { partName } from '../../form-parts.ts';
import type { OfficerAction } from '../../guard.ts';
import { ResumableField } from '../../resumable/resumable-field.tsx';
import { ACTION_PATH } from '../action-paths.ts';
import { caseTexts } from '../case-texts.ts';
import type { CasePageProps } from './case-page.tsx';

const BUTTONS: readonly OfficerAction[] = ['claim', 'release', 'close'];
const FORMS: readonly OfficerAction[] = [
  'answer',
  'ask',
  'note',
  'task',
  'forward',
  'reclassify',
  'hand-over',
  'extend',
  'merge',
  'reopen',
];
const SHORTCUT: Partial<Readonly<Record<OfficerAction, string>>> = { claim: 'a', answer: 'w', ask: 't', note: 'c' };

/** What can be done now: single presses as buttons, the rest as forms that unfold. The guard decided which. */
export function CaseActions(props: CasePageProps): VNode {
  const { language, desk, rights, form } = props;
  const words = caseTexts(language);
  const path = (action: OfficerAction) => `/meja/kasus/${desk.found.id}/${ACTION_PATH[action]}`;
  const assignee = desk.found.assigneeId;
  const isAnothers = assignee !== null && rights.actions.length > 0 && !rights.actions.includes('answer');
  return (
    <section aria-label={words.actions} class="space-y-3">
      <ErrorSummary language={language} errors={form.errors} />
      {rights.actions.length === 0 && <p class="text-muted">{words.nothing}</p>}
      {isAnothers && desk.state.status === 'open' && (
        <Notice tone="notice">{words.takenByAnother(desk.names[assignee] ?? words.former)}</Notice>
      )}
      <div class="flex flex-wrap gap-2">
        {BUTTONS.filter((action) => rights.actions.includes(action)).map((action) => (
          <form key={action} method="post" action={path(action)}>
            <span data-shortcut={SHORTCUT[action]}>
              <Button kind={action === 'claim' ? 'primary' : 'secondary'}>{words.do[action]}</Button>
            </span>
          </form>
        ))}
      </div>
      {FORMS.filter((action) => rights.actions.includes(action)).map((action) => (
        <details
          key={action}
          class="group surface px-4 py-1"
          data-shortcut={SHORTCUT[action]}
          open={form.values.aksi === action}
          name="tindakan"
        >
          <summary class="flex min-h-11 cursor-pointer list-none items-center justify-between gap-3 font-semibold [&::-webkit-details-marker]:hidden">
            {words.do[action]}
            <Icon name="chevron-down" class="text-muted group-open:rotate-180" />
          </summary>
          <form method="post" action={path(action)} enctype="multipart/form-data" class="space-y-4 py-3" noValidate>
            <ActionFields {...props} action={action} />
            <Button icon="send">{action === 'note' ? words.fields.save : words.fields.send}</Button>
          </form>
        </details>
      ))}
    </section>
  );
}

function ActionFields(props: CasePageProps & { readonly action: OfficerAction }): ComponentChildren {
  const { language, action, colleagues } = props;
  const { fields } = caseTexts(language);
  const form = props.form.values.aksi === action ? props.form : emptyForm;
  const shared = { language, form };
  const own = props.ownFields[action];
  if (own) return own;
  switch (action) {
    case 'answer':
      return <AnswerFields {...props} form={form} />;
    case 'ask':
      return (
        <TextAreaField
          {...shared}
          name={partName(action, 'isi')}
          label={fields.question}
          hint={fields.questionHint}
          maxLength={5000}
        />
      );
    case 'note':
      return (
        <>
          <TextAreaField {...shared} name={partName(action, 'isi')} label={fields.note} rows={3} maxLength={20_000} />
          <FileField {...shared} name={partName(action, 'berkas')} label={fields.file} isOptional />
        </>
      );
    case 'task':
      return <TaskFields {...props} form={form} />;
    case 'forward':
      return <ForwardFields {...props} form={form} />;
    case 'reclassify':
      return (
        <SelectField
          {...shared}
          name={partName(action, 'jenis')}
          label={fields.kind}
          hint={fields.kindHint}
          choices={props.otherKinds.map(({ name, label }) => ({ value: name, label: label[language] }))}
        />
      );
    case 'hand-over':
      return (
        <SelectField
          {...shared}
          name={partName(action, 'kepada')}
          label={fields.person}
          choices={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        />
      );
    case 'merge':
      return (
        <TextField {...shared} name={partName(action, 'nomor')} label={fields.into} width="medium" maxLength={40} />
      );
    default:
      return (
        <TextAreaField {...shared} name={partName(action, 'isi')} label={fields.reason} rows={3} maxLength={1000} />
      );
  }
}

function TaskFields({ language, form, today }: CasePageProps): VNode {
  const action = 'task';
  const { fields } = caseTexts(language);
  const shared = { language, form };
  return (
    <>
      <TextAreaField
        {...shared}
        name={partName(action, 'unit')}
        label={fields.units}
        hint={fields.unitHint}
        rows={3}
        maxLength={2000}
      />
      <TextAreaField {...shared} name={partName(action, 'isi')} label={fields.request} rows={3} maxLength={5000} />
      <DateField {...shared} name={partName(action, 'tanggal')} label={fields.dueOn} min={today.toString()} />
    </>
  );
}

function ForwardFields({ language, form, unitNames }: CasePageProps): VNode {
  const action = 'forward';
  const { fields } = caseTexts(language);
  const shared = { language, form };
  return (
    <>
      <TextField
        {...shared}
        name={partName(action, 'unit')}
        label={fields.unit}
        hint={fields.unitHint}
        maxLength={200}
      />
      <p class="text-sm text-muted">{unitNames.join(' · ')}</p>
      <TextAreaField {...shared} name={partName(action, 'isi')} label={fields.reason} rows={2} maxLength={1000} />
    </>
  );
}

function AnswerFields({ language, form, kind, desk }: CasePageProps): VNode {
  const action = 'answer';
  const words = caseTexts(language);
  const shared = { language, form };
  return (
    <>
      {desk.templates.length > 0 && (
        <p class="flex flex-wrap items-center gap-x-4">
          {words.templates}:
          {desk.templates.map(({ id, name }) => (
            <a key={id} class="target text-primary underline" href={`/meja/kasus/${desk.found.id}?templat=${id}`}>
              {name}
            </a>
          ))}
        </p>
      )}
      <RadioField
        {...shared}
        name={partName(action, 'hasil')}
        label={words.fields.outcome}
        choices={kind.outcomes.map(({ key, label }) => ({ value: key, label: label[language] }))}
      />
      <TextAreaField
        {...shared}
        name={partName(action, 'isi')}
        label={words.fields.answer}
        rows={8}
        maxLength={20_000}
      />
      <ResumableField language={language} formKey={desk.found.id} prefix={partName('answer', '')}>
        <FileField {...shared} name={partName(action, 'berkas')} label={words.fields.file} isMultiple isOptional />
      </ResumableField>
    </>
  );
}
