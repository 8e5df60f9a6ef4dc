import type { VNode } from 'preact';
import { Badge } from '../../../../../platform/ui/badge.tsx';
import { Button, ButtonLink } from '../../../../../platform/ui/button.tsx';
import { DataTable } from '../../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../../platform/ui/empty-state.tsx';
import { FilterSelect, SearchInput } from '../../../../../platform/ui/list-filter.tsx';
import { ListPager } from '../../../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../../platform/ui/texts.ts';
import { NetworkTabs } from '../../../inventory/views/network-tabs.tsx';
import { FORM_METHODS } from '../target-form.ts';
import type { RecordedTarget } from '../target-records.ts';
import { targetTexts } from '../target-texts.ts';

/** Where targets are set up. */
export const TARGETS = '/meja/jaringan/sasaran';

interface TargetListProps {
  readonly language: Language;
  readonly targets: readonly RecordedTarget[];
  readonly query: string | undefined;
  readonly method: string | undefined;
  readonly state: 'aktif' | 'henti' | undefined;
  readonly nextHref: string | null;
  readonly submissionKey: string;
  readonly mayManage: boolean;
  /** Whether they may hand the readings to other tools. */
  readonly mayHandOn: boolean;
}

/** Everything that is asked, and what rests. */
export function TargetList(props: TargetListProps): VNode {
  const { language, mayManage } = props;
  const words = targetTexts(language);
  const actions = (
    <>
      {props.mayHandOn && (
        <ButtonLink href="/meja/jaringan/metrik" kind="quiet">
          Prometheus
        </ButtonLink>
      )}
      {mayManage && (
        <ButtonLink href={`${TARGETS}/baru`} icon="plus">
          {words.add}
        </ButtonLink>
      )}
    </>
  );
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} actions={actions} />
      <NetworkTabs language={language} current="sasaran" />
      <Filters {...props} />
      {props.mayManage && props.targets.length > 0 ? <Choosing {...props} /> : <Table {...props} />}
      <ListPager language={language} previousHref={null} nextHref={props.nextHref} />
    </>
  );
}

/** The list with boxes to tick, and what can be done with all that are ticked. */
function Choosing(props: TargetListProps): VNode {
  const words = targetTexts(props.language);
  return (
    <form method="post" action={`${TARGETS}/pilihan`}>
      <input type="hidden" name="kunci" value={props.submissionKey} />
      <Table {...props} />
      <div class="mt-4 flex flex-wrap gap-2">
        <Button kind="secondary" name="aksi" value="henti">
          {words.pause}
        </Button>
        <Button kind="secondary" name="aksi" value="pantau">
          {words.resume}
        </Button>
      </div>
    </form>
  );
}

function Table({ language, targets, query, method, state, mayManage }: TargetListProps): VNode {
  const words = targetTexts(language);
  const isNarrowed = [query, method, state].some((one) => one !== undefined);
  return (
    <DataTable
      caption={words.title}
      isCaptionHidden
      rows={targets}
      rowKey={({ id }) => id}
      empty={
        <EmptyState title={isNarrowed ? words.nothing : words.none} icon="monitor">
          {!isNarrowed && words.noneHint}
        </EmptyState>
      }
      columns={[
        { header: words.name, isLead: true, cell: (target) => <Name {...{ target, language, mayManage }} /> },
        { header: words.method, cell: ({ method: way }) => methodWords(way, language) },
        { header: words.host, cell: ({ host, port }) => (port === null ? host : `${host}:${port}`) },
        { header: words.rhythm, cell: ({ intervalSeconds }) => words.every(intervalSeconds) },
        {
          header: words.state,
          cell: ({ isActive }) =>
            isActive ? <Badge tone="success">{words.on}</Badge> : <Badge tone="neutral">{words.off}</Badge>,
        },
      ]}
    />
  );
}

interface NameProps {
  readonly target: RecordedTarget;
  readonly language: Language;
  readonly mayManage: boolean;
}

function Name({ target, language, mayManage }: NameProps): VNode {
  const words = targetTexts(language);
  const { id, name, isSample } = target;
  return (
    <span class="flex items-center gap-3">
      {mayManage && (
        <input
          type="checkbox"
          name="pilih"
          value={id}
          aria-label={`${words.pick} ${name}`}
          class="checkbox checkbox-primary shrink-0 not-checked:bg-base-100"
        />
      )}
      <span>
        <a class="link font-semibold" href={mayManage ? `${TARGETS}/${id}` : `/meja/jaringan/pantauan/${id}`}>
          {name}
        </a>
        {isSample && <span class="block text-sm font-normal text-muted">{words.simulated}</span>}
      </span>
    </span>
  );
}

/** A way of watching, in words. */
export function methodWords(method: string, language: Language): string {
  const words = targetTexts(language);
  const known: Readonly<Record<string, readonly string[]>> = words.methods;
  return known[method]?.[0] ?? (method === 'agent' ? words.agent : words.simulated);
}

function Filters({ language, query, method, state }: TargetListProps): VNode {
  const words = targetTexts(language);
  return (
    <form class="no-print mb-4 flex flex-wrap items-end gap-3">
      <SearchInput label={words.search} value={query} />
      <FilterSelect
        name="cara"
        label={words.method}
        all={words.all}
        value={method}
        choices={[...FORM_METHODS, 'simulated' as const].map((one) => [one, methodWords(one, language)] as const)}
      />
      <FilterSelect
        name="keadaan"
        label={words.state}
        all={words.all}
        value={state}
        choices={[
          ['aktif', words.on],
          ['henti', words.off],
        ]}
      />
      <Button kind="secondary">{words.apply}</Button>
    </form>
  );
}
