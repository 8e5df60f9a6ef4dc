import { sql } from 'kysely';
import { recordAudit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { newId } from '../../platform/database/ids.ts';
import { inReadOnly, inTransaction, type Tenant } from '../../platform/database/tenancy.ts';
import type { DeadlineId } from '../../platform/deadlines/deadline.ts';
import { beginDeadline } from '../../platform/deadlines/deadlines.ts';
import { AppError } from '../../platform/errors.ts';
import type { Actor, PersonId } from '../../platform/identity/actor.ts';
import { isNik } from '../../platform/sealing/national-id.ts';
import { type CaseId, type CaseKind, type CaseRecord, type Filing, type Requester, subjectOf } from './case.ts';
import { drawNumber } from './counter.ts';
import { sendNews } from './messages.ts';
import { type CaseOffice, type Moment, trackingLink } from './office.ts';
import { attachFiles, findCaseBySubmission } from './queries.ts';
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
  const numbered = { id: newId<'case'>(), number, secret, filing, moment };
  try {
    await inTransaction(office.db, by, async (tx) => {
      const clock = await startClock(tx, kind, {
        ...filing,
        ...numbered,
        startedOn: filing.receivedOn,
        by: filing.takenInBy,
      });
      await insertCase(tx, { kind: kind.name, deadlineId: clock.id, ...numbered });
      await writeParts(tx, office, by, numbered);
      await also?.(tx, numbered.id);
      await tellReceived(tx, office, by, { ...numbered, dueOn: clock.dueOn });
    });
    return { id: numbered.id, number, secret, isNew: true };
  } catch (error) {
    if (!(error instanceof Twin)) throw error;
    const twin = await inReadOnly(office.db, by, (tx) => findCaseBySubmission(tx, filing.submissionKey));
    if (!twin) throw new AppError('conflict', `Case ${number} is neither new nor was it there before`);
    return { id: twin.id, number: twin.number, secret, isNew: false };
  }
}

/** The same form arrived at the same moment and was quicker: this transaction is undone. */
class Twin extends Error {}

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

/**
 * Case and the first line of its history in one statement.
 * @throws {Twin} when a case with this submission key is there already
 */
async function insertCase(
  tx: Tx,
  {
    id,
    number,
    secret,
    kind,
    filing,
    moment,
    deadlineId,
  }: Numbered & { readonly kind: string; readonly deadlineId: DeadlineId },
): Promise<void> {
  const [author, personId] = filing.takenInBy === null ? ['citizen', null] : ['officer', filing.takenInBy];
  const words = filing.backdatingReason === '' ? null : filing.backdatingReason;
  const fact = JSON.stringify({ kind: 'filed', unitId: filing.unitId });
  const now = moment.now.toString();
  const { rows } = await sql`
    with added as (
      insert into cases.case (id, kind, number, submission_key, secret_hash, channel, visibility, title, body, received_on,
        filed_at, taken_in_by, status, unit_id, unit_path, deadline_id)
      values (${id}, ${kind}, ${number}, ${filing.submissionKey}, ${hashOfSecret(secret)}, ${filing.channel},
        ${filing.requester.visibility}, ${filing.title}, ${filing.text}, ${filing.receivedOn.toString()}::date,
        ${now}::timestamptz, ${filing.takenInBy}, 'open', ${filing.unitId}, ${filing.unitPath}, ${deadlineId})
      on conflict (government_id, submission_key) do nothing returning id
    )
    insert into cases.event (case_id, sequence, kind, fact, words, author, person_id, happened_at)
    select id, 1, 'filed', ${fact}::jsonb, ${words}, ${author}, ${personId}::uuid, ${now}::timestamptz from added
    returning case_id`.execute(tx);
  if (rows.length === 0) throw new Twin();
}

/** Requester, files, audit. */
async function writeParts(
  tx: Tx,
  office: CaseOffice,
  by: FiledBy,
  { id, filing }: Pick<Numbered, 'id' | 'filing'>,
): Promise<void> {
  if (filing.requester.visibility !== 'anonymous') await insertRequester(tx, office, by, { id, ...filing.requester });
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
): ReturnType<typeof beginDeadline> {
  const title = (label: string) => `${label} ${of.number}: ${of.title}`.slice(0, 200);
  return beginDeadline(tx, {
    ...{ subject: subjectOf(of.id), kind: ANSWER, ruleId: kind.answerRule, unitId: of.unitId, unitPath: of.unitPath },
    ...{ startedOn: of.startedOn, href: `/meja/kasus/${of.id}`, by: of.by },
    title: { id: title(kind.label.id), en: title(kind.label.en) },
  });
}

async function tellReceived(
  tx: Tx,
  office: CaseOffice,
  tenant: Tenant,
  filed: Omit<Numbered, 'moment'> & { readonly dueOn: Temporal.PlainDate },
): Promise<void> {
  const { requester, title } = filed.filing;
  if (requester.email === '') return;
  const government = await office.governmentOf(tx, tenant);
  await sendNews(
    tx,
    { id: filed.id, number: filed.number, title },
    { to: requester.email, language: requester.language },
    {
      ...{ step: 'filed', date: filed.dueOn, key: `${filed.id} 1` },
      ...{ link: trackingLink(office, government.label, filed), governmentName: government.name },
    },
  );
}
