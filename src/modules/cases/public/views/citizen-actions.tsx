import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import { FileField } from '../../../../platform/ui/file-field.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { Icon } from '../../../../platform/ui/icon.tsx';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { TextAreaField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { CaseKind } from '../../case.ts';
import { partName } from '../../form-parts.ts';
import { type CitizenAction, mayCitizen } from '../../guard.ts';
import { trackTexts } from '../track-texts.ts';
import type { TrackedCase } from '../tracked-case.ts';

interface CitizenActionsProps {
  readonly language: Language;
  readonly tracked: TrackedCase;
  readonly kind: CaseKind;
  readonly path: string;
  readonly form: FormState;
}

/** What the citizen can do now: reply first when they were asked, the rest folded. */
export function CitizenActions(props: CitizenActionsProps): VNode {
  const { language, tracked, kind, form } = props;
  const words = trackTexts(language);
  const asked = tracked.events.findLast(({ kind }) => kind === 'asked')?.words;
  const may = (action: CitizenAction) => mayCitizen(tracked.state, kind, action);
  return (
    <div class="no-print space-y-4">
      <ErrorSummary language={language} errors={form.errors} />
      {may('reply') && (
        <Notice tone="warning" title={words.question}>
          <p class="whitespace-pre-line">{asked ?? ''}</p>
        </Notice>
      )}
      {may('reply') && <WriteForm {...props} action="reply" label={words.replyLabel} button={words.reply} />}
      {may('write') && !may('reply') && (
        <Folded title={words.write} isOpen={form.values.aksi === 'write'}>
          <WriteForm {...props} action="write" label={words.writeLabel} button={words.send} />
        </Folded>
      )}
      {may('reopen') && (
        <Folded title={words.reopen} isOpen={form.values.aksi === 'reopen'}>
          <WriteForm {...props} action="reopen" label={words.reopenLabel} hint={words.reopenHint} button={words.send} />
        </Folded>
      )}
      {may('withdraw') && (
        <Folded title={words.withdraw} isOpen={false}>
          <p>{words.withdrawHint}</p>
          <form method="post" action={props.path} class="mt-2">
            <input type="hidden" name="aksi" value="withdraw" />
            <Button kind="danger">{words.withdraw}</Button>
          </form>
        </Folded>
      )}
    </div>
  );
}

interface FoldedProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly children: VNode | VNode[];
}

function Folded({ title, isOpen, children }: FoldedProps): VNode {
  return (
    <details class="group surface px-4 py-1" open={isOpen}>
      <summary class="flex min-h-11 cursor-pointer list-none items-center justify-between gap-3 font-semibold [&::-webkit-details-marker]:hidden">
        {title}
        <Icon name="chevron-down" class="text-muted group-open:rotate-180" />
      </summary>
      <div class="py-3">{children}</div>
    </details>
  );
}

interface WriteFormProps extends CitizenActionsProps {
  readonly action: CitizenAction;
  readonly label: string;
  readonly hint?: string;
  readonly button: string;
}

function WriteForm({ language, form, path, action, label, hint, button }: WriteFormProps): VNode {
  const isThis = form.values.aksi === action;
  const shown = isThis ? form : { values: {}, errors: {} };
  return (
    <form method="post" action={path} enctype="multipart/form-data" class="space-y-4" noValidate>
      <input type="hidden" name="aksi" value={action} />
      <TextAreaField
        language={language}
        form={shown}
        name={partName(action, 'isi')}
        label={label}
        hint={hint}
        rows={4}
        maxLength={20_000}
      />
      <FileField
        language={language}
        form={shown}
        name={partName(action, 'berkas')}
        label={trackTexts(language).file}
        isOptional
      />
      <Button icon="send">{button}</Button>
    </form>
  );
}
