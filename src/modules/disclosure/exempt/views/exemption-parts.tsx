import { Badge } from '../../../../platform/ui/badge.tsx';
import type { Column } from '../../../../platform/ui/data-table.tsx';
import { formatDate } from '../../../../platform/ui/format.ts';
import type { Tone } from '../../../../platform/ui/notice.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { Exemption, ExemptionState } from '../exemption.ts';
import { exemptionTexts } from '../exemption-texts.ts';

/** Which colour says how an entry stands. */
export const STATE_TONE: Readonly<Record<ExemptionState, Tone>> = {
  ...{ proposed: 'notice', decided: 'success', expired: 'warning', opened: 'neutral', rejected: 'neutral' },
};

/** On which ground an entry is closed, in words. */
export function basisOf({ articles, otherBasis }: Exemption, language: Language): string {
  return [exemptionTexts(language).article(articles.join(', ')), otherBasis].filter(Boolean).join('; ');
}

/** Until when it is closed, in words; empty before it is decided. */
export function untilOf({ decree }: Exemption, language: Language): string {
  if (decree === null) return '';
  return decree.validUntil ? formatDate(decree.validUntil, language) : exemptionTexts(language).noEnd;
}

/** The columns that everyone may read. */
export function publicColumns(
  language: Language,
  unitNames: ReadonlyMap<string, string>,
): readonly Column<Exemption>[] {
  const { columns } = exemptionTexts(language);
  return [
    { header: columns.title, isLead: true, cell: ({ title }) => title },
    { header: columns.unit, cell: ({ unitId }) => unitNames.get(unitId) ?? '' },
    { header: columns.basis, cell: (row) => basisOf(row, language) },
    {
      header: columns.decree,
      cell: ({ decree }) => (decree ? `${decree.number}, ${formatDate(decree.on, language)}` : ''),
    },
    { header: columns.until, cell: (row) => untilOf(row, language) },
  ];
}

/** How an entry stands. */
export function StateBadge({ language, state }: { readonly language: Language; readonly state: ExemptionState }) {
  return <Badge tone={STATE_TONE[state]}>{exemptionTexts(language).states[state]}</Badge>;
}
