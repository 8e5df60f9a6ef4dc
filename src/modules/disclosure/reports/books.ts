import type { Cell, Sheet } from '../../../platform/spreadsheets/sheet.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { channelName, daysLate } from '../../cases/index.ts';
import { requestTexts } from '../requests/request-texts.ts';
import type { BookName } from './book-query.ts';
import { bookTexts } from './book-texts.ts';
import type { BookLine } from './request-book.ts';

/** What the cells of a book need beside its lines. */
export interface BookFacts {
  readonly language: Language;
  readonly today: Temporal.PlainDate;
}

type RequestBook = Exclude<BookName, 'keberatan'>;
type ColumnName = keyof ReturnType<typeof bookTexts>['columns'];

/** The columns of the two books, with their widths in characters. Source: the register that PerKI 1/2021 wants kept. */
const COLUMNS: Readonly<Record<RequestBook, readonly (readonly [ColumnName, number])[]>> = {
  permohonan: [
    ...([['number', 29] as const, ['received', 13] as const, ['channel', 12] as const, ['name', 22] as const] as const),
    ...([['address', 26] as const, ['contact', 24] as const, ['requester', 18] as const] as const),
    ...([
      ['occupation', 14] as const,
      ['title', 34] as const,
      ['detail', 40] as const,
      ['purpose', 26] as const,
    ] as const),
    ...([['access', 18] as const, ['delivery', 14] as const, ['unit', 24] as const, ['due', 13] as const] as const),
    ...([['extended', 13] as const, ['decision', 18] as const, ['holder', 18] as const] as const),
    ...([['article', 10] as const, ['reason', 30] as const, ['decided', 13] as const] as const),
    ...([['letter', 18] as const, ['fee', 12] as const, ['late', 11] as const] as const),
  ],
  penolakan: [
    ...([['number', 29] as const, ['received', 13] as const, ['name', 22] as const, ['contact', 24] as const] as const),
    ...([['title', 34] as const, ['detail', 40] as const, ['unit', 24] as const, ['decision', 18] as const] as const),
    ...([['article', 12] as const, ['reason', 40] as const, ['decided', 14] as const] as const),
    ['letter', 20],
  ],
};

/** A book as a table, written as its lines are read. */
export function bookSheet(book: RequestBook, facts: BookFacts, pages: AsyncIterable<readonly BookLine[]>): Sheet {
  const { columns } = bookTexts(facts.language);
  async function* rows() {
    for await (const lines of pages) {
      for (const line of lines) yield COLUMNS[book].map(([name]) => CELLS[name](line, facts));
    }
  }
  return { columns: COLUMNS[book].map(([name, width]) => ({ header: columns[name], width })), rows: rows() };
}

/** Names and contacts of others than those who ask openly stay out of files, which travel. */
const requesterOf = ({ filed }: BookLine) => (filed.visibility === 'open' ? filed.requester : null);

const CELLS: Readonly<Record<ColumnName, (line: BookLine, facts: BookFacts) => Cell>> = {
  number: ({ filed }) => filed.number,
  received: ({ filed }) => filed.receivedOn,
  channel: ({ filed }, { language }) => channelName(filed.channel, language),
  name: (line) => requesterOf(line)?.name ?? null,
  address: (line) => requesterOf(line)?.address || null,
  contact: (line) => [requesterOf(line)?.phone, requesterOf(line)?.email].filter(Boolean).join(' · ') || null,
  requester: ({ request }, { language }) =>
    [requestTexts(language).kinds[request.requesterKind], request.represented].filter(Boolean).join(': '),
  occupation: ({ request }) => request.occupation || null,
  title: ({ filed }) => filed.title,
  detail: ({ filed }) => filed.text || null,
  purpose: ({ request }) => request.purpose || null,
  access: ({ request }, { language }) => requestTexts(language).accessChoices[request.access],
  delivery: ({ request }, { language }) => requestTexts(language).deliveryChoices[request.delivery],
  unit: ({ unitName }) => unitName,
  due: ({ filed }) => filed.dueOn,
  extended: ({ filed }, { language }) => (filed.isExtended ? bookTexts(language).yes : null),
  decision: ({ filed, request }, { language }) =>
    filed.outcome !== null && request.decision ? requestTexts(language).outcomes[request.decision.outcome] : null,
  holder: ({ request }) => request.decision?.holder || null,
  article: ({ request }) => request.decision?.articles.join(', ') || null,
  reason: ({ request }) => request.decision?.reason || null,
  decided: ({ request }) => request.decision?.decidedOn ?? null,
  letter: ({ request }) => request.decision?.letterNumber || null,
  fee: ({ request }) => request.decision?.feeRupiah || null,
  late: ({ filed }, { today }) => daysLate(filed, today),
};
