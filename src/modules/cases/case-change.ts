import { recordAudit } from '../../platform/audit/audit.ts';
import { loadCalendar } from '../../platform/calendar/load-calendar.ts';
import type { Tx } from '../../platform/database/database.ts';
import { inTransaction, type Tenant } from '../../platform/database/tenancy.ts';
import { dueDate } from '../../platform/deadlines/due-date.ts';
import { getRule } from '../../platform/deadlines/rules.ts';
import { AppError } from '../../platform/errors.ts';
import type { FileId } from '../../platform/files/files.ts';
import { type Actor, may } from '../../platform/identity/actor.ts';
import { type CaseId, type CaseKind, type CaseRecord, subjectOf } from './case.ts';
import { attachFiles } from './case-files.ts';
import { type Officer, type OfficerAction, refusalOf } from './guard.ts';
import { type CaseFact, type CaseState, type FactKind, next, stateOf } from './history.ts';
import type { MailStep } from './mail-texts.ts';
import { tellCitizen } from './messages.ts';
import { type CaseOffice, kindOf, type Moment, trackingLink } from './office.ts';
import { appendCaseEvents, type CaseEvent, getCaseForUpdate, saveState } from './queries.ts';
import { trackingSecret } from './secret.ts';
import type { Author } from './tables.ts';

/** A case that is being changed: locked, with its history read. */
export interface CaseAtWork {
  readonly tx: Tx;
  readonly found: CaseRecord;
  readonly kind: CaseKind;
  readonly state: CaseState;
  readonly moment: Moment;
  /** The last line of the history. */
  readonly last: CaseEvent | undefined;
}

/** Whether the same words were just added: a form that was sent twice. */
export function isRepeated({ last, moment }: CaseAtWork, kind: FactKind, words: string): boolean {
  if (last?.fact.kind !== kind || last.words !== words) return false;
  return Temporal.Duration.compare(moment.now.since(last.at), REPEATED_WITHIN) < 0;
}

const REPEATED_WITHIN = Temporal.Duration.from({ minutes: 10 });

/** What is to be written down of one act. */
export interface CaseChange {
  readonly facts: readonly CaseFact[];
  /** Stands beside the last fact; null when nothing was written. */
  readonly words?: string | null;
  readonly fileIds?: readonly FileId[];
  /** Columns that do not follow from the history. */
  readonly save?: Parameters<typeof saveState>[3];
  /** What the citizen is told; absent tells nothing. */
  readonly news?: {
    readonly step: MailStep;
    readonly words?: string | null;
    readonly date?: Temporal.PlainDate | null;
    /** A paper about it waits behind the link. */
    readonly hasPapers?: boolean;
  };
}

/** Who acts on a case. */
export interface Doer {
  readonly tenant: Tenant;
  readonly author: Author;
  /** Null for citizens and the system. */
  readonly actor: Actor | null;
}

/**
 * Reads, checks, decides, writes: history, how the case stands, files, audit and the message to the citizen in one
 * transaction, so that two officers cannot both answer.
 * A decision of null leaves the case as it is.
 * @throws {AppError} `not-found`, and whatever the decision throws
 */
export async function changeCase(
  office: CaseOffice,
  doer: Doer,
  act: CaseActed,
  decide: (work: CaseAtWork) => Promise<CaseChange | null>,
): Promise<CaseRecord> {
  return inTransaction(office.db, doer.tenant, (tx) => changeCaseIn(tx, office, { ...act, doer }, decide));
}

/** Which case, when, and the name of the act in the audit log. */
export interface CaseActed {
  readonly id: CaseId;
  readonly action: string;
  readonly moment: Moment;
}

/** As {@link changeCase}, within a transaction that changes more. */
export async function changeCaseIn(
  tx: Tx,
  office: CaseOffice,
  { doer, id, action, moment }: CaseActed & { readonly doer: Doer },
  decide: (work: CaseAtWork) => Promise<CaseChange | null>,
): Promise<CaseRecord> {
  const { found, events } = await getCaseForUpdate(tx, id);
  const state = stateOf(events.map(({ fact }) => fact));
  const change = await decide({ tx, found, kind: kindOf(office, found.kind), state, moment, last: events.at(-1) });
  if (change) await writeChange(tx, office, doer, { found, state, known: events.length, action, moment, change });
  return found;
}

interface Written {
  readonly found: CaseRecord;
  readonly state: CaseState;
  readonly known: number;
  readonly action: string;
  readonly moment: Moment;
  readonly change: CaseChange;
}

async function writeChange(tx: Tx, office: CaseOffice, doer: Doer, written: Written): Promise<void> {
  const { found, state, known, action, moment, change } = written;
  const personId = doer.actor?.personId ?? null;
  const events = change.facts.map((fact, at) => ({
    ...{ fact, author: doer.author, personId, at: moment.now },
    words: at === change.facts.length - 1 ? (change.words ?? null) : null,
  }));
  await appendCaseEvents(tx, found.id, known, events);
  const last = known + events.length;
  const isFromCitizen = doer.author === 'citizen';
  await attachFiles(tx, found.id, last, { ids: change.fileIds ?? [], isFromCitizen, isShown: action !== 'note' });
  await saveState(tx, found.id, change.facts.reduce(next, state), change.save);
  await recordAudit(tx, doer.actor ?? 'system', { action: `cases.${action}`, subject: subjectOf(found.id) });
  if (change.news) await tell(tx, office, doer.tenant, { found, last, news: change.news });
}

/** Tells the citizen of a case that something happened to it. */
export async function tell(
  tx: Tx,
  office: CaseOffice,
  tenant: Tenant,
  {
    found,
    last,
    news,
  }: { readonly found: CaseRecord; readonly last: number | string; readonly news: NonNullable<CaseChange['news']> },
): Promise<void> {
  const government = await office.governmentOf(tx, tenant);
  const secret = trackingSecret(office.trackingKey, tenant, found.submissionKey);
  const link = trackingLink(office, government.label, { number: found.number, secret });
  await tellCitizen(tx, found, { ...news, link, governmentName: government.name, key: `${found.id} ${last}` });
}

/** The officer as the guard sees them, at the unit of one case. */
export function officerAt(actor: Actor, unitPath: string): Officer {
  return { personId: actor.personId, may: (permission) => may(actor, permission, unitPath) };
}

/** @throws {AppError} `not-allowed` without the permission, `conflict` when it cannot be done now or is another's */
export function assertMayAct({ found, kind, state }: CaseAtWork, actor: Actor, action: OfficerAction): void {
  const refusal = refusalOf(state, kind, officerAt(actor, found.unitPath), action);
  if (refusal === null) return;
  throw new AppError(refusal === 'not-permitted' ? 'not-allowed' : 'conflict', `${action} of ${found.id}: ${refusal}`);
}

/** What is yet nobody's becomes theirs who act on it. */
export function claimFirst(state: CaseState, actor: Actor): readonly CaseFact[] {
  return state.assigneeId === null ? [{ kind: 'claimed', personId: actor.personId }] : [];
}

/** The day that a rule gives, counted from a day. @throws {AppError} `not-found` when there is no such rule */
export async function dayByRule(tx: Tx, ruleId: string, from: Temporal.PlainDate): Promise<Temporal.PlainDate> {
  const { unit, amount } = await getRule(tx, ruleId, from);
  return dueDate(await loadCalendar(tx), from, { unit, amount, extension: null }).dueOn;
}
