import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button } from '../../../../platform/ui/button.tsx';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { DiffView } from '../../../../platform/ui/diff-view.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { formatDateTime } from '../../../../platform/ui/format.ts';
import { FilterSelect } from '../../../../platform/ui/list-filter.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { VersionHead } from '../history-queries.ts';
import { contentWords } from './content-words.ts';
import { editTexts } from './edit-texts.ts';
import { nameOf } from './step-history.tsx';

/** A part of a content in two versions, in words. */
export interface ComparedPart {
  readonly part: 'title' | 'summary' | 'text' | 'facts';
  readonly before: string;
  readonly after: string;
}

interface VersionsPageProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly contentId: string;
  readonly title: string;
  readonly versions: readonly VersionHead[];
  readonly names: Readonly<Record<string, string>>;
  readonly latest: number;
  readonly published: number | null;
  readonly from: number;
  readonly to: number;
  readonly parts: readonly ComparedPart[];
  readonly mayRestore: boolean;
  /** Where versions older than those shown are; null when there are none. */
  readonly olderHref: string | null;
}

/** All versions of a content, two of them compared, each to be restored. */
export function VersionsPage(props: VersionsPageProps): VNode {
  const { language, from, to, versions } = props;
  const words = editTexts(language);
  return (
    <>
      <PageHeading title={words.versionsTitle} overline={props.title} lead={words.versionsLead} />
      <div class="space-y-8">
        {props.latest > 1 && <Comparison {...props} />}
        {from !== to && <Differences {...props} />}
        <DataTable
          caption={words.versionsTitle}
          columns={columns(props)}
          rows={versions}
          rowKey={(row) => String(row.number)}
          empty={<EmptyState title={words.versionsTitle}>{words.versionsLead}</EmptyState>}
        />
        {props.olderHref !== null && (
          <a class="target text-primary underline" href={props.olderHref}>
            {words.olderVersions}
          </a>
        )}
      </div>
    </>
  );
}

function Comparison({ language, contentId, versions, from, to }: VersionsPageProps): VNode {
  const words = editTexts(language);
  const numbers = [...new Set([...versions.map(({ number }) => number), from, to])].toSorted((a, b) => b - a);
  const choices = numbers.map((number) => [String(number), contentWords(language).version(number)] as const);
  return (
    <form method="get" action={`/meja/isi/${contentId}/riwayat`} class="flex flex-wrap items-end gap-3">
      <FilterSelect name="dari" label={words.from} all="…" value={String(from)} choices={choices} />
      <FilterSelect name="ke" label={words.to} all="…" value={String(to)} choices={choices} />
      <Button kind="secondary">{words.compare}</Button>
    </form>
  );
}

function Differences({ language, from, to, parts }: VersionsPageProps): VNode {
  return (
    <section aria-labelledby="perbedaan">
      <h2 id="perbedaan" class="text-xl">
        {editTexts(language).differences(from, to)}
      </h2>
      <ComparedParts language={language} parts={parts} />
    </section>
  );
}

/** The differences of each part that changed; the text also when it did not. */
export function ComparedParts({
  language,
  parts,
}: {
  readonly language: Language;
  readonly parts: readonly ComparedPart[];
}): VNode {
  const words = editTexts(language);
  const names = { title: words.partTitle, summary: words.partSummary, text: words.partText, facts: words.partFacts };
  const shown = parts.filter(({ part, before, after }) => part === 'text' || before !== after);
  return (
    <div class="mt-3 space-y-6">
      {shown.map(({ part, before, after }) => (
        <div key={part}>
          <h3 class="mb-2">{names[part]}</h3>
          <DiffView language={language} before={before} after={after} />
        </div>
      ))}
    </div>
  );
}

function columns(props: VersionsPageProps): readonly Column<VersionHead>[] {
  const { language, timeZone, names, contentId, latest, mayRestore } = props;
  const words = editTexts(language);
  const marks = (row: VersionHead) => (
    <span class="inline-flex flex-wrap items-center gap-2">
      {contentWords(language).version(row.number)}: {row.title}
      {row.number === props.published && <Badge tone="success">{words.standsPublished}</Badge>}
      {row.number === latest && <Badge tone="notice">{words.standsLatest}</Badge>}
    </span>
  );
  const restore: Column<VersionHead> = {
    header: words.restoreHeader,
    isAction: true,
    cell: (row) =>
      row.number === latest ? null : (
        <form method="post" action={`/meja/isi/${contentId}/pulihkan`}>
          <input type="hidden" name="versi" value={row.number} />
          <Button kind="quiet" icon="undo-2">
            {words.restore(row.number)}
          </Button>
        </form>
      ),
  };
  return [
    { header: words.version, isLead: true, cell: marks },
    { header: words.savedBy, cell: (row) => nameOf(row.authorId, names, language) },
    { header: words.savedAt, cell: (row) => formatDateTime(row.createdAt, timeZone, language) },
    { header: words.note, cell: (row) => row.note },
    ...(mayRestore ? [restore] : []),
  ];
}
