import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { formatDaysAway } from '../../../../platform/ui/format.ts';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import type { Tone } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { Tabs } from '../../../../platform/ui/tabs.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { CaseKind } from '../../case.ts';
import { gatewayTexts } from '../../gateways/gateway-texts.ts';
import { trackTexts } from '../../public/track-texts.ts';
import { type QueueFilter, queueHref } from '../queue-filter.ts';
import { QUEUE_VIEWS, type QueuedCase, type QueueView } from '../queue-queries.ts';
import { queueTexts } from '../queue-texts.ts';
import { templateTexts } from '../template-texts.ts';
import { QueueFilters } from './queue-filters.tsx';

export interface QueuePageProps {
  readonly language: Language;
  readonly today: Temporal.PlainDate;
  readonly view: QueueView;
  readonly rows: readonly QueuedCase[];
  readonly counts: Readonly<Record<Exclude<QueueView, 'done'>, number>>;
  readonly filter: QueueFilter;
  readonly kinds: readonly Pick<CaseKind, 'name' | 'label'>[];
  /** The unit that was typed means none, or several. */
  readonly isUnitUnknown: boolean;
  readonly nextHref: string | null;
  /** Names of units and persons by their id. */
  readonly names: Readonly<Record<string, string>>;
  /** To whom the chosen may be handed over; empty for those who do not assign work. */
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  readonly mayTakeIn: boolean;
  readonly mayExport: boolean;
}

/** The queue of cases, ordered by what breaks the law first, with the reason in words. */
export function QueuePage(props: QueuePageProps): VNode {
  const { language, view, rows, counts, mayTakeIn, colleagues, filter } = props;
  const words = queueTexts(language);
  const tabs = QUEUE_VIEWS.map((one) => ({
    label: words.views[one],
    href: queueHref(one, filter),
    ...(one !== 'done' && { count: counts[one] }),
  }));
  const actions = (
    <>
      {mayTakeIn && (
        <ButtonLink href="/meja/kasus/catat" icon="plus">
          {words.intake}
        </ButtonLink>
      )}
      <ButtonLink href="/meja/kasus/beban" kind="secondary" icon="chart-column">
        {words.workload}
      </ButtonLink>
    </>
  );
  const list = (
    <ol class="surface divide-y divide-base-300">
      {rows.map((row) => (
        <Row key={row.id} {...props} row={row} />
      ))}
    </ol>
  );
  return (
    <div data-island="shortcuts">
      <PageHeading title={words.title} lead={words.lead} actions={actions} />
      <Tabs label={words.viewsLabel} tabs={tabs} current={queueHref(view, filter)} />
      <QueueFilters {...props} />
      {rows.length === 0 && (
        <EmptyState title={words.none} icon="inbox">
          {words.noneText}
        </EmptyState>
      )}
      {rows.length > 0 && colleagues.length === 0 && list}
      {rows.length > 0 && colleagues.length > 0 && (
        <form method="post" action="/meja/kasus/serahkan">
          {list}
          <BulkBar {...props} />
        </form>
      )}
      <ListPager language={language} previousHref={null} nextHref={props.nextHref} />
      {colleagues.length > 0 && (
        <p class="mt-6 flex flex-wrap gap-x-6">
          <a class="target text-primary underline" href="/meja/kasus/templat">
            {templateTexts(language).title}
          </a>
          <a class="target text-primary underline" href="/meja/kasus/saluran">
            {gatewayTexts(language).title}
          </a>
        </p>
      )}
      {props.mayExport && (
        <p class="mt-2 flex flex-wrap gap-x-6">
          {(['xlsx', 'csv', 'pdf'] as const).map((format) => (
            <a
              key={format}
              class="target text-primary underline"
              href={`/meja/kasus/register.${format}?tahun=${props.today.year}`}
            >
              {words.register(String(props.today.year), format.toUpperCase())}
            </a>
          ))}
          <a
            class="target text-primary underline"
            href={`/meja/kasus/register.pdf?tahun=${props.today.year}&bulan=${props.today.month}`}
          >
            {words.registerMonth}
          </a>
        </p>
      )}
      <p class="mt-6 text-sm text-muted max-sm:hidden">{words.legend}</p>
    </div>
  );
}

function Row({ language, today, row, view, names, colleagues }: QueuePageProps & { readonly row: QueuedCase }): VNode {
  const words = queueTexts(language);
  const mayChoose = colleagues.length > 0 && view !== 'done';
  return (
    <li class="flex flex-wrap items-start gap-x-4 gap-y-2 p-4">
      {mayChoose && (
        <input
          type="checkbox"
          name="kasus"
          value={row.id}
          aria-label={`${words.choose} ${row.number}`}
          class="checkbox checkbox-primary mt-1 not-checked:bg-base-100"
        />
      )}
      <div class="min-w-0 flex-1 basis-72">
        <p class="flex flex-wrap items-center gap-2">
          <Badge tone={toneOf(row, today)}>{badgeOf(row, today, language)}</Badge>
          <a href={`/meja/kasus/${row.id}`} data-row class="target min-w-0 font-semibold hover:underline">
            {row.title}
          </a>
        </p>
        <p class="mt-1 text-muted">{whyOf(row, today, language)}</p>
        <p class="mt-1 flex flex-wrap gap-x-3 text-sm text-muted">
          <span class="tabular-nums">{row.number}</span>
          <span>{names[row.unitId] ?? ''}</span>
          <span>{row.assigneeId === null ? words.nobody : (names[row.assigneeId] ?? '')}</span>
          <span>{words.channels[row.channel]}</span>
          {row.visibility === 'confidential' && <strong>{words.confidential}</strong>}
          {row.visibility === 'anonymous' && <span>{words.anonymous}</span>}
        </p>
      </div>
    </li>
  );
}

function isEnded({ status }: QueuedCase): boolean {
  return status !== 'open' && status !== 'waiting';
}

function toneOf(row: QueuedCase, today: Temporal.PlainDate): Tone {
  if (isEnded(row) || row.status === 'waiting') return 'neutral';
  const days = today.until(row.dueOn, { largestUnit: 'day' }).days;
  if (days <= 0) return 'danger';
  return days <= 3 ? 'warning' : 'notice';
}

function badgeOf(row: QueuedCase, today: Temporal.PlainDate, language: Language): string {
  if (row.status !== 'open') return trackTexts(language).status[row.status];
  return formatDaysAway(row.dueOn, today, language);
}

function whyOf(row: QueuedCase, today: Temporal.PlainDate, language: Language): string {
  const words = queueTexts(language);
  if (row.status === 'waiting') return words.waitingWhy;
  if (isEnded(row)) return '';
  const when = formatDaysAway(row.dueOn, today, language);
  const isLate = Temporal.PlainDate.compare(row.dueOn, today) < 0;
  return isLate ? words.overdueWhy(when, row.citation) : words.dueWhy(when, row.citation);
}

function BulkBar({ language, colleagues }: QueuePageProps): VNode {
  const words = queueTexts(language);
  return (
    <div class="mt-4 flex flex-wrap items-center gap-3">
      <label class="flex flex-wrap items-center gap-2">
        {words.bulk}
        <select name="kepada" class="select bg-base-100">
          <option value="">…</option>
          {colleagues.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Button kind="secondary">{words.bulkDo}</Button>
    </div>
  );
}
