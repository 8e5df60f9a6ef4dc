import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { DescriptionList } from '../../../../platform/ui/description-list.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { formatNumber } from '../../../../platform/ui/format.ts';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { Notice, type Tone } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { RosterImport, RosterRow } from '../queries.ts';
import type { RowOutcome } from '../row.ts';
import { rosterTexts } from '../texts.ts';

interface PreviewPageProps {
  readonly language: Language;
  readonly roster: RosterImport;
  readonly rows: readonly RosterRow[];
  readonly submissionKey: string;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
}

const OUTCOMES: readonly RowOutcome[] = ['add', 'change', 'same', 'bad'];

/** What becomes of each row of a list, before and after it is taken over. */
export function PreviewPage(props: PreviewPageProps): VNode {
  const { language, roster, rows } = props;
  const words = rosterTexts(language);
  const { isConfirmed, fileName, counts } = roster;
  return (
    <>
      <PageHeading
        title={isConfirmed ? words.doneTitle : words.previewTitle}
        lead={isConfirmed ? words.doneLead(fileName) : words.previewLead(fileName)}
      />
      <div class="max-w-text">
        <DescriptionList
          facts={OUTCOMES.map((outcome) => ({
            term: words.counts(outcome),
            value: formatNumber(counts[outcome], language),
          }))}
        />
      </div>
      <PreviewActions {...props} />
      <DataTable
        caption={words.caption}
        isCaptionHidden
        columns={columnsOf(language)}
        rows={rows}
        rowKey={({ line }) => String(line)}
        empty={<EmptyState title={words.none} />}
      />
      <ListPager language={language} previousHref={props.previousHref} nextHref={props.nextHref} />
    </>
  );
}

function PreviewActions({ language, roster, submissionKey }: PreviewPageProps): VNode {
  const words = rosterTexts(language);
  const { id, counts, isConfirmed } = roster;
  const count = counts.add + counts.change;
  return (
    <div class="my-6 space-y-4">
      {counts.bad > 0 && <Notice tone="warning">{words.badStay}</Notice>}
      {count === 0 && !isConfirmed && <Notice tone="notice">{words.nothing}</Notice>}
      <div class="flex flex-wrap gap-2">
        {count > 0 && !isConfirmed && (
          <form method="post" action={`/meja/orang/impor/${id}`}>
            <input type="hidden" name="kunci" value={submissionKey} />
            <Button icon="save">{words.confirm(formatNumber(count, language))}</Button>
          </form>
        )}
        <ButtonLink href={`/meja/orang/impor/${id}/laporan.csv`} kind="secondary" icon="download">
          {words.report}
        </ButtonLink>
        <ButtonLink href="/meja/orang/impor" kind="secondary" icon="upload">
          {words.again}
        </ButtonLink>
      </div>
    </div>
  );
}

const TONES: Readonly<Record<RowOutcome, Tone>> = { add: 'success', change: 'notice', same: 'neutral', bad: 'danger' };

function columnsOf(language: Language): readonly Column<RosterRow>[] {
  const words = rosterTexts(language);
  return [
    { header: words.line, cell: ({ line }) => String(line), align: 'end' },
    { header: words.name, isLead: true, cell: ({ name }) => name || '–' },
    { header: words.outcome, cell: ({ outcome }) => <Badge tone={TONES[outcome]}>{words.counts(outcome)}</Badge> },
    { header: words.reason, cell: ({ reason, outcome }) => (outcome === 'bad' ? reason : '–') },
    { header: words.email, cell: ({ email }) => <span class="break-all">{email || '–'}</span> },
    { header: words.unit, cell: ({ unitText, reason, outcome }) => (outcome === 'bad' ? unitText || '–' : reason) },
    { header: words.role, cell: ({ roleText }) => roleText || '–' },
  ];
}
