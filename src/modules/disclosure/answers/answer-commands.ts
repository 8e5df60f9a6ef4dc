import { recordAudit } from '../../../platform/audit/audit.ts';
import { loadCalendar } from '../../../platform/calendar/load-calendar.ts';
import { workingDaysBetween } from '../../../platform/calendar/working-calendar.ts';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { dropPages } from '../../../platform/http/notices.ts';
import { type Actor, assertMay } from '../../../platform/identity/actor.ts';
import { type CaseId, type CaseRecord, readCaseFolder } from '../../cases/index.ts';
import { PERMISSION } from '../permissions.ts';
import { findRequest, type StoredRequest } from '../requests/queries.ts';
import type { RequestOutcome } from '../requests/request.ts';
import { findAnswerOfCase, insertAnswer, type StoredAnswer, saveAnswerText, saveWithdrawal } from './answer-queries.ts';
import { type Asker, tracesIn, withoutRequester } from './without-requester.ts';

/** The tag of the public pages of answers. */
export const ANSWERS_TAG = 'disclosure-answers';

/** What is written for everyone. */
export interface AnswerText {
  readonly title: string;
  readonly question: string;
  readonly answer: string;
}

/** A request that may be published, with what must not be told. */
export interface Publishable {
  readonly found: CaseRecord;
  readonly request: StoredRequest & { readonly decision: NonNullable<StoredRequest['decision']> };
  readonly asker: Asker;
  /** What the officer answered, in their words. */
  readonly words: string;
  /** Null before it was published. */
  readonly published: StoredAnswer | null;
}

/**
 * Reads a decided request for its publication.
 * @throws {AppError} `not-found`; `not-allowed` unless the actor decides at its unit; `conflict` when it is not decided,
 * and once the requester is erased, because nobody could tell any more what must not be told
 */
export async function readPublishable(tx: Tx, actor: Actor, id: CaseId): Promise<Publishable> {
  const { found, events, requester } = await readCaseFolder(tx, id);
  assertMay(actor, PERMISSION.decide, found.unitPath);
  const request = await findRequest(tx, id);
  const isDecided = found.status === 'answered' || found.status === 'closed';
  if (!request?.decision || !isDecided || !requester) throw new AppError('conflict', `${id} cannot be published`);
  const { name, email, phone, address } = requester;
  const { occupation, represented, decision } = request;
  return {
    ...{ found, request: { ...request, decision }, published: (await findAnswerOfCase(tx, id)) ?? null },
    asker: { name, email, phone, address, occupation, represented },
    words: events.findLast(({ fact }) => fact.kind === 'answered')?.words ?? '',
  };
}

/** What the form begins with: the words of both sides without the one who asked, or what is published already. */
export function draftOf({ found, asker, words, published }: Publishable): AnswerText {
  if (published) return { title: published.title, question: published.question, answer: published.answer };
  const clean = (text: string) => withoutRequester(text, asker);
  return { title: clean(found.title), question: clean(found.text), answer: clean(words) };
}

/** What of a text still tells who asked, by field; empty when it may be published. */
export function faultsIn(
  text: AnswerText,
  asker: Asker,
): Readonly<Partial<Record<keyof AnswerText, readonly string[]>>> {
  const fields = (['title', 'question', 'answer'] as const).map(
    (field) => [field, tracesIn(text[field], asker)] as const,
  );
  return Object.fromEntries(fields.filter(([, traces]) => traces.length > 0));
}

interface Publishing {
  readonly id: CaseId;
  readonly text: AnswerText;
  readonly now: Temporal.Instant;
}

/**
 * Publishes a decided request, or corrects what is published.
 * @throws {AppError} as {@link readPublishable}; `invalid` when the text still tells who asked
 */
export async function publishAnswer(db: Db, actor: Actor, { id, text, now }: Publishing): Promise<void> {
  await inTransaction(db, actor, async (tx) => {
    const one = await readPublishable(tx, actor, id);
    if (Object.keys(faultsIn(text, one.asker)).length > 0) throw new AppError('invalid', `${id} still tells who asked`);
    if (one.published) await saveAnswerText(tx, one.published.id, text, now);
    else await insertAnswer(tx, await writtenOf(tx, one, text), now);
    await recordAudit(tx, actor, { action: 'disclosure.publish-answer', subject: `case:${id}` });
    await dropPages(tx, [ANSWERS_TAG]);
  });
}

async function writtenOf(tx: Tx, { found, request }: Publishable, text: AnswerText) {
  const { decision } = request;
  const days = workingDaysBetween(await loadCalendar(tx), found.receivedOn, decision.decidedOn);
  return {
    ...{ ...text, caseId: found.id, outcome: decision.outcome as RequestOutcome, articles: decision.articles },
    ...{ unitId: found.unitId, unitPath: found.unitPath, answeredOn: decision.decidedOn },
    workingDays: Math.max(0, days),
  };
}

/**
 * Withdraws a published answer, or (an empty reason) publishes it again.
 * @throws {AppError} `not-found` when it was never published; `not-allowed`
 */
export async function withdrawAnswer(
  db: Db,
  actor: Actor,
  { id, reason, now }: { readonly id: CaseId; readonly reason: string; readonly now: Temporal.Instant },
): Promise<void> {
  await inTransaction(db, actor, async (tx) => {
    const answer = await findAnswerOfCase(tx, id);
    if (!answer) throw new AppError('not-found', `${id} was never published`);
    assertMay(actor, PERMISSION.decide, answer.unitPath);
    await saveWithdrawal(tx, answer.id, reason, now);
    const action = reason === '' ? 'disclosure.publish-answer' : 'disclosure.withdraw-answer';
    await recordAudit(tx, actor, { action, subject: `case:${id}` });
    await dropPages(tx, [ANSWERS_TAG]);
  });
}
