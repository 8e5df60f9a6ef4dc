import type { Db, Tx } from '../../../platform/database/database.ts';
import { inReadOnly, type Tenant } from '../../../platform/database/tenancy.ts';
import type { Cell, Sheet } from '../../../platform/spreadsheets/sheet.ts';
import { type CaseId, channelName, daysLate, type FiledCase, findCases, listFiledCases } from '../../cases/index.ts';
import { findUnits } from '../../organization/index.ts';
import { objectionKind } from '../objections/objection-kind.ts';
import { objectionTexts } from '../objections/objection-texts.ts';
import { findObjections, type StoredObjection } from '../objections/queries.ts';
import { bookTexts } from './book-texts.ts';
import type { BookFacts } from './books.ts';
import { momentsOf } from './period.ts';
import type { BookPageAsked, BookQuestion } from './request-book.ts';

/** A line of the register of objections: the case, its ground and decision, and the request that it is about. */
export interface ObjectionLine {
  readonly filed: FiledCase;
  readonly objection: StoredObjection;
  /** Null when it is about periodic information. */
  readonly requestNumber: string | null;
  readonly unitName: string;
}

/** A page of the register of objections in the order of filing, four queries. */
export async function listObjectionLines(
  tx: Tx,
  { period, timeZone, within, filter }: BookQuestion,
  page: BookPageAsked,
): Promise<{ readonly lines: readonly ObjectionLine[]; readonly next: CaseId | null }> {
  const kind = objectionKind.name;
  const filed = await listFiledCases(tx, { ...momentsOf(period, timeZone), within, kind, filter, ...page });
  const objections = await findObjections(
    tx,
    filed.map(({ id }) => id),
  );
  const about = [...objections.values()].flatMap(({ requestId }) => (requestId === null ? [] : [requestId]));
  const numbers = new Map((await findCases(tx, about)).map(({ id, number }) => [id, number]));
  const units = new Map(
    (await findUnits(tx, [...new Set(filed.map(({ unitId }) => unitId))])).map((u) => [u.id, u.name]),
  );
  const lines = filed.flatMap((one) => {
    const objection = objections.get(one.id);
    if (!objection) return [];
    const requestNumber = objection.requestId && (numbers.get(objection.requestId) ?? null);
    return [{ filed: one, objection, requestNumber, unitName: units.get(one.unitId) ?? '' }];
  });
  return { lines, next: filed.length < page.limit ? null : (filed.at(-1)?.id ?? null) };
}

const AT_ONCE = 1000;

/** The whole register of objections of a period, read a thousand lines at a time. */
export async function* readObjectionBook(
  db: Db,
  tenant: Tenant,
  asked: BookQuestion,
): AsyncGenerator<readonly ObjectionLine[]> {
  let after: CaseId | undefined;
  do {
    const page = await inReadOnly(db, tenant, (tx) => listObjectionLines(tx, asked, { after, limit: AT_ONCE }));
    if (page.lines.length > 0) yield page.lines;
    after = page.next ?? undefined;
  } while (after !== undefined);
}

/** The register of objections as a table, written as its lines are read. Source: the register that PerKI 1/2021 wants. */
export function objectionSheet(facts: BookFacts, pages: AsyncIterable<readonly ObjectionLine[]>): Sheet {
  const words = bookTexts(facts.language);
  const { columns, objection } = words;
  async function* rows() {
    for await (const lines of pages) for (const line of lines) yield toCells(line, facts);
  }
  const headers: readonly (readonly [string, number])[] = [
    ...([[columns.number, 29] as const, [columns.received, 13] as const, [columns.channel, 12] as const] as const),
    ...([[columns.name, 22] as const, [columns.contact, 24] as const, [objection.request, 29] as const] as const),
    ...([[objection.ground, 40] as const, [columns.detail, 40] as const, [columns.unit, 24] as const] as const),
    ...([[columns.due, 13] as const, [columns.decision, 18] as const, [columns.reason, 34] as const] as const),
    ...([[columns.decided, 14] as const, [columns.letter, 18] as const, [columns.late, 11] as const] as const),
    [objection.dispute, 24],
  ];
  return { columns: headers.map(([header, width]) => ({ header, width })), rows: rows() };
}

function toCells(line: ObjectionLine, { language, today }: BookFacts): readonly Cell[] {
  const { filed, objection, requestNumber, unitName } = line;
  const { decision, dispute, ground, groundText } = objection;
  const requester = filed.visibility === 'open' ? filed.requester : null;
  return [
    ...[filed.number, filed.receivedOn, channelName(filed.channel, language), requester?.name ?? null],
    ...[[requester?.phone, requester?.email].filter(Boolean).join(' · ') || null, requestNumber],
    ...[`${ground}. ${groundText[language]}`, filed.text || null, unitName, filed.dueOn],
    decision && objectionTexts(language).outcomes[decision.outcome],
    ...[decision?.reason || null, decision?.decidedOn ?? null, decision?.letterNumber || null, daysLate(filed, today)],
    dispute && `${dispute.number}, ${dispute.commission}`,
  ];
}
