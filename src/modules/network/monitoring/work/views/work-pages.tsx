import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../../platform/ui/button.tsx';
import { SelectField } from '../../../../../platform/ui/choice-field.tsx';
import { DataTable } from '../../../../../platform/ui/data-table.tsx';
import { DateField } from '../../../../../platform/ui/date-field.tsx';
import { DescriptionList } from '../../../../../platform/ui/description-list.tsx';
import { EmptyState } from '../../../../../platform/ui/empty-state.tsx';
import { ErrorSummary } from '../../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../../platform/ui/form-state.ts';
import { PageHeading } from '../../../../../platform/ui/page-heading.tsx';
import { TextAreaField, TextField } from '../../../../../platform/ui/text-field.tsx';
import { NetworkTabs } from '../../../inventory/views/network-tabs.tsx';
import { momentOf, type Reading, SimulatedMark } from '../../desk/views/watch-parts.tsx';
import { stateOf, type Work } from '../work.ts';
import { workTexts } from '../work-texts.ts';

const PATH = '/meja/jaringan/pemeliharaan';

interface WorkListProps extends Reading {
  readonly works: readonly Work[];
  readonly now: Temporal.Instant;
  readonly mayOperate: boolean;
}

/** All work, the latest first. */
export function WorkList({ works, now, mayOperate, ...reading }: WorkListProps): VNode {
  const { language } = reading;
  const words = workTexts(language);
  const add = mayOperate && (
    <ButtonLink href={`${PATH}/baru`} icon="plus">
      {words.add}
    </ButtonLink>
  );
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} actions={add} />
      <NetworkTabs language={language} current="pemeliharaan" />
      <DataTable
        caption={words.title}
        isCaptionHidden
        rows={works}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={words.none} icon="calendar-days">
            {words.noneHint}
          </EmptyState>
        }
        columns={[
          {
            header: words.name,
            isLead: true,
            cell: ({ id, title, isSample }) => (
              <>
                <a class="link font-semibold" href={`${PATH}/${id}`}>
                  {title}
                </a>{' '}
                {isSample && <SimulatedMark language={language} />}
              </>
            ),
          },
          { header: words.target, cell: ({ targetName }) => targetName },
          { header: words.from, cell: ({ fromAt }) => momentOf(fromAt, reading) },
          { header: words.to, cell: ({ toAt }) => momentOf(toAt, reading) },
          { header: words.state, cell: (work) => words.states[stateOf(work, now)] },
        ]}
      />
    </>
  );
}

interface NewWorkProps {
  readonly language: Reading['language'];
  readonly form: FormState;
  readonly submissionKey: string;
  readonly targets: readonly { readonly id: string; readonly name: string }[];
  /** The incident that is to be mended; empty: none. */
  readonly incidentId: string;
}

/** Planning work. */
export function NewWorkPage({ language, form, submissionKey, targets, incidentId }: NewWorkProps): VNode {
  const words = workTexts(language);
  const shared = { language, form };
  const choices = targets.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <PageHeading title={words.new} lead={words.lead} />
      <form method="post" action={PATH} class="max-w-text space-y-6" noValidate>
        <input type="hidden" name="kunci" value={submissionKey} />
        <input type="hidden" name="gangguan" value={incidentId} />
        <ErrorSummary language={language} errors={form.errors} />
        <TextField {...shared} name="pekerjaan" label={words.name} maxLength={160} />
        <SelectField {...shared} name="titik" label={words.target} choices={choices} />
        <DateField {...shared} name="mulai" label={words.from} withTime />
        <DateField {...shared} name="selesai" label={words.to} withTime />
        <TextField {...shared} name="teknisi" label={words.technician} maxLength={160} isOptional />
        <TextAreaField {...shared} name="sebelum" label={words.before} maxLength={2000} rows={3} isOptional />
        <Button icon="save">{words.save}</Button>
      </form>
    </>
  );
}

interface WorkPageProps extends Reading {
  readonly work: Work;
  readonly now: Temporal.Instant;
  readonly form: FormState;
  readonly mayOperate: boolean;
}

/** One piece of work, with what was found and left. */
export function WorkPage({ work, now, form, mayOperate, ...reading }: WorkPageProps): VNode {
  const { language } = reading;
  const words = workTexts(language);
  const state = stateOf(work, now);
  const isOpen = state !== 'done' && state !== 'cancelled';
  const notes = [
    [words.technician, work.technician],
    [words.parts, work.parts],
    [words.before, work.foundBefore],
    [words.after, work.foundAfter],
  ].flatMap(([term = '', value = '']) => (value === '' ? [] : [{ term, value }]));
  const incident = work.incidentId && (
    <a class="link" href={`/meja/jaringan/gangguan/${work.incidentId}`}>
      {words.incident}
    </a>
  );
  return (
    <>
      <PageHeading title={work.title} />
      {work.isSample && (
        <p class="mb-4">
          <SimulatedMark language={language} />
        </p>
      )}
      <DescriptionList
        facts={[
          { term: words.state, value: words.states[state] },
          { term: words.target, value: work.targetName },
          { term: words.from, value: momentOf(work.fromAt, reading) },
          { term: words.to, value: momentOf(work.toAt, reading) },
          ...notes,
        ]}
      />
      {incident && <p class="mt-4">{incident}</p>}
      {mayOperate && <Notes {...{ work, form, language, isOpen }} />}
    </>
  );
}

interface NotesProps {
  readonly work: Work;
  readonly form: FormState;
  readonly language: Reading['language'];
  readonly isOpen: boolean;
}

function Notes({ work, form, language, isOpen }: NotesProps): VNode {
  const words = workTexts(language);
  const shared = { language, form, isOptional: true };
  return (
    <form method="post" action={`${PATH}/${work.id}`} class="mt-8 max-w-text space-y-6" noValidate>
      <TextField {...shared} name="teknisi" label={words.technician} maxLength={160} />
      <TextAreaField {...shared} name="suku" label={words.parts} maxLength={2000} rows={2} />
      <TextAreaField {...shared} name="sebelum" label={words.before} maxLength={2000} rows={3} />
      <TextAreaField {...shared} name="sesudah" label={words.after} maxLength={2000} rows={3} />
      <div class="flex flex-wrap gap-2">
        {isOpen && (
          <Button icon="check" name="hasil" value="finish">
            {words.finish}
          </Button>
        )}
        <Button kind="secondary" icon="save" name="hasil" value="open">
          {words.save}
        </Button>
        {isOpen && (
          <Button kind="quiet" name="hasil" value="cancel">
            {words.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}
