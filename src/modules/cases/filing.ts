import { recordAudit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { newId } from '../../platform/database/ids.ts';
import { inReadOnly, inTransaction, type Tenant } from '../../platform/database/tenancy.ts';
import type { DeadlineId } from '../../platform/deadlines/deadline.ts';
import { registerDeadline } from '../../platform/deadlines/deadlines.ts';
import { AppError } from '../../platform/errors.ts';
import type { Actor, PersonId } from '../../platform/identity/actor.ts';
import { isNik } from '../../platform/sealing/national-id.ts';
import { getGovernment } from '../organization/index.ts';
import { type CaseId, type CaseKind, type CaseRecord, type Filing, type Requester, subjectOf } from './case.ts';
import { drawNumber } from './counter.ts';
import { sendNews } from './messages.ts';
import { type CaseOffice, type Moment, trackingLink } from './office.ts';
import { appendCaseEvents, attachFiles, findCaseBySubmission, findDueOn } from './queries.ts';
import { hashOfSecret, trackingSecret } from './secret.ts';

/** What the one who sent it takes home. */
export interface Receipt {
  readonly id: CaseId;
  readonly number: string;
  /** Follows the case without an account. */
  readonly secret: string;
  /** False when it had arrived before under the same key. */
  readonly isNew: boolean;
}

/** Who files: an officer who takes it in, or the citizen. */
type FiledBy = Tenant & Partial<Pick<Actor, 'accountId' | 'personId'>>;

/** The deadline of the answer under which every case stands. */
export const ANSWER = 'answer';

/**
 * Takes a case in: number, history, deadline, message and audit in one transaction, once for each submission key however
 * often it arrives. `also` writes the rows of the module whose kind it is, in the same transaction.
 * @throws {AppError} `invalid` when the filing breaks a rule that its form should have shown, nothing is kept then
 */
export async function fileCase(
  office: CaseOffice,
  by: FiledBy,
  kind: CaseKind,
  { filing, moment }: { readonly filing: Filing; readonly moment: Moment },
  also?: (tx: Tx, id: CaseId) => Promise<void>,
): Promise<Receipt> {
  assertMayFile(kind, filing, moment.today);
  const secret = trackingSecret(office.trackingKey, by, filing.submissionKey);
  const before = await inReadOnly(office.db, by, (tx) => findCaseBySubmission(tx, filing.submissionKey));
  if (before) return { id: before.id, number: before.number, secret, isNew: false };
  const number = await drawNumber(office.db, { ...by, prefix: kind.prefix, year: moment.today.year });
  return inTransaction(office.db, by, async (tx) => {
    const id = newId<'case'>();
    if (!(await insertCase(tx, kind, { id, number, secret, filing, moment }))) {
      const twin = await findCaseBySubmission(tx, filing.submissionKey);
      if (!twin) throw new AppError('conflict', `Case ${number} is neither new nor was it there before`);
      return { id: twin.id, number: twin.number, secret, isNew: false };
    }
    await writeParts(tx, office, by, { id, filing, moment });
    const deadlineId = await startClock(tx, kind, {
      id,
      number,
      ...filing,
      startedOn: filing.receivedOn,
      by: filing.takenInBy,
    });
    await tx.updateTable('cases.case').set({ deadline_id: deadlineId }).where('id', '=', id).execute();
    await also?.(tx, id);
    await tellReceived(tx, office, { id, number, secret, filing, deadlineId });
    return { id, number, secret, isNew: true };
  });
}

/** @throws {AppError} `invalid` naming the rule, never what was typed */
function assertMayFile(kind: CaseKind, filing: Filing, today: Temporal.PlainDate): void {
  const { requester, receivedOn, title, text } = filing;
  const isBackdated = Temporal.PlainDate.compare(receivedOn, today) < 0;
  const faults = [
    !kind.visibilities.includes(requester.visibility) && 'this kind of case is not taken without a name',
    requester.visibility === 'anonymous' && hasName(requester) && 'an anonymous case has a name',
    requester.visibility !== 'anonymous' && requester.name === '' && 'the name is missing',
    requester.nik !== '' && !isNik(requester.nik) && 'the NIK cannot be one',
    (title === '' || title.length > 200) && 'the title has 1 to 200 characters',
    (text === '' || text.length > 20_000) && 'the text has 1 to 20,000 characters',
    Temporal.PlainDate.compare(receivedOn, today) > 0 && 'the day of receipt lies ahead',
    Temporal.PlainDate.compare(receivedOn, today.subtract({ years: 1 })) < 0 && 'the day of receipt is over a year ago',
    isBackdated && filing.backdatingReason.length < 3 && 'an earlier day of receipt needs its reason',
  ].filter((fault) => fault !== false);
  if (faults.length > 0) throw new AppError('invalid', `This case cannot be taken in: ${faults.join('; ')}`);
}

function hasName({ name, email, phone, address, nik }: Requester): boolean {
  return name !== '' || email !== '' || phone !== '' || address !== '' || nik !== '';
}

interface Numbered {
  readonly id: CaseId;
  readonly number: string;
  readonly secret: string;
  readonly filing: Filing;
  readonly moment: Moment;
}

/** False when a case with this submission key is there already. */
async function insertCase(tx: Tx, kind: CaseKind, { id, number, secret, filing, moment }: Numbered): Promise<boolean> {
  const added = await tx
    .insertInto('cases.case')
    .values({
      ...{ id, number, kind: kind.name, submission_key: filing.submissionKey, secret_hash: hashOfSecret(secret) },
      ...{ channel: filing.channel, visibility: filing.requester.visibility, title: filing.title, body: filing.text },
      ...{ received_on: filing.receivedOn.toString(), filed_at: moment.now.toString(), taken_in_by: filing.takenInBy },
      ...{ status: 'open', unit_id: filing.unitId, unit_path: filing.unitPath, assignee_id: null, outcome: null },
      ...{ merged_into_id: null, deadline_id: null, answered_on: null, closes_on: null, erases_on: null },
    })
    .onConflict((conflict) => conflict.columns(['government_id', 'submission_key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Requester, first line of the history, files, audit. */
async function writeParts(
  tx: Tx,
  office: CaseOffice,
  by: FiledBy,
  { id, filing, moment }: Pick<Numbered, 'id' | 'filing' | 'moment'>,
): Promise<void> {
  if (filing.requester.visibility !== 'anonymous') await insertRequester(tx, office, by, { id, ...filing.requester });
  const words = filing.backdatingReason === '' ? null : filing.backdatingReason;
  const [author, personId] =
    filing.takenInBy === null ? (['citizen', null] as const) : (['officer', filing.takenInBy] as const);
  const fact = { kind: 'filed', unitId: filing.unitId } as const;
  await appendCaseEvents(tx, id, 0, [{ fact, words, author, personId, at: moment.now }]);
  const isFromCitizen = filing.takenInBy === null;
  await attachFiles(tx, id, 1, { ids: filing.fileIds, isFromCitizen, isShown: true });
  const actor = by.accountId && by.personId ? { accountId: by.accountId, personId: by.personId } : 'system';
  await recordAudit(tx, actor, { action: 'cases.file', subject: subjectOf(id), detail: { channel: filing.channel } });
}

async function insertRequester(
  tx: Tx,
  { sealer }: CaseOffice,
  tenant: Tenant,
  { id, ...requester }: Requester & { readonly id: CaseId },
): Promise<void> {
  const { name, email, phone, address, nik, language } = requester;
  await tx
    .insertInto('cases.requester')
    .values({
      ...{ case_id: id, name, email: email.toLowerCase(), phone, address, language },
      nik_sealed: nik === '' ? null : sealer.seal(tenant, NIK_PURPOSE, nik),
      nik_mark: nik === '' ? null : sealer.blindIndex(tenant, NIK_PURPOSE, nik),
    })
    .execute();
}

/** What a requester's NIK is sealed for. */
export const NIK_PURPOSE = 'cases.nik';

/** Begins the clock of the answer: with the filing, and again when a case is reopened. */
export async function startClock(
  tx: Tx,
  kind: CaseKind,
  of: Pick<CaseRecord, 'id' | 'number' | 'unitId' | 'unitPath' | 'title'> & {
    readonly startedOn: Temporal.PlainDate;
    readonly by: PersonId | null;
  },
): Promise<DeadlineId> {
  const title = (label: string) => `${label} ${of.number}: ${of.title}`.slice(0, 200);
  return registerDeadline(tx, {
    ...{ subject: subjectOf(of.id), kind: ANSWER, ruleId: kind.answerRule, unitId: of.unitId, unitPath: of.unitPath },
    ...{ startedOn: of.startedOn, href: `/meja/kasus/${of.id}`, by: of.by },
    title: { id: title(kind.label.id), en: title(kind.label.en) },
  });
}

async function tellReceived(
  tx: Tx,
  office: CaseOffice,
  filed: Omit<Numbered, 'moment'> & { readonly deadlineId: DeadlineId },
): Promise<void> {
  const { requester } = filed.filing;
  if (requester.email === '') return;
  const government = await getGovernment(tx);
  await sendNews(
    tx,
    { id: filed.id, number: filed.number, title: filed.filing.title },
    { to: requester.email, language: requester.language },
    {
      ...{ step: 'filed', date: (await findDueOn(tx, filed.deadlineId)) ?? null, key: `${filed.id} 1` },
      ...{ link: trackingLink(office, government.label, filed), governmentName: government.name },
    },
  );
}
