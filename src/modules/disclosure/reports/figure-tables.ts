import type { Language } from '../../../platform/ui/texts.ts';
import { type Channel, channelName } from '../../cases/index.ts';
import { GROUNDS, OBJECTION_OUTCOMES } from '../objections/objection.ts';
import { objectionTexts } from '../objections/objection-texts.ts';
import { OUTCOMES, REQUESTER_KINDS } from '../requests/request.ts';
import { requestTexts } from '../requests/request-texts.ts';
import type { ReportFigures } from './report.ts';
import { reportTexts } from './report-texts.ts';
import type { RequestTally } from './tally.ts';

/** One table of a report: what is counted, line by line. */
export interface FigureTable {
  readonly title: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** How many requests of a tally are decided. */
export function decidedOf({ inTime, late }: RequestTally): number {
  return inTime + late;
}

/** The tables of a report, the same on the page and on paper; those without a line are left out. */
export function figureTables(figures: ReportFigures, language: Language): readonly FigureTable[] {
  const { requests, unitNames, articleTexts } = figures;
  const words = reportTexts(language);
  const request = requestTexts(language);
  const pair = [words.table.what, words.table.count];
  const counted = (
    title: string,
    names: readonly (readonly [string, string])[],
    of: Readonly<Record<string, number>>,
  ) => ({
    ...{ title, headers: pair, rows: names.map(([key, name]) => [name, of[key] ?? 0] as const) },
  });
  const channels = Object.keys(requests.byChannel).map((key) => [key, channelName(key as Channel, language)] as const);
  const letters = Object.keys(requests.byArticle).toSorted();
  const units = Object.entries(requests.byUnit).toSorted(([, a], [, b]) => b.received - a.received);
  const tables: readonly FigureTable[] = [
    counted(
      words.byOutcome,
      OUTCOMES.map((key) => [key, request.outcomes[key]] as const),
      requests.byOutcome,
    ),
    counted(
      words.byArticle,
      letters.map((key) => [key, words.letter(key, articleTexts[key]?.[language] ?? '')] as const),
      requests.byArticle,
    ),
    counted(
      words.byRequester,
      REQUESTER_KINDS.map((key) => [key, request.kinds[key]] as const),
      requests.byRequester,
    ),
    counted(words.byChannel, channels, requests.byChannel),
    {
      title: words.byUnit,
      headers: [words.table.unit, words.received, words.table.decided, words.table.late],
      rows: units.map(([id, { received, decided, late }]) => [unitNames[id] ?? '', received, decided, late] as const),
    },
  ];
  return [...tables, ...objectionTables(figures, language)].filter(({ rows }) => rows.length > 0);
}

/** Nothing when nobody objected. */
function objectionTables({ objections, groundTexts }: ReportFigures, language: Language): readonly FigureTable[] {
  if (objections.received === 0) return [];
  const words = reportTexts(language);
  const headers = [words.table.what, words.table.count];
  const { outcomes } = objectionTexts(language);
  const { received, open, late, disputes, byGround, byOutcome } = objections;
  return [
    {
      ...{ title: words.objections, headers },
      rows: [
        ...[[words.objectionsReceived, received] as const, [words.objectionsOpen, open] as const],
        ...OBJECTION_OUTCOMES.map((key) => [outcomes[key], byOutcome[key] ?? 0] as const),
        ...[[words.lateInAll, late] as const, [words.disputes, disputes] as const],
      ],
    },
    {
      ...{ title: words.byGround, headers },
      rows: GROUNDS.map((key) => [`${key}. ${groundTexts[key]?.[language] ?? ''}`, byGround[key] ?? 0] as const),
    },
  ];
}
