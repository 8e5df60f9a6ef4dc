import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { DescriptionList } from '../../../../platform/ui/description-list.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { formatDateTime, formatNumber } from '../../../../platform/ui/format.ts';
import { FilterSelect } from '../../../../platform/ui/list-filter.tsx';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { type ImportReason, reasonTexts } from '../../reason-texts.ts';
import type { ListedEntry, ReasonCount } from '../run-queries.ts';
import { runTexts } from '../texts.ts';
import type { NamedRun } from './runs-page.tsx';

export interface RunPageProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly run: NamedRun;
  readonly reasons: readonly ReasonCount[];
  /** The reason to which the entries are narrowed. */
  readonly reason: ImportReason | null;
  readonly entries: readonly ListedEntry[];
  readonly firstHref: string | null;
  readonly nextHref: string | null;
}

/** The report of one import. */
export function RunPage(props: RunPageProps): VNode {
  const { language, run, reasons, reason } = props;
  const words = runTexts(language);
  const query = reason === null ? '' : `?alasan=${reason}`;
  const narrowed = reasons.find((one) => one.reason === reason);
  return (
    <>
      <PageHeading
        title={run.siteTitle ?? words.gone}
        overline={words.title}
        actions={
          reasons.length > 0 && (
            <ButtonLink href={`/meja/impor/${run.id}/laporan.csv${query}`} kind="secondary" icon="download">
              {words.export}
            </ButtonLink>
          )
        }
      />
      <div class="space-y-8">
        <Standing {...props} />
        <Facts {...props} />
        {(reasons.length > 0 || run.finishedAt !== null) && (
          <section aria-labelledby="alasan">
            <h2 id="alasan" class="mb-4 text-xl">
              {words.reasons}
            </h2>
            {reasons.length > 1 && <Filter {...props} />}
            {narrowed && narrowed.named < narrowed.count && (
              <p class="mb-4 text-muted">
                {words.onlyNamed(formatNumber(narrowed.named, language), formatNumber(narrowed.count, language))}
              </p>
            )}
            <DataTable
              caption={words.reasons}
              isCaptionHidden
              columns={columns(language)}
              rows={props.entries}
              rowKey={({ at }) => String(at)}
              empty={
                <EmptyState title={words.nothing} icon="circle-check">
                  {words.nothingText}
                </EmptyState>
              }
            />
            <ListPager language={language} previousHref={props.firstHref} nextHref={props.nextHref} />
          </section>
        )}
      </div>
    </>
  );
}

function Standing({ language, run }: RunPageProps): VNode | null {
  const words = runTexts(language);
  if (run.finishedAt === null) {
    return (
      <Notice tone="warning" title={words.unfinished}>
        <p>{words.unfinishedText}</p>
      </Notice>
    );
  }
  if (run.cutLine === null) return null;
  return (
    <Notice tone="danger" title={words.cut}>
      <p>{words.cutText(formatNumber(run.cutLine, language))}</p>
    </Notice>
  );
}

function Facts({ language, timeZone, run }: RunPageProps): VNode {
  const words = runTexts(language);
  const count = (value: number) => formatNumber(value, language);
  return (
    <DescriptionList
      facts={[
        { term: words.from, value: [words.sources[run.source], run.sourceName].filter(Boolean).join(' · ') },
        { term: words.when, value: formatDateTime(run.startedAt, timeZone, language) },
        ...(run.finishedAt
          ? [{ term: words.finished, value: formatDateTime(run.finishedAt, timeZone, language) }]
          : []),
        { term: words.published, value: count(run.published) },
        { term: words.drafts, value: count(run.drafts) },
        { term: words.files, value: count(run.files) },
      ]}
    />
  );
}

function Filter({ language, run, reasons, reason }: RunPageProps): VNode {
  const words = runTexts(language);
  const texts = reasonTexts(language).reasons;
  const path = `/meja/impor/${run.id}`;
  return (
    <form method="get" action={path} class="mb-6 flex flex-wrap items-end gap-3">
      <FilterSelect
        name="alasan"
        label={words.reason}
        all={words.all}
        value={reason ?? undefined}
        choices={reasons.map((one) => [one.reason, `${texts[one.reason]} (${formatNumber(one.count, language)})`])}
      />
      <Button kind="secondary" icon="search">
        {words.filter}
      </Button>
      {reason !== null && (
        <a class="target text-primary underline" href={path}>
          {words.clear}
        </a>
      )}
    </form>
  );
}

function columns(language: Language): readonly Column<ListedEntry>[] {
  const words = runTexts(language);
  return [
    {
      header: words.item,
      isLead: true,
      cell: ({ title }) => <span class="wrap-anywhere">{title || words.untitled}</span>,
    },
    { header: words.reason, cell: ({ reason }) => reasonTexts(language).reasons[reason] },
    { header: words.detail, cell: ({ detail }) => <span class="wrap-anywhere">{detail || '–'}</span> },
  ];
}
