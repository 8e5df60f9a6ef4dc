import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import type { CaseId } from './case.ts';
import { caseNumber } from './number.ts';
import './tables.ts';

/** A case that wants a number. */
export interface Unnumbered {
  readonly submissionKey: string;
  /** Two to four capitals, by kind. */
  readonly prefix: string;
  readonly year: number;
}

/** What is known of a case under its submission key. */
export interface Numbered {
  readonly number: string;
  /** The case that arrived under this key before; null when it is new and the number was just drawn for it. */
  readonly knownId: CaseId | null;
}

/**
 * Numbers by submission key: the number of the case that arrived under it before, or the next one of its series. Drawn in
 * the transaction that takes the cases in, so that a year's numbers have no gaps; who draws next waits for its end.
 */
export async function drawNumbers(tx: Tx, cases: readonly Unnumbered[]): Promise<ReadonlyMap<string, Numbered>> {
  const sent = cases.map(({ submissionKey, prefix, year }) => ({ key: submissionKey, prefix, year }));
  const { rows } = await sql<{ known: readonly KnownRow[] | null; drawn: readonly DrawnRow[] | null }>`
    with sent as (
      select * from jsonb_to_recordset(${JSON.stringify(sent)}::jsonb) as sent (key uuid, prefix text, year int)
    ), known as (
      select submission_key, id, number from cases.case where submission_key = any (${sent.map(({ key }) => key)}::uuid[])
    ), drawn as (
      insert into cases.counter as counter (prefix, year, last)
      select prefix, year, count(*) from sent where key not in (select submission_key from known)
      group by prefix, year order by prefix, year
      on conflict (government_id, prefix, year) do update set last = counter.last + excluded.last
      returning prefix, year, last
    )
    select (select jsonb_agg(known) from known) as known, (select jsonb_agg(drawn) from drawn) as drawn`.execute(tx);
  const [found] = rows;
  const numbers = new Map<string, Numbered>();
  for (const { submission_key, id, number } of found?.known ?? []) numbers.set(submission_key, { number, knownId: id });
  for (const { prefix, year, last } of found?.drawn ?? []) {
    const keys = sent.filter((one) => one.prefix === prefix && one.year === year && !numbers.has(one.key));
    for (const [at, { key }] of keys.entries()) {
      const sequence = last - keys.length + 1 + at;
      numbers.set(key, { number: caseNumber({ prefix, year, sequence }), knownId: null });
    }
  }
  return numbers;
}

interface KnownRow {
  readonly submission_key: string;
  readonly id: CaseId;
  readonly number: string;
}

interface DrawnRow {
  readonly prefix: string;
  readonly year: number;
  readonly last: number;
}
