import type { VNode } from 'preact';
import { ButtonLink } from '../../../../platform/ui/button.tsx';
import { DataTable } from '../../../../platform/ui/data-table.tsx';
import { DescriptionList } from '../../../../platform/ui/description-list.tsx';
import { formatDate, formatNumber, formatRupiah } from '../../../../platform/ui/format.ts';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { type Coverage, yearlyCost } from './coverage.ts';
import type { Renewal } from './coverage-queries.ts';
import { coverageTexts } from './texts.ts';

const SHOWN = 40;

/** What a government lacks and must renew. */
export interface NextYear {
  readonly year: number;
  /** Rupiah for a Mbps in a month; null: no price to go by. */
  readonly mbpsPrice: number | null;
  /** Units short of their target, of all kinds. */
  readonly gaps: readonly Coverage[];
  readonly renewals: readonly Renewal[];
}

interface AskPageProps extends NextYear {
  readonly language: Language;
  readonly mayExport: boolean;
}

/** What to ask for in next year's budget, and what it costs by the government's own prices. */
export function AskPage(props: AskPageProps): VNode {
  const { language, mbpsPrice, year } = props;
  const words = coverageTexts(language);
  const csv = (
    <ButtonLink href="/meja/jaringan/usulan.csv" kind="secondary" icon="download">
      {words.csv}
    </ButtonLink>
  );
  return (
    <>
      <PageHeading title={words.askTitle(year)} lead={words.askLead} actions={props.mayExport ? csv : null} />
      <div class="space-y-8">
        {mbpsPrice === null ? (
          <Notice tone="notice">{words.noBasis}</Notice>
        ) : (
          <p class="max-w-text">{words.basis(formatRupiah(Math.round(mbpsPrice), language))}</p>
        )}
        <Total {...props} />
        <Gaps {...props} />
        <Renewals {...props} />
      </div>
    </>
  );
}

function Total({ language, mbpsPrice, gaps, renewals }: AskPageProps): VNode {
  const words = coverageTexts(language);
  const more = gaps.reduce((sum, gap) => sum + (yearlyCost(gap, mbpsPrice) ?? 0), 0);
  const again = renewals.reduce((sum, { yearRupiah }) => sum + yearRupiah, 0);
  const withoutLan = gaps.filter(({ isLanMissing }) => isLanMissing).length;
  const rupiah = (amount: number) => formatRupiah(amount, language);
  return (
    <div class="max-w-text">
      <DescriptionList
        facts={[
          { term: words.total, value: `${rupiah(more + again)} (${words.totals(rupiah(more), rupiah(again))})` },
          { term: words.lanGaps, value: `${formatNumber(withoutLan, language)}. ${words.lanNote}` },
        ]}
      />
    </div>
  );
}

function Gaps({ language, gaps, mbpsPrice }: AskPageProps): VNode {
  const words = coverageTexts(language);
  const short = gaps.filter(({ missingMbps }) => missingMbps > 0).toSorted((a, b) => b.missingMbps - a.missingMbps);
  const cost = (gap: Coverage) => {
    const year = yearlyCost(gap, mbpsPrice);
    return year === null ? '–' : formatRupiah(year, language);
  };
  return (
    <section>
      <DataTable
        caption={words.gaps}
        columns={[
          {
            header: words.unit,
            isLead: true,
            cell: ({ name, isSample }) => (isSample ? `${name} (${words.sample})` : name),
          },
          { header: words.has, align: 'end', cell: ({ mbps }) => formatNumber(mbps, language) },
          { header: words.missing, align: 'end', cell: ({ missingMbps }) => formatNumber(missingMbps, language) },
          { header: words.gapCost, align: 'end', cell: cost },
        ]}
        rows={short.slice(0, SHOWN)}
        rowKey={({ unitId }) => unitId}
        empty={<p class="text-muted">{words.noGaps}</p>}
      />
      {short.length > SHOWN && (
        <p class="mt-4 text-muted">
          {words.first(formatNumber(SHOWN, language), formatNumber(short.length, language))}
        </p>
      )}
    </section>
  );
}

function Renewals({ language, renewals }: AskPageProps): VNode {
  const words = coverageTexts(language);
  return (
    <DataTable
      caption={words.renewals}
      columns={[
        {
          header: words.contract,
          isLead: true,
          cell: ({ id, number }) => (
            <a class="link font-semibold" href={`/meja/jaringan/kontrak/${id}`}>
              {number}
            </a>
          ),
        },
        { header: words.provider, cell: ({ provider }) => provider },
        { header: words.endsOn, cell: ({ endsOn }) => formatDate(Temporal.PlainDate.from(endsOn), language) },
        { header: words.links, align: 'end', cell: ({ links }) => formatNumber(links, language) },
        { header: words.year, align: 'end', cell: ({ yearRupiah }) => formatRupiah(yearRupiah, language) },
      ]}
      rows={renewals}
      rowKey={({ id }) => id}
      empty={<p class="text-muted">{words.noRenewals}</p>}
    />
  );
}
