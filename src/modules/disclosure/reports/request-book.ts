import type { Db, Tx } from '../../../platform/database/database.ts';
import type { Tenant } from '../../../platform/database/tenancy.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import type { UnitPath } from '../../../platform/identity/actor.ts';
import { type CaseFilter, type CaseId, type FiledCase, listFiledCases } from '../../cases/index.ts';
import { findUnits } from '../../organization/index.ts';
import { informationRequest } from '../requests/information-request.ts';
import { findRequests, type StoredRequest } from '../requests/queries.ts';
import { momentsOf, type Period } from './period.ts';

/** A line of the register of requests: the case, and what the law asks besides. */
export interface BookLine {
  readonly filed: FiledCase;
  readonly request: StoredRequest;
  /** Of the unit with which the case is. */
  readonly unitName: string;
}

/** Which lines are asked for. */
export interface BookQuestion {
  readonly period: Period;
  readonly timeZone: string;
  readonly within: readonly UnitPath[];
  readonly filter?: CaseFilter | undefined;
}

/** Where a page of a register begins, and how long it is. */
export interface BookPageAsked {
  readonly after?: CaseId | undefined;
  readonly limit: number;
}

/** A page of the register in the order of filing, three queries. */
export async function listBookLines(
  tx: Tx,
  { period, timeZone, within, filter }: BookQuestion,
  page: BookPageAsked,
): Promise<{ readonly lines: readonly BookLine[]; readonly next: CaseId | null }> {
  const kind = informationRequest.name;
  const filed = await listFiledCases(tx, { ...momentsOf(period, timeZone), within, kind, filter, ...page });
  const requests = await findRequests(
    tx,
    filed.map(({ id }) => id),
  );
  const units = await findUnits(tx, [...new Set(filed.map(({ unitId }) => unitId))]);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const lines = filed.flatMap((one) => {
    const request = requests.get(one.id);
    return request ? [{ filed: one, request, unitName: names.get(one.unitId) ?? '' }] : [];
  });
  return { lines, next: filed.length < page.limit ? null : (filed.at(-1)?.id ?? null) };
}

const AT_ONCE = 1000;

/** The whole register of a period, read a thousand lines at a time, each page in a transaction of its own. */
export async function* readBook(db: Db, tenant: Tenant, asked: BookQuestion): AsyncGenerator<readonly BookLine[]> {
  let after: CaseId | undefined;
  do {
    const page = await inReadOnly(db, tenant, (tx) => listBookLines(tx, asked, { after, limit: AT_ONCE }));
    if (page.lines.length > 0) yield page.lines;
    after = page.next ?? undefined;
  } while (after !== undefined);
}
