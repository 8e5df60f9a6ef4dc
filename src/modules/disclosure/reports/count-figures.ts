import { loadCalendar } from '../../../platform/calendar/load-calendar.ts';
import type { Db } from '../../../platform/database/database.ts';
import { inReadOnly, type Tenant } from '../../../platform/database/tenancy.ts';
import { listGrounds } from '../objections/queries.ts';
import { listRefusalArticles } from '../requests/queries.ts';
import { readObjectionBook } from './objection-book.ts';
import { noObjections, tallyObjections } from './objection-tally.ts';
import type { Period } from './period.ts';
import type { ReportFigures } from './report.ts';
import { readBook } from './request-book.ts';
import { tallyRequests } from './tally.ts';

/** The figures of a period as the log has them now, of the whole government; read a thousand cases at a time. */
export async function countFigures(
  db: Db,
  tenant: Tenant,
  asked: { readonly period: Period; readonly timeZone: string; readonly today: Temporal.PlainDate },
): Promise<ReportFigures> {
  const { calendar, articles, grounds } = await inReadOnly(db, tenant, async (tx) => ({
    calendar: await loadCalendar(tx),
    articles: await listRefusalArticles(tx),
    grounds: await listGrounds(tx),
  }));
  const tally = tallyRequests(calendar, asked.today);
  const unitNames: Record<string, string> = {};
  for await (const lines of readBook(db, tenant, { ...asked, within: ['/'] })) {
    tally.add(lines);
    for (const { filed, unitName } of lines) unitNames[filed.unitId] = unitName;
  }
  let objections = noObjections;
  for await (const lines of readObjectionBook(db, tenant, { ...asked, within: ['/'] })) {
    objections = tallyObjections(objections, lines, asked.today);
  }
  const groundTexts = Object.fromEntries(grounds.map(({ code, text }) => [code, text]));
  const articleTexts = Object.fromEntries(articles.map(({ code, text }) => [code, text]));
  return { requests: tally.result(), objections, unitNames, articleTexts, groundTexts };
}
