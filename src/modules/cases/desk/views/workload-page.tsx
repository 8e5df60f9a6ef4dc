import type { VNode } from 'preact';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { formatNumber } from '../../../../platform/ui/format.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { Workload } from '../queue-queries.ts';
import { queueTexts } from '../queue-texts.ts';

interface WorkloadPageProps {
  readonly language: Language;
  readonly lines: readonly Workload[];
  readonly names: Readonly<Record<string, string>>;
}

/** The head's page: what is late, beside how much each person has. */
export function WorkloadPage({ language, lines, names }: WorkloadPageProps): VNode {
  const words = queueTexts(language);
  const number = (of: keyof typeof words.load): Column<Workload> => ({
    header: words.load[of],
    align: 'end',
    cell: (line) =>
      of === 'overdue' && line.overdue > 0 ? (
        <strong>{formatNumber(line[of], language)}</strong>
      ) : (
        formatNumber(line[of], language)
      ),
  });
  return (
    <>
      <PageHeading title={words.workloadTitle} lead={words.workloadLead} />
      <DataTable
        caption={words.workloadTitle}
        isCaptionHidden
        columns={[
          { header: words.unit, isLead: true, cell: (line) => names[line.unitId] ?? '' },
          {
            header: words.who,
            cell: (line) => (line.assigneeId === null ? words.nobody : (names[line.assigneeId] ?? '')),
          },
          number('overdue'),
          number('soon'),
          number('open'),
          number('waiting'),
        ]}
        rows={lines}
        rowKey={(line) => `${line.unitId} ${line.assigneeId}`}
        empty={<EmptyState title={words.workloadNone} icon="circle-check" />}
      />
    </>
  );
}
