import type { VNode } from 'preact';
import { DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { formatDateTime, formatNumber } from '../../../../platform/ui/format.ts';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { PrivacyDecision } from '../../privacy/decision-log.ts';
import type { HeldKind } from '../../privacy/held-content.ts';
import { decisionLogTexts } from './decision-log-texts.ts';
import { privacyTexts } from './privacy-texts.ts';

interface DecisionLogProps {
  readonly language: Language;
  readonly timeZone: string;
  readonly rows: readonly PrivacyDecision[];
  /** Names by person id. */
  readonly names: Readonly<Record<string, string>>;
  readonly nextHref: string | null;
}

/** What was found, in words: `2 NIK, 1 nomor telepon`. */
export function kindsOf({ counts }: PrivacyDecision, language: Language): string {
  const words = privacyTexts(language).kind;
  return Object.entries(counts)
    .map(([kind, count]) => `${formatNumber(count, language)} ${words[kind as HeldKind]}`)
    .join(', ');
}

/** Why it stands, each kind with its reason. */
export function reasonsOf({ reasons }: PrivacyDecision, language: Language): string {
  const words = privacyTexts(language).kind;
  const told = Object.entries(reasons);
  if (told.length === 1) return told[0]?.[1] ?? '';
  return told.map(([kind, reason]) => `${words[kind as HeldKind]}: ${reason}`).join('; ');
}

/** Who let personal data be shown, where and why. */
export function DecisionLogPage({ language, timeZone, rows, names, nextHref }: DecisionLogProps): VNode {
  const words = decisionLogTexts(language);
  const { columns } = words;
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <DataTable
        caption={words.title}
        isCaptionHidden
        columns={[
          {
            ...{ header: columns.content, isLead: true },
            cell: (row) => (
              <>
                <a class="target text-primary underline" href={`/meja/isi/${row.contentId}`}>
                  {row.contentTitle}
                </a>
                <span class="block text-sm font-normal text-muted">{row.siteTitle}</span>
              </>
            ),
          },
          { header: columns.kinds, cell: (row) => kindsOf(row, language) },
          { header: columns.reasons, cell: (row) => reasonsOf(row, language) },
          { header: columns.who, cell: (row) => names[row.decidedBy] ?? '' },
          { header: columns.when, cell: (row) => formatDateTime(row.decidedAt, timeZone, language) },
          { header: columns.step, cell: (row) => words.steps[row.step] },
        ]}
        rows={rows}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={words.none} icon="circle-check">
            {words.noneText}
          </EmptyState>
        }
      />
      <ListPager language={language} previousHref={null} nextHref={nextHref} />
      {rows.length > 0 && (
        <p class="no-print mt-6 flex flex-wrap items-center gap-x-6">
          <span class="font-semibold">{words.download}</span>
          {(['xlsx', 'csv', 'pdf'] as const).map((format) => (
            <a key={format} class="target text-primary underline" href={`/meja/data-pribadi/keputusan.${format}`}>
              {format.toUpperCase()}
            </a>
          ))}
        </p>
      )}
    </>
  );
}
