import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button } from '../../../../platform/ui/button.tsx';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { DateField } from '../../../../platform/ui/date-field.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { formatShortDate } from '../../../../platform/ui/format.ts';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { Notice, type Tone } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { ListedHandOver, stateOf } from '../delegation.ts';
import { handOverTexts } from '../texts.ts';

type State = ReturnType<typeof stateOf>;

/** A hand-over with how it stands today. */
export type AbsenceRow = ListedHandOver & { readonly state: State; readonly mayRevoke: boolean };

interface AbsencePageProps {
  readonly language: Language;
  readonly today: Temporal.PlainDate;
  readonly form: FormState;
  readonly submissionKey: string;
  /** Names of a few people of the same unit; empty when there are none. */
  readonly colleagues: readonly string[];
  readonly rows: readonly AbsenceRow[];
  /** Whether the list holds everybody's hand-overs, not only one's own. */
  readonly isOfAll: boolean;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
}

/** Handing over while absent, and what was handed over. */
export function AbsencePage(props: AbsencePageProps): VNode {
  const { language, rows, isOfAll } = props;
  const words = handOverTexts(language);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <div class="mb-6 max-w-text">
        <Notice tone="notice">{words.rule}</Notice>
      </div>
      <AbsenceForm {...props} />
      <section class="mt-12">
        <h2 class="mb-4 text-xl">{isOfAll ? words.allTitle : words.listTitle}</h2>
        <DataTable
          caption={words.caption}
          isCaptionHidden
          columns={columnsOf(language)}
          rows={rows}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title={words.none} icon="calendar-days">
              {words.noneText}
            </EmptyState>
          }
        />
        <ListPager language={language} previousHref={props.previousHref} nextHref={props.nextHref} />
      </section>
    </>
  );
}

function AbsenceForm({ language, today, form, submissionKey, colleagues }: AbsencePageProps): VNode {
  const words = handOverTexts(language);
  const field = { language, form };
  const named = colleagues.length > 0 ? ` ${words.colleagues(colleagues.join(', '))}` : '';
  return (
    <form method="post" action="/meja/berhalangan" class="max-w-text space-y-6" noValidate>
      <ErrorSummary language={language} errors={form.errors} />
      <input type="hidden" name="kunci" value={submissionKey} />
      <TextField
        {...field}
        name="kepada"
        label={words.to}
        hint={`${words.toHint}${named}`}
        maxLength={254}
        autocomplete="off"
      />
      <DateField {...field} name="mulai" label={words.from} min={today.toString()} />
      <DateField {...field} name="sampai" label={words.until} min={today.toString()} />
      <TextField {...field} name="alasan" label={words.reason} hint={words.reasonHint} maxLength={300} />
      <Button icon="send">{words.submit}</Button>
    </form>
  );
}

const TONES: Readonly<Record<State, Tone>> = {
  planned: 'notice',
  'in-force': 'success',
  over: 'neutral',
  revoked: 'neutral',
};

function columnsOf(language: Language): readonly Column<AbsenceRow>[] {
  const words = handOverTexts(language);
  const date = (day: Temporal.PlainDate) => formatShortDate(day, language);
  return [
    { header: words.giver, isLead: true, cell: ({ fromName }) => fromName },
    { header: words.receiver, cell: ({ toName }) => toName },
    { header: words.days, cell: ({ startsOn, endsOn }) => words.daysOf(date(startsOn), date(endsOn)) },
    { header: words.reason, cell: ({ reason }) => reason },
    { header: words.state, cell: ({ state }) => <Badge tone={TONES[state]}>{words.states[state]}</Badge> },
    {
      header: words.revoke,
      cell: ({ id, mayRevoke, toName }) =>
        mayRevoke && (
          <form method="post" action={`/meja/berhalangan/${id}/cabut`}>
            <Button kind="quiet" icon="undo-2">
              {words.revoke}
              <span class="sr-only"> {toName}</span>
            </Button>
          </form>
        ),
    },
  ];
}
