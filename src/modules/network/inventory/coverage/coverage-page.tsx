import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { Button, ButtonLink } from '../../../../platform/ui/button.tsx';
import { CheckboxField } from '../../../../platform/ui/choice-field.tsx';
import { DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ErrorSummary } from '../../../../platform/ui/error-summary.tsx';
import { FigureCard } from '../../../../platform/ui/figure-card.tsx';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { formatNumber, formatPercent } from '../../../../platform/ui/format.ts';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { Tabs } from '../../../../platform/ui/tabs.tsx';
import { TextField } from '../../../../platform/ui/text-field.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { NetworkTabs } from '../views/network-tabs.tsx';
import { COVERED_KINDS, type Coverage, type CoverageTarget, type CoveredKind, isMet } from './coverage.ts';
import { coverageTexts } from './texts.ts';

const PATH = '/meja/jaringan/cakupan';
const SHOWN = 200;

interface CoveragePageProps {
  readonly language: Language;
  readonly kind: CoveredKind;
  readonly target: CoverageTarget;
  readonly units: readonly Coverage[];
  readonly form: FormState;
  readonly mayDecide: boolean;
  readonly mayExport: boolean;
}

/** Which units have what, beside the target; those that lack the most first. */
export function CoveragePage(props: CoveragePageProps): VNode {
  const { language, kind, units } = props;
  const words = coverageTexts(language);
  const sorted = units.toSorted(
    (a, b) => b.missingMbps - a.missingMbps || Number(b.isLanMissing) - Number(a.isLanMissing),
  );
  const tabs = COVERED_KINDS.map((one) => ({ label: words.kind[one], href: `${PATH}?jenis=${one}` }));
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} actions={<Actions {...props} />} />
      <NetworkTabs language={language} current="cakupan" />
      <Tabs label={words.kindTab} tabs={tabs} current={`${PATH}?jenis=${kind}`} />
      <Figures {...props} />
      <Target {...props} />
      <DataTable
        caption={words.kind[kind]}
        isCaptionHidden
        columns={columnsOf(language)}
        rows={sorted.slice(0, SHOWN)}
        rowKey={({ unitId }) => unitId}
        empty={<EmptyState title={words.none} icon="network" />}
      />
      {sorted.length > SHOWN && (
        <p class="mt-4 text-muted">
          {words.first(formatNumber(SHOWN, language), formatNumber(sorted.length, language))}
        </p>
      )}
    </>
  );
}

function Actions({ language, kind, mayExport, mayDecide }: CoveragePageProps): VNode {
  const words = coverageTexts(language);
  return (
    <>
      {mayDecide && (
        <ButtonLink href="/meja/jaringan/usulan" icon="list-checks">
          {words.ask}
        </ButtonLink>
      )}
      {mayExport && (
        <ButtonLink href={`${PATH}.csv?jenis=${kind}`} kind="secondary" icon="download">
          {words.csv}
        </ButtonLink>
      )}
    </>
  );
}

function Figures({ language, kind, units }: CoveragePageProps): VNode {
  const words = coverageTexts(language);
  const share = (count: number) => formatPercent(units.length === 0 ? 0 : count / units.length, language);
  const figures = [
    [words.met, units.filter(isMet).length],
    [words.withLink, units.filter(({ links }) => links > 0).length],
    [words.withLan, units.filter(({ hasLan }) => hasLan === true).length],
  ] as const;
  return (
    <ul class="my-6 grid gap-4 sm:grid-cols-3">
      {figures.map(([label, count]) => (
        <li key={label}>
          <FigureCard
            label={label}
            value={share(count)}
            href={`${PATH}?jenis=${kind}`}
            note={`${formatNumber(count, language)} ${words.ofUnits(formatNumber(units.length, language))}`}
          />
        </li>
      ))}
    </ul>
  );
}

function Target({ language, kind, target, form, mayDecide }: CoveragePageProps): VNode {
  const words = coverageTexts(language);
  const field = { language, form };
  return (
    <div class="mb-6 max-w-text">
      <p>
        {words.decided(formatNumber(target.mbps, language), target.wantsLan)}
        {!target.isDecided && <span class="text-muted"> {words.proposed}</span>}
      </p>
      {mayDecide && (
        <details class="mt-2" open={Object.keys(form.errors).length > 0}>
          <summary class="target cursor-pointer font-semibold text-primary">{words.save}</summary>
          <form method="post" action={`${PATH}?jenis=${kind}`} class="mt-3 space-y-4" noValidate>
            <ErrorSummary language={language} errors={form.errors} />
            <TextField {...field} name="mbps" label={words.mbps} inputmode="decimal" maxLength={12} width="short" />
            <CheckboxField {...field} name="lan" label={words.wantsLan} isOptional />
            <Button icon="save">{words.save}</Button>
          </form>
        </details>
      )}
    </div>
  );
}

function columnsOf(language: Language) {
  const words = coverageTexts(language);
  const lan = (hasLan: boolean | null) => (hasLan === null ? words.unknown : hasLan ? words.yes : words.no);
  const number = (value: number) => formatNumber(value, language);
  return [
    {
      header: words.unit,
      isLead: true,
      cell: ({ name, unitId, isSample }: Coverage) => (
        <>
          <a class="link font-semibold" href={`/meja/jaringan/lokasi?unit=${unitId}`}>
            {name}
          </a>
          {isSample && <span class="text-muted"> ({words.sample})</span>}
        </>
      ),
    },
    { header: words.lan, cell: ({ hasLan }: Coverage) => lan(hasLan) },
    { header: words.links, align: 'end', cell: ({ links }: Coverage) => number(links) },
    { header: words.has, align: 'end', cell: ({ mbps }: Coverage) => number(mbps) },
    { header: words.missing, align: 'end', cell: ({ missingMbps }: Coverage) => number(missingMbps) },
    {
      header: words.status,
      cell: (row: Coverage) => (
        <Badge tone={isMet(row) ? 'success' : 'warning'}>{isMet(row) ? words.isMet : words.isShort}</Badge>
      ),
    },
  ] as const;
}
