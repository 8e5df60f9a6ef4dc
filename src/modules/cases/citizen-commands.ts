import { inReadOnly, type Tenant } from '../../platform/database/tenancy.ts';
import { cancelDeadline, resumeDeadline } from '../../platform/deadlines/deadlines.ts';
import { AppError } from '../../platform/errors.ts';
import type { FileId } from '../../platform/files/files.ts';
import { type CaseRecord, subjectOf } from './case.ts';
import { type CaseAtWork, type CaseChange, changeCase, dayByRule, isRepeated } from './case-change.ts';
import { ANSWER } from './clock.ts';
import { type CitizenAction, mayCitizen } from './guard.ts';
import { readCaseNumber } from './number.ts';
import type { CaseOffice, Moment } from './office.ts';
import { reopened } from './officer-commands.ts';
import { findCaseByNumber } from './queries.ts';
import { isSecret } from './secret.ts';
import { dropTasks } from './tasks.ts';

/** With what a citizen shows that a case is theirs. */
export interface CaseKey {
  readonly number: string;
  readonly secret: string;
}

/**
 * The case that this number and secret open; undefined when either is wrong, which of the two is not told and takes the
 * same time.
 */
export async function findOwnCase(
  office: Pick<CaseOffice, 'db'>,
  tenant: Tenant,
  { number, secret }: CaseKey,
): Promise<CaseRecord | undefined> {
  const known = readCaseNumber(number);
  const read = await inReadOnly(office.db, tenant, (tx) => findCaseByNumber(tx, known ?? ''));
  return isSecret(secret, read?.secretHash ?? null) ? read?.found : undefined;
}

/** What a citizen does to their own case. */
export interface CitizenAct {
  readonly action: CitizenAction;
  /** At least a word, save for withdrawing. */
  readonly words: string;
  readonly fileIds: readonly FileId[];
  readonly moment: Moment;
}

/**
 * Carries out what the citizen wants.
 * @throws {AppError} `not-found` when number or secret are wrong; `conflict` when it cannot be done now
 */
export async function citizenActs(office: CaseOffice, tenant: Tenant, key: CaseKey, act: CitizenAct): Promise<void> {
  const own = await findOwnCase(office, tenant, key);
  if (!own) throw new AppError('not-found', 'No case has this number and secret');
  const doer = { tenant, author: 'citizen', actor: null } as const;
  const { action, moment, words, fileIds } = act;
  await changeCase(office, doer, { id: own.id, action: `citizen-${action}`, moment }, async (work) => {
    if (!mayCitizen(work.state, work.kind, action))
      throw new AppError('conflict', `${own.id} is ${work.state.status}: no ${action}`);
    if (action === 'write' && isRepeated(work, 'citizen-wrote', words)) return null;
    const change = await decided(work, act);
    return { ...change, words: words === '' ? null : words, fileIds };
  });
}

async function decided(work: CaseAtWork, { action, words }: CitizenAct): Promise<CaseChange> {
  const { tx, found, kind, moment } = work;
  const clock = { subject: subjectOf(found.id), kind: ANSWER, on: moment.today, by: null };
  switch (action) {
    case 'reply':
      await resumeDeadline(tx, clock);
      return { facts: [{ kind: 'citizen-answered' }] };
    case 'write':
      return { facts: [{ kind: 'citizen-wrote' }] };
    case 'reopen':
      return reopened(work, null, words);
    case 'withdraw': {
      await cancelDeadline(tx, { ...clock, reason: 'Dicabut oleh pengirim' });
      await dropTasks(tx, found.id, { on: moment.today, by: null });
      const erasesOn = await dayByRule(tx, kind.retentionRule, moment.today);
      return { facts: [{ kind: 'withdrawn' }], save: { erasesOn }, news: { step: 'withdrawn' } };
    }
  }
}
