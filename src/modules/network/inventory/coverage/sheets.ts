import type { Cell, Sheet } from '../../../../platform/spreadsheets/sheet.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { NextYear } from './ask-page.tsx';
import { type Coverage, isMet, yearlyCost } from './coverage.ts';
import { coverageTexts } from './texts.ts';

/** Every unit beside its target. */
export function coverageSheet(units: readonly Coverage[], language: Language): Sheet {
  const words = coverageTexts(language);
  const lan = (hasLan: boolean | null) => (hasLan === null ? words.unknown : hasLan ? words.yes : words.no);
  const rows = units.map((unit): readonly Cell[] => [
    ...[unit.name, lan(unit.hasLan), unit.links, unit.mbps, unit.missingMbps],
    isMet(unit) ? words.isMet : words.isShort,
  ]);
  return sheetOf([words.unit, words.lan, words.links, words.has, words.missing, words.status], rows);
}

/** Everything to ask for: speed, LAN, renewals. */
export function askSheet({ gaps, renewals, mbpsPrice }: NextYear, language: Language): Sheet {
  const words = coverageTexts(language);
  const faster = gaps.filter(({ missingMbps }) => missingMbps > 0);
  const rows: readonly (readonly Cell[])[] = [
    ...faster.map((gap) => [words.gaps, gap.name, gap.missingMbps, yearlyCost(gap, mbpsPrice)]),
    ...gaps.filter(({ isLanMissing }) => isLanMissing).map(({ name }) => [words.lanGaps, name, null, null]),
    ...renewals.map(({ number, provider, yearRupiah }) => [
      words.renewals,
      `${number} · ${provider}`,
      null,
      yearRupiah,
    ]),
  ];
  return sheetOf([words.status, words.unit, words.missing, words.gapCost], rows);
}

function sheetOf(headers: readonly string[], rows: readonly (readonly Cell[])[]): Sheet {
  return { columns: headers.map((header) => ({ header, width: 24 })), rows: each(rows) };
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
