import type { ComponentChildren, VNode } from 'preact';
import { type Column, DataTable } from '../../../../platform/ui/data-table.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { RecordKind } from '../record-kind.ts';
import type { InventoryRecord } from '../record-queries.ts';
import { recordHref, shownValue, type UnitTitles } from '../show-value.tsx';
import { inventoryTexts } from '../texts.ts';

interface RecordTableProps {
  readonly language: Language;
  readonly kind: RecordKind;
  readonly records: readonly InventoryRecord[];
  readonly units: UnitTitles;
  readonly empty: VNode;
  /** A column that all rows share is left out. */
  readonly without?: string | undefined;
  /** Shown above the table; only read out when left out. */
  readonly caption?: string | undefined;
}

/** Records of one kind. */
export function RecordTable({ language, kind, records, units, empty, without, caption }: RecordTableProps): VNode {
  const listed = kind.fields.filter(({ isListed, column }) => isListed && column !== without);
  const columns: readonly Column<InventoryRecord>[] = [
    { header: kind.label[language], isLead: true, cell: (record) => <Title {...{ language, kind, record }} /> },
    ...listed.map(
      (field): Column<InventoryRecord> => ({
        header: field.label[language],
        align: ['integer', 'decimal', 'rupiah'].includes(field.type.kind) ? 'end' : 'start',
        cell: (record) => orNothing(shownValue(field, record, language, units), language),
      }),
    ),
  ];
  return (
    <DataTable
      caption={caption ?? kind.labels[language]}
      isCaptionHidden={caption === undefined}
      columns={columns}
      rows={records}
      rowKey={({ id }) => id}
      empty={empty}
    />
  );
}

interface TitleProps {
  readonly language: Language;
  readonly kind: RecordKind;
  readonly record: InventoryRecord;
}

function Title({ language, kind, record }: TitleProps): VNode {
  return (
    <>
      <a class="link font-semibold break-words" href={recordHref(kind, record.id)}>
        {record.title}
      </a>
      {record.isSample && !isToldBy(record.title) && (
        <span class="text-muted"> ({inventoryTexts(language).sample})</span>
      )}
    </>
  );
}

/** The name itself says that it is made up. */
function isToldBy(title: string): boolean {
  return /contoh/i.test(title);
}

function orNothing(shown: ComponentChildren, language: Language): ComponentChildren {
  return shown === '' ? inventoryTexts(language).nothing : shown;
}
