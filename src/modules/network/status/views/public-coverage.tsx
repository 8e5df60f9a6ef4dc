import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { ButtonLink } from '../../../../platform/ui/button.tsx';
import { DataTable } from '../../../../platform/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { formatNumber, formatPercent } from '../../../../platform/ui/format.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { Tabs } from '../../../../platform/ui/tabs.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { type Coverage, type CoverageTarget, type CoveredKind, isMet } from '../../inventory/coverage/coverage.ts';
import { coverageTexts } from '../../inventory/coverage/texts.ts';
import { publicCoverageTexts } from '../coverage-texts.ts';

/** Where everyone reads it. */
export const COVERAGE = '/cakupan-jaringan';
const SHOWN = 200;

interface PublicCoverageProps {
  readonly language: Language;
  readonly governmentName: string;
  readonly kind: CoveredKind;
  /** Those of which the government has units; empty while nothing is recorded. */
  readonly kinds: readonly CoveredKind[];
  readonly target: CoverageTarget;
  readonly units: readonly Coverage[];
}

/** Which office has what, beside the target: figures only, nothing that would help an attacker. */
export function PublicCoverage(props: PublicCoverageProps): VNode {
  const { language, kind, kinds, units } = props;
  const words = publicCoverageTexts(language);
  const names = coverageTexts(language);
  if (kinds.length === 0) {
    return (
      <>
        <PageHeading title={words.title} />
        <EmptyState title={words.nothing} icon="network" />
      </>
    );
  }
  const tabs = kinds.map((one) => ({ label: names.kind[one], href: `${COVERAGE}?jenis=${one}` }));
  return (
    <>
      <PageHeading title={words.title} lead={words.lead(props.governmentName)} />
      <Tabs label={names.kindTab} tabs={tabs} current={`${COVERAGE}?jenis=${kind}`} />
      <Figures {...props} />
      {units.some(({ isSample }) => isSample) && (
        <div class="mb-6">
          <Notice tone="notice">{words.sample}</Notice>
        </div>
      )}
      <Units {...props} />
      <p class="no-print mt-6 flex flex-wrap gap-3">
        <ButtonLink href={`${COVERAGE}.csv?jenis=${kind}`} kind="secondary" icon="download">
          {names.csv}
        </ButtonLink>
        <ButtonLink href="/status-jaringan" kind="quiet">
          {words.status}
        </ButtonLink>
      </p>
    </>
  );
}

function Figures({ language, units, target }: PublicCoverageProps): VNode {
  const words = publicCoverageTexts(language);
  const names = coverageTexts(language);
  const figures = [
    [names.met, units.filter(isMet).length],
    [names.withLink, units.filter(({ links }) => links > 0).length],
    [names.withLan, units.filter(({ hasLan }) => hasLan === true).length],
  ] as const;
  return (
    <div class="my-6 space-y-4">
      <dl class="grid gap-4 sm:grid-cols-3">
        {figures.map(([label, count]) => (
          <div key={label} class="surface flex flex-col p-4">
            <dt class="text-muted">{label}</dt>
            <dd class="font-heading text-3xl font-bold tabular-nums">
              {formatPercent(units.length === 0 ? 0 : count / units.length, language)}
            </dd>
            <dd class="text-sm text-muted">
              {formatNumber(count, language)} {names.ofUnits(formatNumber(units.length, language))}
            </dd>
          </div>
        ))}
      </dl>
      <p>
        {words.target(formatNumber(target.mbps, language), target.wantsLan)}
        {!target.isDecided && <span class="text-muted"> {words.proposed}</span>}
      </p>
    </div>
  );
}

function Units({ language, kind, units }: PublicCoverageProps): VNode {
  const words = publicCoverageTexts(language);
  const names = coverageTexts(language);
  const has = (value: boolean | null) => (value === null ? names.unknown : value ? names.yes : names.no);
  return (
    <>
      <DataTable
        caption={names.kind[kind]}
        isCaptionHidden
        rows={units.slice(0, SHOWN)}
        rowKey={({ unitId }) => unitId}
        empty={<EmptyState title={names.none} icon="network" />}
        columns={[
          { header: names.unit, isLead: true, cell: ({ name }) => <span class="font-semibold">{name}</span> },
          { header: names.lan, cell: ({ hasLan }) => has(hasLan) },
          { header: words.wan, cell: ({ links }) => has(links > 0) },
          { header: words.mbps, align: 'end', cell: ({ mbps }) => formatNumber(mbps, language) },
          { header: names.missing, align: 'end', cell: ({ missingMbps }) => formatNumber(missingMbps, language) },
          {
            header: names.status,
            cell: (row) => (
              <Badge tone={isMet(row) ? 'success' : 'warning'}>{isMet(row) ? names.isMet : names.isShort}</Badge>
            ),
          },
        ]}
      />
      {units.length > SHOWN && (
        <p class="mt-4 text-muted">
          {names.first(formatNumber(SHOWN, language), formatNumber(units.length, language))}
        </p>
      )}
    </>
  );
}
