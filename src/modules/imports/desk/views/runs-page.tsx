import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { formatDateTime, formatNumber } from '../../../../platform/ui/format.ts';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { ListedRun } from '../run-queries.ts';
import { runTexts } from '../texts.ts';

/** A run with the name of its site; null when the site is gone. */
export interface NamedRun extends ListedRun {
  readonly siteTitle: string | null;
}

interface RunsPageProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly runs: readonly NamedRun[];
  readonly firstHref: string | null;
  readonly nextHref: string | null;
}

/** Imports of the sites that a person manages. */
export function RunsPage(props: RunsPageProps): VNode {
  const { language, runs } = props;
  const words = runTexts(language);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <DataTable
        caption={words.caption}
        isCaptionHidden
        columns={columns(props)}
        rows={runs}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={words.none} icon="archive">
            {words.noneText}
          </EmptyState>
        }
      />
      <ListPager language={language} previousHref={props.firstHref} nextHref={props.nextHref} />
    </>
  );
}

function columns({ language, timeZone }: RunsPageProps): readonly Column<NamedRun>[] {
  const words = runTexts(language);
  return [
    {
      header: words.when,
      isLead: true,
      cell: (run) => (
        <a class="target text-primary underline" href={`/meja/impor/${run.id}`}>
          {formatDateTime(run.startedAt, timeZone, language)}
        </a>
      ),
    },
    { header: words.site, cell: (run) => run.siteTitle ?? words.gone },
    {
      header: words.from,
      cell: (run) => (
        <>
          {words.sources[run.source]}
          {run.sourceName !== '' && <span class="block text-sm text-muted wrap-anywhere">{run.sourceName}</span>}
        </>
      ),
    },
    { header: words.carried, cell: (run) => <Carried language={language} run={run} /> },
    { header: words.noted, align: 'end', cell: (run) => formatNumber(run.noted, language) },
  ];
}

function Carried({ language, run }: { readonly language: Language; readonly run: ListedRun }): VNode {
  const words = runTexts(language);
  if (run.finishedAt === null) return <Badge tone="warning">{words.unfinished}</Badge>;
  const [published, drafts, files] = [run.published, run.drafts, run.files].map((count) =>
    formatNumber(count, language),
  );
  return (
    <>
      {words.carriedWords(published ?? '', drafts ?? '', files ?? '')}{' '}
      {run.cutLine !== null && <Badge tone="danger">{words.cut}</Badge>}
    </>
  );
}
