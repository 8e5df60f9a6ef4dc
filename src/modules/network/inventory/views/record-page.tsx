import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { DescriptionList, type Fact } from '../../../../platform/ui/description-list.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { kindOf } from '../kinds/kinds.ts';
import { MOST_LABELS } from '../labels/label-sheet.ts';
import type { Photo } from '../photos/photo-queries.ts';
import { PhotoSection } from '../photos/photo-section.tsx';
import type { ChildKind, RecordKind } from '../record-kind.ts';
import type { HangingRecords, InventoryRecord } from '../record-queries.ts';
import type { RecordChange } from '../record-writes.ts';
import { recordHref, shownValue, type UnitTitles } from '../show-value.tsx';
import { inventoryTexts } from '../texts.ts';
import { ChangeList } from './change-list.tsx';
import { RecordTable } from './record-table.tsx';

interface RecordPageProps {
  readonly language: Language;
  readonly kind: RecordKind;
  readonly record: InventoryRecord;
  readonly units: UnitTitles;
  readonly hanging: readonly HangingRecords[];
  readonly changes: readonly RecordChange[];
  readonly timeZone: string;
  readonly mayManage: boolean;
  /** Null for kinds of which no pictures are kept. */
  readonly photos: readonly Photo[] | null;
}

/** One record with everything that hangs on it: of a location, the whole office on one screen. */
export function RecordPage(props: RecordPageProps): VNode {
  const { language, kind, record, units } = props;
  const words = inventoryTexts(language);
  const shown = props.hanging.filter(({ records }) => records.length > 0);
  return (
    <>
      <PageHeading
        title={record.title}
        overline={record.isSample ? `${kind.label[language]} (${words.sample})` : kind.label[language]}
        actions={<Actions {...props} />}
      />
      <div class="max-w-text">
        <DescriptionList facts={factsOf(props)} />
      </div>
      <div class="mt-8 space-y-8">
        {shown.map((child) => (
          <RecordTable
            key={`${child.kind} ${child.column}`}
            {...{ language, units, kind: kindOf(child.kind), records: child.records, without: child.column }}
            caption={captionOf(child, language)}
            empty={<p />}
          />
        ))}
      </div>
      <AddLinks {...props} />
      {props.photos && (
        <PhotoSection
          {...{ language, photos: props.photos, mayManage: props.mayManage, of: record.title }}
          href={recordHref(kind, record.id)}
        />
      )}
      <ChangeList language={language} kind={kind} changes={props.changes} timeZone={props.timeZone} />
    </>
  );
}

function factsOf({ language, kind, record, units }: RecordPageProps): readonly Fact[] {
  return kind.fields.flatMap((field) => {
    const value = shownValue(field, record, language, units);
    const isTold = value !== '' && field.column !== kind.title.column;
    return isTold ? [{ term: field.label[language], value }] : [];
  });
}

function captionOf({ kind, column }: ChildKind, language: Language): string {
  const words = inventoryTexts(language);
  if (kind === 'link' && column.startsWith('a_')) return words.endsA;
  if (kind === 'link' && column.startsWith('z_')) return words.endsZ;
  return column === 'parent_id' ? words.parts : kindOf(kind).labels[language];
}

function Actions({ language, kind, record, hanging, mayManage }: RecordPageProps): VNode {
  const words = inventoryTexts(language);
  const href = recordHref(kind, record.id);
  const devices = kind.key === 'device' ? 1 : (hanging.find((child) => child.kind === 'device')?.records.length ?? 0);
  const hasLabels = (kind.key === 'device' || kind.key === 'location') && devices > 0;
  return (
    <>
      {hasLabels && <LabelLinks {...{ language, href }} parts={Math.ceil(devices / MOST_LABELS)} />}
      {mayManage && (
        <ButtonLink href={`${href}/ubah`} icon="pencil">
          {words.edit}
        </ButtonLink>
      )}
      {mayManage && (
        <form method="post" action={`${href}/hapus`}>
          <Button kind="danger" icon="trash-2">
            {words.remove}
          </Button>
        </form>
      )}
    </>
  );
}

interface LabelLinksProps {
  readonly language: Language;
  /** The page of the record. */
  readonly href: string;
  /** How many papers it takes. */
  readonly parts: number;
}

function LabelLinks({ language, href, parts }: LabelLinksProps): VNode {
  const words = inventoryTexts(language);
  return (
    <>
      {Array.from({ length: parts }, (_, at) => (
        <ButtonLink key={at} href={`${href}/label.pdf?bagian=${at + 1}`} kind="secondary" icon="printer">
          {parts === 1 ? words.labels : `${words.labels} ${at + 1}`}
        </ButtonLink>
      ))}
    </>
  );
}

/** Begins what hangs on this record, with its name filled in. */
function AddLinks({ language, kind, record, mayManage }: RecordPageProps): VNode | null {
  const places = kind.children.filter(({ column }) => !column.startsWith('z_'));
  if (!mayManage || places.length === 0) return null;
  const links = places.flatMap((child) => {
    const other = kindOf(child.kind);
    const field = other.fields.find(({ column }) => column === child.column);
    const query = new URLSearchParams({ [field?.name ?? 'lokasi']: record.title });
    return [{ other, href: `/meja/jaringan/${other.path}/baru?${query}` }];
  });
  return (
    <div class="mt-6 flex flex-wrap gap-2">
      {links.map(({ other, href }) => (
        <ButtonLink key={href} href={href} kind="secondary" icon="plus">
          {inventoryTexts(language).add(other.label[language])}
        </ButtonLink>
      ))}
    </div>
  );
}
