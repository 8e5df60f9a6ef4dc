import { type RawBuilder, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import { type Id, newId } from '../../../platform/database/ids.ts';
import type { Database } from '../../../platform/database/schema.ts';
import type { UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import { wordsOf } from '../../../platform/search/search.ts';
import type { CaseId } from '../../cases/index.ts';
import { type KeyPage, type KeyRange, pageOf } from '../../freshness/index.ts';
import type { RequestOutcome } from '../requests/request.ts';
import './tables.ts';

/** An answered request as everyone reads it. */
export type AnswerId = Id<'answer'>;

/** What an officer publishes: nothing of it tells who asked. */
export interface WrittenAnswer {
  readonly caseId: CaseId;
  readonly title: string;
  readonly question: string;
  readonly answer: string;
  readonly outcome: RequestOutcome;
  readonly articles: readonly string[];
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly answeredOn: Temporal.PlainDate;
  /** From receipt to decision. */
  readonly workingDays: number;
}

/** The same once published. */
export interface PublishedAnswer extends Omit<WrittenAnswer, 'caseId'> {
  readonly id: AnswerId;
  /** In the public address; given once. */
  readonly number: number;
}

/** What the list is narrowed to; what is left out narrows nothing. */
export interface AnswerFilter {
  readonly within?: UnitPath | undefined;
  readonly year?: number | undefined;
  readonly outcome?: RequestOutcome | undefined;
  readonly search?: string | undefined;
}

/** The newest number first. */
export const answerKey = z.tuple([z.number().int().min(0).max(2_147_483_647)]);

/** Publishes an answer under the next number. The caller has checked who asks and what the text still tells. */
export async function insertAnswer(tx: Tx, written: WrittenAnswer, at: Temporal.Instant): Promise<AnswerId> {
  await sql`select pg_advisory_xact_lock(hashtextextended('disclosure.answer' || platform.current_government(), 0))`.execute(
    tx,
  );
  const id = newId<'answer'>();
  await sql`
    insert into disclosure.answer (id, number, case_id, title, question, answer, outcome, articles, unit_id, unit_path,
      answered_on, year, working_days, is_public, published_at, changed_at)
    select ${id}, (select coalesce(max(number), 0) + 1 from disclosure.answer), ${written.caseId}, ${written.title},
      ${written.question}, ${written.answer}, ${written.outcome}, ${[...written.articles]}::text[], ${written.unitId},
      ${written.unitPath}, ${written.answeredOn.toString()}::date, ${written.answeredOn.year}::smallint,
      ${written.workingDays}::integer, true, ${at.toString()}::timestamptz, ${at.toString()}::timestamptz`.execute(tx);
  return id;
}

/** Part of the list, the newest first. One query. */
export async function listAnswers(
  tx: Tx,
  { within, year, outcome, search }: AnswerFilter,
  { range, limit }: { readonly range: KeyRange<z.output<typeof answerKey>>; readonly limit: number },
): Promise<KeyPage<PublishedAnswer>> {
  const [compare, direction] = range.isBack ? [sql.raw('>'), sql.raw('asc')] : [sql.raw('<'), sql.raw('desc')];
  const conditions = [
    sql`a.is_public`,
    ...(within && within !== '/' ? [sql`starts_with(a.unit_path, ${within})`] : []),
    ...(year ? [sql`a.year = ${year}::smallint`] : []),
    ...(outcome ? [sql`a.outcome = ${outcome}`] : []),
    ...(search ? [sql`a.words @@ websearch_to_tsquery('indonesian', ${search})`] : []),
    ...(range.key ? [sql`a.number ${compare} ${range.key[0]}::integer`] : []),
  ];
  const { rows } = await sql<AnswerRow>`
    select a.* from disclosure.answer a where ${sql.join(conditions, sql` and `)}
    order by a.number ${direction} limit ${limit + 1}`.execute(tx);
  return pageOf(rows.map(toAnswer), { limit, range, keyOf: ({ number }): z.output<typeof answerKey> => [number] });
}

/** Published answers that share two words with a text (or its only one), the likest first. One query. */
export async function listLikeAnswers(tx: Tx, text: string, limit: number): Promise<readonly PublishedAnswer[]> {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const { rows } = await sql<AnswerRow>`
    with asked as (
      select replace(query::text, '&', '|')::tsquery as query, tsvector_to_array(to_tsvector('indonesian', ${text})) as lexemes
      from plainto_tsquery('indonesian', ${words.join(' ')}) query)
    select a.* from disclosure.answer a, asked where a.is_public and a.words @@ asked.query
      and (select count(*) from unnest(asked.lexemes) one where one = any (tsvector_to_array(a.words)))
        >= least(2, cardinality(asked.lexemes))
    order by ts_rank(a.words, asked.query) desc, a.number desc limit ${limit}`.execute(tx);
  return rows.map(toAnswer);
}

/** Counts that somebody found in a published answer what they wanted to ask; nothing of them is kept. */
export async function noteUse(tx: Tx, number: number, today: Temporal.PlainDate): Promise<void> {
  await sql`
    insert into disclosure.answer_use as u (answer_id, used_on, times)
    select id, ${today.toString()}::date, 1 from disclosure.answer where number = ${number}::integer and is_public
    on conflict (government_id, answer_id, used_on) do update set times = u.times + 1`.execute(tx);
}

/** A published or withdrawn answer, as the desk and its page need it. */
export interface StoredAnswer extends PublishedAnswer {
  readonly caseId: CaseId;
  readonly isPublic: boolean;
  /** How often somebody found in it what they wanted to ask. */
  readonly uses: number;
}

/** The answer of that number, also a withdrawn one; undefined when there never was one. */
export async function findAnswerByNumber(tx: Tx, number: number): Promise<StoredAnswer | undefined> {
  return (await storedAnswers(tx, sql`a.number = ${number}::integer`))[0];
}

/** The answer that was made of a request; undefined when it was never published. */
export async function findAnswerOfCase(tx: Tx, id: CaseId): Promise<StoredAnswer | undefined> {
  return (await storedAnswers(tx, sql`a.case_id = ${id}`))[0];
}

async function storedAnswers(tx: Tx, where: RawBuilder<unknown>): Promise<readonly StoredAnswer[]> {
  const { rows } = await sql<AnswerRow & { readonly uses: number }>`
    select a.*, coalesce((select sum(u.times) from disclosure.answer_use u
      where u.government_id = a.government_id and u.answer_id = a.id), 0)::int as uses
    from disclosure.answer a where ${where}`.execute(tx);
  return rows.map((row) => ({
    ...toAnswer(row),
    ...{ caseId: row.case_id as CaseId, isPublic: row.is_public, uses: row.uses },
  }));
}

/** Corrects the words of an answer. */
export async function saveAnswerText(
  tx: Tx,
  id: AnswerId,
  text: Pick<WrittenAnswer, 'title' | 'question' | 'answer'>,
  at: Temporal.Instant,
): Promise<void> {
  await tx
    .updateTable('disclosure.answer')
    .set({ ...text, changed_at: at.toString() })
    .where('id', '=', id)
    .execute();
}

/** Withdraws an answer for a reason; an empty one publishes it again. */
export async function saveWithdrawal(tx: Tx, id: AnswerId, reason: string, at: Temporal.Instant): Promise<void> {
  await tx
    .updateTable('disclosure.answer')
    .set({ withdrawal: reason, is_public: reason === '', changed_at: at.toString() })
    .where('id', '=', id)
    .execute();
}

type AnswerRow = Selectable<Database['disclosure.answer']>;

function toAnswer(row: AnswerRow): PublishedAnswer {
  return {
    ...{ id: row.id as AnswerId, number: row.number, title: row.title, question: row.question, answer: row.answer },
    ...{ outcome: row.outcome, articles: row.articles, workingDays: row.working_days },
    ...{ unitId: row.unit_id as UnitId, unitPath: row.unit_path as UnitPath },
    answeredOn: Temporal.PlainDate.from(row.answered_on),
  };
}
