import type { VNode } from 'preact';
import { Badge } from '../../../../../platform/ui/badge.tsx';
import { Button, ButtonLink } from '../../../../../platform/ui/button.tsx';
import { DataTable } from '../../../../../platform/ui/data-table.tsx';
import { DescriptionList } from '../../../../../platform/ui/description-list.tsx';
import { EmptyState } from '../../../../../platform/ui/empty-state.tsx';
import { formatDateTime, formatDecimal, formatRupiah } from '../../../../../platform/ui/format.ts';
import { PageHeading } from '../../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../../platform/ui/texts.ts';
import { NetworkTabs } from '../../../inventory/views/network-tabs.tsx';
import { type Reading, SimulatedMark } from '../../desk/views/watch-parts.tsx';
import type { CircuitMonth } from '../circuits.ts';
import { factsOf, floor } from '../report.ts';
import type { Piece } from '../sla.ts';
import { slaTexts } from '../sla-texts.ts';

const PATH = '/meja/jaringan/sla';

interface SlaListProps {
  readonly language: Language;
  readonly circuits: readonly CircuitMonth[];
  /** `2026-11`. */
  readonly month: string;
  readonly isUnfinished: boolean;
  readonly mayExport: boolean;
}

/** The month of all circuits, with what is to be given back. */
export function SlaList({ language, circuits, month, isUnfinished, mayExport }: SlaListProps): VNode {
  const words = slaTexts(language);
  const sum = circuits.reduce((total, { penaltyRupiah }) => total + penaltyRupiah, 0);
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <NetworkTabs language={language} current="sla" />
      <form class="no-print mb-4 flex flex-wrap items-end gap-3">
        <div>
          <label for="bulan" class="block text-sm font-semibold">
            {words.month}
          </label>
          <input id="bulan" type="month" name="bulan" value={month} class="input bg-base-100" />
        </div>
        <Button kind="secondary">{words.show}</Button>
      </form>
      {isUnfinished && <p class="mb-2 text-sm text-muted">{words.until}</p>}
      {circuits.some(({ target }) => target.isSample) && <p class="mb-2 text-sm text-muted">{words.sample}</p>}
      <p class="mb-4">
        {words.sum}: <strong>{formatRupiah(sum, language)}</strong>
      </p>
      {mayExport && <Papers {...{ language, circuits, month }} />}
      <CircuitTable {...{ language, circuits, month }} />
    </>
  );
}

type Listed = Pick<SlaListProps, 'language' | 'circuits' | 'month'>;

function Papers({ language, circuits, month }: Listed): VNode {
  const providers = new Map(
    circuits.flatMap(({ link }) => (link.providerId ? [[link.providerId, link.providerName ?? '']] : [])),
  );
  return (
    <ul class="no-print mb-4 flex flex-wrap gap-x-6 gap-y-1">
      {[...providers].map(([id, name]) => (
        <li key={id}>
          <a class="link inline-flex min-h-11 items-center" href={`${PATH}/laporan.pdf?bulan=${month}&penyedia=${id}`}>
            {slaTexts(language).providerPdf(name)}
          </a>
        </li>
      ))}
    </ul>
  );
}

function CircuitTable({ language, circuits, month }: Listed): VNode {
  const words = slaTexts(language);
  const share = (value: number | null) => (value === null ? '–' : `${formatDecimal(floor(value), 2, language)} %`);
  return (
    <DataTable
      caption={words.title}
      isCaptionHidden
      rows={circuits}
      rowKey={({ target }) => target.id}
      empty={
        <EmptyState title={words.none} icon="chart-column">
          {words.noneHint}
        </EmptyState>
      }
      columns={[
        {
          header: words.circuit,
          isLead: true,
          cell: ({ link, target }) => (
            <>
              <a class="link font-semibold" href={`${PATH}/${target.id}?bulan=${month}`}>
                {link.name}
              </a>{' '}
              {target.isSample && <SimulatedMark language={language} />}
              <span class="block text-sm text-muted">{target.name}</span>
            </>
          ),
        },
        { header: words.provider, cell: ({ link }) => link.providerName ?? words.own },
        { header: words.promised, align: 'end', cell: ({ link }) => share(link.slaPercent) },
        { header: words.raw, align: 'end', cell: ({ availability }) => share(availability.rawPercent) },
        { header: words.adjusted, align: 'end', cell: ({ availability }) => share(availability.adjustedPercent) },
        { header: words.penalty, align: 'end', cell: (one) => formatRupiah(one.penaltyRupiah, language) },
        { header: words.verdict, cell: ({ isKept }) => <Kept isKept={isKept} language={language} /> },
      ]}
    />
  );
}

function Kept({ isKept, language }: { readonly isKept: boolean | null; readonly language: Language }): VNode {
  const words = slaTexts(language);
  if (isKept === null) return <span class="text-muted">{words.open}</span>;
  return <Badge tone={isKept ? 'success' : 'danger'}>{isKept ? words.kept : words.broken}</Badge>;
}

interface CircuitPageProps extends Reading {
  readonly circuit: CircuitMonth;
  readonly month: string;
  readonly isUnfinished: boolean;
  readonly mayExport: boolean;
}

/** The month of one circuit with every time without connection. */
export function CircuitPage({ circuit, month, isUnfinished, mayExport, ...reading }: CircuitPageProps): VNode {
  const { language } = reading;
  const words = slaTexts(language);
  const { link, target, availability } = circuit;
  const paper = mayExport && (
    <ButtonLink icon="download" href={`${PATH}/laporan.pdf?bulan=${month}&titik=${target.id}`}>
      {words.pdf}
    </ButtonLink>
  );
  return (
    <>
      <PageHeading title={link.name} overline={`${words.month} ${month}`} actions={paper} />
      {isUnfinished && <p class="mb-2 text-sm text-muted">{words.until}</p>}
      {target.isSample && (
        <p class="mb-4">
          <SimulatedMark language={language} /> <span class="text-sm text-muted">{words.sample}</span>
        </p>
      )}
      <DescriptionList facts={factsOf(circuit, language).map(([term, value]) => ({ term, value }))} />
      <h2 class="mt-8 mb-3 text-xl">{words.evidence}</h2>
      <Evidence pieces={availability.pieces} {...reading} />
    </>
  );
}

function Evidence({ pieces, language, timeZone }: Reading & { readonly pieces: readonly Piece[] }): VNode {
  const words = slaTexts(language);
  const moment = (ms: number) => formatDateTime(Temporal.Instant.fromEpochMilliseconds(ms), timeZone, language);
  return (
    <DataTable
      caption={words.evidence}
      isCaptionHidden
      rows={pieces}
      rowKey={({ fromMs }) => String(fromMs)}
      empty={<p class="text-muted">{words.noEvidence}</p>}
      columns={[
        { header: words.from, isLead: true, cell: ({ fromMs }) => moment(fromMs) },
        { header: words.to, cell: ({ toMs }) => moment(toMs) },
        {
          header: words.lasted,
          align: 'end',
          cell: ({ fromMs, toMs }) => words.minutes(formatDecimal((toMs - fromMs) / 60_000, 1, language)),
        },
        { header: words.verdict, cell: ({ verdict }) => words.verdicts[verdict] },
      ]}
    />
  );
}
