import type { VNode } from 'preact';
import { formatDateTime } from '../../../../platform/ui/format.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { FieldValue, RecordField, RecordKind } from '../record-kind.ts';
import type { RecordChange } from '../record-writes.ts';
import { valueWords } from '../show-value.tsx';
import { inventoryTexts } from '../texts.ts';

interface ChangeListProps {
  readonly language: Language;
  readonly kind: RecordKind;
  readonly changes: readonly RecordChange[];
  readonly timeZone: string;
}

/** Who changed what, the newest first. */
export function ChangeList({ language, kind, changes, timeZone }: ChangeListProps): VNode {
  const words = inventoryTexts(language);
  return (
    <section class="mt-10 max-w-text">
      <h2 class="mb-3 text-xl">{words.changes}</h2>
      {changes.length === 0 && <p class="text-muted">{words.noChanges}</p>}
      <ol class="divide-y divide-base-300">
        {changes.map((change) => (
          <li key={change.id} class="py-3">
            <p>
              <span class="font-semibold">{outcomeOf(change, language)}</span> {words.cause[change.cause]}
              {change.personName !== '' && ` ${words.by(change.personName)}`}
            </p>
            <p class="text-sm text-muted">{formatDateTime(change.changedAt, timeZone, language)}</p>
            <Differences {...{ language, kind, change }} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function outcomeOf({ before, after }: RecordChange, language: Language): string {
  const words = inventoryTexts(language).change;
  if (before === null) return words.added;
  return after === null ? words.removed : words.changed;
}

interface DifferencesProps {
  readonly language: Language;
  readonly kind: RecordKind;
  readonly change: RecordChange;
}

/** Only of changes: of what was added or removed, the page itself tells. */
function Differences({ language, kind, change: { before, after } }: DifferencesProps): VNode | null {
  if (before === null || after === null) return null;
  const words = inventoryTexts(language);
  const shown = kind.fields.filter(({ column }) => column in after);
  return (
    <ul class="mt-1 text-[0.9375em]">
      {shown.map((field) => (
        <li key={field.name}>
          {field.label[language]}
          {isPlain(field) &&
            `: ${words.from(told(field, before[field.column], language), told(field, after[field.column], language))}`}
        </li>
      ))}
    </ul>
  );
}

/** Ids say nothing to people. */
function isPlain({ type }: RecordField): boolean {
  return type.kind !== 'reference' && type.kind !== 'unit';
}

function told(field: RecordField, value: FieldValue | undefined, language: Language): string {
  return valueWords(field, value ?? null, language) || inventoryTexts(language).empty;
}
