import type { VNode } from 'preact';
import { DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { formatNumber } from '../../../../platform/ui/format.ts';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { Tabs } from '../../../../platform/ui/tabs.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { Heading } from '../entry.ts';
import type { GapRow } from '../gaps.ts';
import { listTexts } from '../list-texts.ts';

interface GapsPageProps {
  readonly language: Language;
  readonly rows: readonly GapRow[];
  readonly previous: string | null;
  readonly next: string | null;
  /** The page's own address. */
  readonly path: string;
  /** Whether the offices only are shown; null where there is nothing to choose. */
  readonly isOffices: boolean | null;
}

/** Which units have nothing, or nothing new, under which heading. */
export function GapsPage({ language, rows, previous, next, path, isOffices }: GapsPageProps): VNode {
  const words = listTexts(language);
  const listPath = path.slice(0, path.lastIndexOf('/'));
  const all = isOffices === false ? { unit: 'semua' } : {};
  const hrefOf = (cursor: string) => `${path}?${new URLSearchParams({ ...all, kursor: cursor })}`;
  const tabs = [
    { label: words.offices, href: path },
    { label: words.allUnits, href: `${path}?unit=semua` },
  ] as const;
  return (
    <>
      <PageHeading title={words.gapsTitle} lead={words.gapsLead} />
      <p class="mb-6">
        <a class="target text-primary underline" href={listPath}>
          {words.back}
        </a>{' '}
        ·{' '}
        <a class="target text-primary underline" href="/ppid/keberatan">
          {words.objectToGap}
        </a>
      </p>
      {isOffices !== null && (
        <div class="mb-6">
          <Tabs label={words.unitsLabel} tabs={tabs} current={tabs[isOffices ? 0 : 1].href} />
        </div>
      )}
      <DataTable
        caption={words.gapsCaption}
        isCaptionHidden
        columns={[
          {
            ...{ header: words.unit, isLead: true },
            cell: ({ unitId, unitName }) => (
              <a class="target text-primary underline" href={`${listPath}?unit=${unitId}`}>
                {unitName}
              </a>
            ),
          },
          {
            ...{ header: words.score, align: 'end' },
            cell: ({ filled, of }) => `${formatNumber(filled, language)}/${formatNumber(of, language)}`,
          },
          { header: words.missingList, cell: ({ missing }) => <Names language={language} headings={missing} /> },
          { header: words.staleList, cell: ({ stale }) => <Names language={language} headings={stale} /> },
        ]}
        rows={rows}
        rowKey={({ unitId }) => unitId}
        empty={<EmptyState title={words.none}>{words.gapsLead}</EmptyState>}
      />
      <ListPager language={language} previousHref={previous && hrefOf(previous)} nextHref={next && hrefOf(next)} />
    </>
  );
}

function Names({ language, headings }: { readonly language: Language; readonly headings: readonly Heading[] }): VNode {
  if (headings.length === 0) return <>{listTexts(language).nothing}</>;
  return <>{headings.map(({ name }) => name[language]).join('; ')}</>;
}
