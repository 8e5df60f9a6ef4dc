import type { ComponentChildren, VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { DateField } from '../../../../platform/ui/date-field.tsx';
import { DiffView } from '../../../../platform/ui/diff-view.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { ContentState } from '../../content.ts';
import type { NextStep } from '../content-form.ts';
import { ContentFields, type ContentFieldsProps } from './content-fields.tsx';
import { contentWords } from './content-words.ts';
import { editTexts } from './edit-texts.ts';
import { stateTone } from './state-badge.tsx';
import { writeTexts } from './write-texts.ts';

export interface ContentFormProps extends ContentFieldsProps {
  readonly action: string;
  /** Fresh for each page shown: a form sent twice counts once. */
  readonly submissionKey: string;
  /** What the person may do after saving; `save` first. */
  readonly nextSteps: readonly NextStep[];
  readonly isNew: boolean;
}

const VALUE = { save: 'simpan', submit: 'ajukan', publish: 'terbitkan', schedule: 'jadwalkan' } as const;

/** The form of a content, new or known. The first button only saves, because the Enter key presses the first one. */
export function ContentForm(props: ContentFormProps): VNode {
  const { language, form, nextSteps, isNew } = props;
  const words = writeTexts(language);
  const mainStep = nextSteps.includes('publish') ? 'publish' : 'submit';
  return (
    <form method="post" action={props.action} enctype="multipart/form-data" class="space-y-6" noValidate>
      <ErrorSummary language={language} errors={form.errors} />
      <input type="hidden" name="kunci" value={props.submissionKey} />
      {form.values.versi && <input type="hidden" name="versi" value={form.values.versi} />}
      <ContentFields {...props} />
      {!isNew && <NoteField {...props} />}
      <div class="flex flex-wrap gap-2 border-t border-base-300 pt-6">
        <Button name="lalu" value={VALUE.save} kind="secondary" icon="save">
          {isNew ? words.save : words.saveAgain}
        </Button>
        {nextSteps.includes(mainStep) && (
          <Button name="lalu" value={VALUE[mainStep]} icon={mainStep === 'publish' ? 'check' : 'send'}>
            {words[mainStep]}
          </Button>
        )}
      </div>
      {nextSteps.includes('schedule') && <ScheduleFields {...props} />}
    </form>
  );
}

function NoteField({ language, form }: ContentFormProps): VNode {
  const words = writeTexts(language);
  return (
    <div>
      <label for="isian-catatan" class="block font-semibold">
        {words.note}
      </label>
      <p id="isian-catatan-petunjuk" class="text-[0.9375em] text-muted">
        {words.noteHint}
      </p>
      <input
        id="isian-catatan"
        name="catatan"
        type="text"
        maxlength={500}
        value={form.values.catatan}
        aria-describedby="isian-catatan-petunjuk"
        class="input mt-2 w-full max-w-text bg-base-100"
      />
    </div>
  );
}

function ScheduleFields({ language, form, zoneName }: ContentFormProps): VNode {
  const words = writeTexts(language);
  const isOpen = Boolean(form.values.terbitPada || form.errors.terbitPada);
  return (
    <details class="surface p-4" open={isOpen}>
      <summary class="min-h-11 content-center font-semibold">{words.schedule}</summary>
      <div class="mt-2 space-y-4">
        <DateField
          language={language}
          form={form}
          name="terbitPada"
          label={words.publishAt}
          hint={words.publishAtHint(zoneName)}
          isOptional
          withTime
        />
        <Button name="lalu" value={VALUE.schedule} kind="secondary" icon="clock">
          {words.schedule}
        </Button>
      </div>
    </details>
  );
}

/** What somebody else saved while this form was open. */
export interface Conflict {
  readonly name: string;
  readonly version: number;
  /** The words of the saved version and of what was typed here. */
  readonly theirs: string;
  readonly own: string;
}

interface EditPageProps {
  readonly title: string;
  readonly siteTitle: string;
  readonly form: ContentFormProps;
  readonly state: ContentState;
  readonly standing: string;
  readonly isWarning: boolean;
  /** Why it was given back; null when it was not. */
  readonly returnReason: string | null;
  readonly conflict: Conflict | null;
  readonly actions: ComponentChildren;
  /** Steps and history, to the right. */
  readonly aside: ComponentChildren;
}

/** One content: its form, where it stands and its history on the right. */
export function EditPage(props: EditPageProps): VNode {
  const { form, state, returnReason, conflict } = props;
  const { language, kind } = form;
  const words = editTexts(language);
  return (
    <>
      <PageHeading
        title={props.title}
        overline={`${contentWords(language).kind[kind]} · ${props.siteTitle}`}
        actions={props.actions}
      />
      <div class="grid gap-8 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div class="min-w-0 space-y-6">
          <div class="flex flex-wrap items-center gap-3">
            <Badge tone={stateTone[state]}>{contentWords(language).state[state]}</Badge>
            {props.isWarning && <Badge tone="danger">{contentWords(language).warning}</Badge>}
            <p class="min-w-0 text-muted">{props.standing}</p>
          </div>
          {returnReason !== null && <Notice tone="warning">{words.returnedBecause(returnReason)}</Notice>}
          {conflict && <ConflictNotice language={language} conflict={conflict} />}
          {form.nextSteps.length === 0 ? <Notice tone="notice">{words.readOnly}</Notice> : <ContentForm {...form} />}
        </div>
        <aside class="min-w-0 space-y-8">{props.aside}</aside>
      </div>
    </>
  );
}

function ConflictNotice({
  language,
  conflict,
}: {
  readonly language: 'id' | 'en';
  readonly conflict: Conflict;
}): VNode {
  const words = editTexts(language);
  return (
    <section class="space-y-4" aria-labelledby="tabrakan">
      <div class="rounded-box border-2 border-error bg-base-100 p-6" tabIndex={-1} autofocus>
        <h2 id="tabrakan" class="text-lg">
          {words.conflictTitle}
        </h2>
        <p class="mt-2">{words.conflictText(conflict.name, conflict.version)}</p>
      </div>
      <details open>
        <summary class="min-h-11 content-center font-semibold">{words.conflictDiff}</summary>
        <DiffView language={language} before={conflict.theirs} after={conflict.own} />
      </details>
      <details>
        <summary class="min-h-11 content-center font-semibold">{words.conflictTheirs(conflict.version)}</summary>
        <p class="surface p-5 whitespace-pre-line">{conflict.theirs}</p>
      </details>
    </section>
  );
}

/** Where a new content is written. */
export function NewContentPage({
  title,
  form,
  otherSiteHref,
}: {
  readonly title: string;
  readonly form: ContentFormProps;
  /** Where another site is chosen; null when there is only one. */
  readonly otherSiteHref: string | null;
}): VNode {
  const actions = otherSiteHref && (
    <ButtonLink href={otherSiteHref} kind="quiet">
      {writeTexts(form.language).otherSite}
    </ButtonLink>
  );
  return (
    <>
      <PageHeading title={title} actions={actions} />
      <ContentForm {...form} />
    </>
  );
}
