import type { Insertable } from 'kysely';
import { type AuditActor, recordAudits } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { newIdAt } from '../../platform/database/ids.ts';
import type { Database } from '../../platform/database/schema.ts';
import { inTransaction, type Tenant } from '../../platform/database/tenancy.ts';
import { type BegunDeadline, beginDeadlines } from '../../platform/deadlines/begin.ts';
import { AppError } from '../../platform/errors.ts';
import { sendMails } from '../../platform/messages/outbox.ts';
import { type CaseId, type CaseKind, type Filing, type Requester, subjectOf } from './case.ts';
import { attachFiles } from './case-files.ts';
import { answerClock } from './clock.ts';
import { drawNumbers } from './counter.ts';
import { newsMail } from './messages.ts';
import { type CaseOffice, type Moment, trackingLink } from './office.ts';
import { hashOfSecret } from './secret.ts';
import './tables.ts';

/** A case that waits to be taken in, checked already. */
export interface ToFile {
  readonly kind: CaseKind;
  readonly filing: Filing;
  readonly moment: Moment;
  readonly secret: string;
  readonly actor: AuditActor;
  /** Writes the rows of the module whose kind it is. */
  readonly also: ((tx: Tx, id: CaseId) => Promise<void>) | undefined;
}

/** What became of it. */
export interface Filed {
  readonly id: CaseId;
  readonly number: string;
  readonly isNew: boolean;
}

/** A new case of this transaction. */
interface NewCase extends ToFile {
  readonly id: CaseId;
  readonly number: string;
}

/** What a requester's NIK is sealed for. */
export const NIK_PURPOSE = 'cases.nik';

/** Takes cases of one government in, in one transaction: all of them, or none. Answers in their order. */
export async function fileTogether(
  office: CaseOffice,
  tenant: Tenant,
  cases: readonly ToFile[],
): Promise<readonly Filed[]> {
  try {
    return await inTransaction(office.db, tenant, (tx) => fileIn(tx, office, tenant, cases));
  } catch (error) {
    if (!isTwin(error)) throw error;
    return inTransaction(office.db, tenant, (tx) => fileIn(tx, office, tenant, cases));
  }
}

/** The same form arrived elsewhere at the same moment and was quicker: now its case is there to be found. */
function isTwin(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'case_submission';
}

async function fileIn(tx: Tx, office: CaseOffice, tenant: Tenant, cases: readonly ToFile[]): Promise<readonly Filed[]> {
  const byKey = new Map(cases.map((one) => [one.filing.submissionKey, one]));
  const wanted = [...byKey].map(([submissionKey, { kind, moment }]) => {
    return { submissionKey, prefix: kind.prefix, year: moment.today.year };
  });
  const numbers = await drawNumbers(tx, wanted);
  const filed = new Map<string, Filed>();
  const added: NewCase[] = [];
  for (const [key, one] of byKey) {
    const { number, knownId } = numbers.get(key) ?? {};
    if (number === undefined || knownId === undefined) throw new AppError('unavailable', 'No number was drawn');
    const id = knownId ?? newIdAt<'case'>(one.moment.now);
    filed.set(key, { id, number, isNew: knownId === null });
    if (knownId === null) added.push({ ...one, id, number });
  }
  if (added.length > 0) await write(tx, office, tenant, added);
  return receipts(cases, filed);
}

/** The first of several under one key is new, the others are the same case again. */
function receipts(cases: readonly ToFile[], filed: Map<string, Filed>): readonly Filed[] {
  return cases.map(({ filing: { submissionKey } }) => {
    const found = filed.get(submissionKey);
    if (!found) throw new Error('each key was filed above');
    filed.set(submissionKey, { ...found, isNew: false });
    return found;
  });
}

async function write(tx: Tx, office: CaseOffice, tenant: Tenant, added: readonly NewCase[]): Promise<void> {
  const clocks = await beginDeadlines(
    tx,
    added.map(({ kind, filing, ...one }) =>
      answerClock(kind, { ...filing, ...one, startedOn: filing.receivedOn, by: filing.takenInBy }),
    ),
  );
  const dated = added.map((one, at) => withClock(one, clocks[at]));
  await writeRows(tx, office, tenant, dated);
  for (const { id, filing } of added) {
    await attachFiles(tx, id, 1, { ids: filing.fileIds, isFromCitizen: filing.takenInBy === null, isShown: true });
  }
  for (const { id, also } of added) await also?.(tx, id);
  await recordAudits(
    tx,
    added.map(({ id, actor, filing: { channel } }) => {
      return { actor, act: { action: 'cases.file', subject: subjectOf(id), detail: { channel } } };
    }),
  );
  await tellReceived(tx, office, tenant, dated);
}

type DatedCase = NewCase & { readonly clock: BegunDeadline };

function withClock(one: NewCase, clock: BegunDeadline | undefined): DatedCase {
  if (!clock) throw new Error('a clock was begun for each');
  return { ...one, clock };
}

/** Cases, the first line of each history, and who sent them, in one statement. */
async function writeRows(tx: Tx, office: CaseOffice, tenant: Tenant, cases: readonly DatedCase[]): Promise<void> {
  const named = cases.filter(({ filing }) => filing.requester.visibility !== 'anonymous');
  const filing = tx.with('filed', (query) => query.insertInto('cases.case').values(cases.map(caseRow)));
  const events = cases.map(eventRow);
  if (named.length === 0) {
    await filing.insertInto('cases.event').values(events).execute();
    return;
  }
  const people = named.map((one) => requesterRow(office, tenant, one.id, one.filing.requester));
  await filing
    .with('told', (query) => query.insertInto('cases.event').values(events))
    .insertInto('cases.requester')
    .values(people)
    .execute();
}

function caseRow({ id, number, kind, secret, filing, moment, clock }: DatedCase): Insertable<Database['cases.case']> {
  return {
    ...{ id, number, kind: kind.name, submission_key: filing.submissionKey, secret_hash: hashOfSecret(secret) },
    ...{ channel: filing.channel, visibility: filing.requester.visibility, title: filing.title, body: filing.text },
    ...{ received_on: filing.receivedOn.toString(), filed_at: moment.now.toString(), taken_in_by: filing.takenInBy },
    ...{ status: 'open', unit_id: filing.unitId, unit_path: filing.unitPath, deadline_id: clock.id },
  };
}

function eventRow({ id, filing, moment }: DatedCase): Insertable<Database['cases.event']> {
  return {
    ...{ case_id: id, sequence: 1, kind: 'filed', fact: JSON.stringify({ kind: 'filed', unitId: filing.unitId }) },
    words: filing.backdatingReason === '' ? null : filing.backdatingReason,
    ...{ author: filing.takenInBy === null ? 'citizen' : 'officer', person_id: filing.takenInBy },
    happened_at: moment.now.toString(),
  };
}

function requesterRow(
  { sealer }: CaseOffice,
  tenant: Tenant,
  caseId: CaseId,
  { name, email, phone, address, nik, language }: Requester,
): Insertable<Database['cases.requester']> {
  return {
    ...{ case_id: caseId, name, email: email.toLowerCase(), phone, address, language },
    nik_sealed: nik === '' ? null : sealer.seal(tenant, NIK_PURPOSE, nik),
    nik_mark: nik === '' ? null : sealer.blindIndex(tenant, NIK_PURPOSE, nik),
  };
}

async function tellReceived(tx: Tx, office: CaseOffice, tenant: Tenant, cases: readonly DatedCase[]): Promise<void> {
  const reachable = cases.filter(({ filing }) => filing.requester.email !== '');
  if (reachable.length === 0) return;
  const government = await office.governmentOf(tx, tenant);
  const mails = reachable.map((one) => {
    const { requester, title } = one.filing;
    const reader = { to: requester.email, language: requester.language };
    const link = trackingLink(office, government.label, one);
    const news = {
      step: 'filed',
      date: one.clock.dueOn,
      key: `${one.id} 1`,
      link,
      governmentName: government.name,
    } as const;
    return newsMail({ ...one, title }, reader, news);
  });
  await sendMails(tx, mails);
}
