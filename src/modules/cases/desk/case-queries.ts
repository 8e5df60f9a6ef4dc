import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { type DeadlineExplanation, explainDeadline } from '../../../platform/deadlines/explain.ts';
import { AppError } from '../../../platform/errors.ts';
import { type Actor, may, type PersonId, type UnitId } from '../../../platform/identity/actor.ts';
import { findPeople, findUnits } from '../../organization/index.ts';
import { type CaseId, type CaseRecord, subjectOf } from '../case.ts';
import { type CaseFile, listCaseFiles } from '../case-files.ts';
import { ANSWER } from '../clock.ts';
import { type CaseState, stateOf } from '../history.ts';
import { PERMISSION } from '../permissions.ts';
import { type CaseEvent, findRequester, getCase, listEvents } from '../queries.ts';
import { type CaseTask, listTasks } from '../tasks.ts';
import '../tables.ts';

/** A case that may be the same matter. */
export interface LikeCase {
  readonly id: CaseId;
  readonly number: string;
  readonly title: string;
  readonly isSamePerson: boolean;
}

/** An answer that the unit gives again and again. */
export interface AnswerTemplate {
  readonly id: string;
  readonly name: string;
  readonly body: string;
}

/** All that the page of a case shows. */
export interface DeskCase {
  readonly found: CaseRecord;
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  readonly files: readonly CaseFile[];
  readonly tasks: readonly CaseTask[];
  readonly clock: DeadlineExplanation;
  /** Undefined for anonymous and erased ones. */
  readonly requester: Awaited<ReturnType<typeof findRequester>>;
  readonly like: readonly LikeCase[];
  readonly templates: readonly AnswerTemplate[];
  /** Names by id of every person and unit that the page mentions. */
  readonly names: Readonly<Record<string, string>>;
}

/**
 * Reads a case for the desk, in a fixed number of queries.
 * @throws {AppError} `not-found` also when the actor may not see it: that it is there is not told either
 */
export async function getDeskCase(tx: Tx, actor: Actor, id: CaseId): Promise<DeskCase> {
  const found = await getCase(tx, id);
  const tasks = await listTasks(tx, id);
  const paths = [found.unitPath, ...tasks.map(({ unitPath }) => unitPath)];
  if (!paths.some((path) => may(actor, PERMISSION.view, path))) throw new AppError('not-found', `No case ${id} here`);
  const events = await listEvents(tx, id);
  return {
    ...{ found, events, tasks, state: stateOf(events.map(({ fact }) => fact)) },
    files: await listCaseFiles(tx, id),
    clock: await explainDeadline(tx, { subject: subjectOf(id), kind: ANSWER }),
    requester: await findRequester(tx, id),
    like: may(actor, PERMISSION.view, found.unitPath) ? await listLikeCases(tx, actor, found) : [],
    templates: await listTemplates(tx, found),
    names: await namesFor(tx, found, events, tasks),
  };
}

async function namesFor(
  tx: Tx,
  found: CaseRecord,
  events: readonly CaseEvent[],
  tasks: readonly CaseTask[],
): Promise<Readonly<Record<string, string>>> {
  const people = new Set(events.flatMap(({ personId, fact }) => [personId, 'personId' in fact ? fact.personId : null]));
  const units = new Set([
    found.unitId,
    ...events.flatMap(({ fact }) => ('unitId' in fact ? [fact.unitId] : [])),
    ...tasks.map(({ unitId }) => unitId),
  ]);
  const known = [...people].filter((id): id is PersonId => id !== null);
  const named = [...(await findPeople(tx, known)), ...(await findUnits(tx, [...units] as UnitId[]))];
  return Object.fromEntries(named.map(({ id, name }) => [id, name]));
}

const MOST_LIKE = 5;
const LOOKED_AT = 200;

/**
 * Open cases of the same kind that may be about the same matter: from the same person, or with a similar title
 * (trigrams). At most 200 are weighed and five shown; those that the actor may not see are left out.
 */
async function listLikeCases(tx: Tx, actor: Actor, found: CaseRecord): Promise<readonly LikeCase[]> {
  const { rows } = await sql<LikeCase & { readonly unitPath: string }>`
    with same_person as (
      select distinct other.case_id from cases.requester mine
      join cases.requester other on other.government_id = mine.government_id and other.case_id <> mine.case_id
        and ((mine.email <> '' and other.email = mine.email) or (mine.phone <> '' and other.phone = mine.phone)
          or other.nik_mark = mine.nik_mark)
      where mine.case_id = ${found.id} limit ${LOOKED_AT}
    ), alike as (
      select c.id from cases.case c
      where c.status in ('open', 'waiting') and platform.fold(c.title) % platform.fold(${found.title}) limit ${LOOKED_AT}
    )
    select c.id, c.number, c.title, c.unit_path as "unitPath", c.id in (select case_id from same_person) as "isSamePerson"
    from cases.case c
    where c.id in (select case_id from same_person union select id from alike)
      and c.id <> ${found.id} and c.kind = ${found.kind} and c.status in ('open', 'waiting')
    order by "isSamePerson" desc, similarity(platform.fold(c.title), platform.fold(${found.title})) desc, c.id
    limit 20`.execute(tx);
  return rows.filter(({ unitPath }) => may(actor, PERMISSION.view, unitPath)).slice(0, MOST_LIKE);
}

const MOST_TEMPLATES = 50;

/** The answers of the unit of a case and of those above it, for its kind or for all. */
async function listTemplates(tx: Tx, found: CaseRecord): Promise<readonly AnswerTemplate[]> {
  return tx
    .selectFrom('cases.template')
    .select(['id', 'name', 'body'])
    .where(sql<boolean>`starts_with(${found.unitPath}, unit_path)`)
    .where((row) => row.or([row('kind', 'is', null), row('kind', '=', found.kind)]))
    .orderBy('name')
    .limit(MOST_TEMPLATES)
    .execute();
}
