import type { VNode } from 'preact';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { NetworkTabs } from '../views/network-tabs.tsx';
import { DIFFERENCES, type Difference, type DifferenceKind } from './difference-queries.ts';
import { differenceTexts } from './texts.ts';

const MOST = 200;

interface DifferencePageProps {
  readonly language: Language;
  readonly differences: readonly Difference[];
  readonly unseenDays: number;
  readonly mayExport: boolean;
}

/** Where recorded, discovered and paid for disagree, with what to do about it. */
export function DifferencePage({ language, differences, unseenDays, mayExport }: DifferencePageProps): VNode {
  const words = differenceTexts(language);
  const csv = (
    <ButtonLink href={`/meja/jaringan/selisih.csv?hari=${unseenDays}`} kind="secondary" icon="download">
      {words.csv}
    </ButtonLink>
  );
  const kinds = DIFFERENCES.filter((kind) => differences.some((one) => one.kind === kind));
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} actions={mayExport ? csv : null} />
      <NetworkTabs language={language} current="selisih" />
      <Days {...{ language, unseenDays }} />
      {kinds.length === 0 && (
        <EmptyState title={words.none} icon="circle-check">
          {words.noneHint}
        </EmptyState>
      )}
      <div class="space-y-8">
        {kinds.map((kind) => (
          <OneKind
            key={kind}
            {...{ language, kind, unseenDays }}
            rows={differences.filter((one) => one.kind === kind)}
          />
        ))}
      </div>
    </>
  );
}

function Days({ language, unseenDays }: { readonly language: Language; readonly unseenDays: number }): VNode {
  const words = differenceTexts(language);
  return (
    <form class="mb-6 flex flex-wrap items-end gap-3">
      <div>
        <label for="hari" class="block text-sm font-semibold">
          {words.days}
        </label>
        <input
          id="hari"
          name="hari"
          type="number"
          min="1"
          max="730"
          value={unseenDays}
          class="input w-32 bg-base-100"
        />
      </div>
      <Button kind="secondary">{words.show}</Button>
    </form>
  );
}

interface OneKindProps {
  readonly language: Language;
  readonly kind: DifferenceKind;
  readonly rows: readonly Difference[];
  readonly unseenDays: number;
}

function OneKind({ language, kind, rows, unseenDays }: OneKindProps): VNode {
  const words = differenceTexts(language);
  return (
    <section>
      <h2 class="text-xl">{`${words.kind[kind]} (${rows.length})`}</h2>
      <p class="mb-3 max-w-text text-muted">
        {words.mend[kind]}
        {kind === 'recorded-not-seen' && ` ${words.unseen(unseenDays)}`}
        {rows.length >= MOST && ` ${words.most(String(MOST))}`}
      </p>
      <DataTable
        caption={words.kind[kind]}
        isCaptionHidden
        columns={[
          {
            header: words.what,
            isLead: true,
            cell: ({ href, title }) => (
              <a class="link font-semibold break-words" href={href}>
                {title}
              </a>
            ),
          },
          { header: words.detail, cell: ({ detail }) => detail || '–' },
        ]}
        rows={rows}
        rowKey={({ id }) => id}
        empty={<p />}
      />
    </section>
  );
}
