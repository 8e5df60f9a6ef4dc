import type { DeadlineId } from '../../../../platform/deadlines/deadline.ts';
import type { DeadlineExplanation } from '../../../../platform/deadlines/explain.ts';
import type { UnitId } from '../../../../platform/identity/actor.ts';
import type { CaseId, CaseRecord } from '../../case.ts';
import { stateOf } from '../../history.ts';
import type { DeskCase } from '../case-queries.ts';
import type { QueuedCase } from '../queue-queries.ts';

/** The day of the examples. */
export const TODAY = Temporal.PlainDate.from('2026-11-23');

const AT = Temporal.Instant.from('2026-11-23T02:00:00Z');
const UNIT = 'u' as UnitId;

/** A case of the queue, for examples. */
export function aQueuedCase(given: { readonly id?: string } & Partial<Omit<QueuedCase, 'id'>>): QueuedCase {
  const { id = '1', ...rest } = given;
  return {
    ...{ id: id as CaseId, number: `PU-2026-00000${id}-K`, kind: 'question', title: 'Pertanyaan', status: 'open' },
    ...{ channel: 'web', visibility: 'open', unitId: UNIT, assigneeId: null, dueOn: TODAY.add({ days: 5 }) },
    ...{ citation: 'PermenPANRB 62/2018', deadlineId: id as DeadlineId },
    ...rest,
  };
}

/** The clock of a case, for examples. */
export const aClock: DeadlineExplanation = {
  ...{ id: '1' as DeadlineId, title: { id: 'Pertanyaan', en: 'Question' }, unitPath: '/dinkes/', state: 'open' },
  ...{ startedOn: TODAY, dueOn: TODAY.add({ days: 7 }), dueAt: null, timeZone: null, citation: 'PermenPANRB 62/2018' },
  rule: { id: 'cases.question-answer', unit: 'working-days', amount: 5, effectiveFrom: TODAY, isLocal: false },
  ...{ isVerified: false, extension: null, pauses: [], days: [], week: null, unloadedYears: [] },
  ...{ countedToday: null, history: [] },
};

/** A case record, for examples. */
export function aCaseRecord(given: Partial<CaseRecord>): CaseRecord {
  return {
    ...{ id: '1' as CaseId, kind: 'question', number: 'PU-2026-000001-K', status: 'open', unitId: UNIT },
    ...{ unitPath: '/dinkes/', assigneeId: null, channel: 'web', title: 'Jam buka puskesmas Waled' },
    ...{ text: 'Pukul berapa puskesmas buka pada hari <Sabtu>?', receivedOn: TODAY, filedAt: AT },
    ...{ visibility: 'open', outcome: null, submissionKey: 'k', mergedIntoId: null },
    ...given,
  };
}

/** Everything on the page of a case, for examples. */
export function aDeskCase(given: Partial<CaseRecord>): DeskCase {
  const found = aCaseRecord(given);
  const filed = { kind: 'filed', unitId: UNIT } as const;
  const asked = { kind: 'asked' } as const;
  const facts = found.status === 'waiting' ? [filed, asked] : [filed];
  return {
    ...{ found, state: stateOf(facts), files: [], tasks: [], clock: aClock },
    events: facts.map((fact, at) => ({
      ...{ sequence: at + 1, fact, words: fact === asked ? 'Puskesmas yang mana?' : null, author: 'citizen' },
      ...{ personId: null, at: AT },
    })),
    requester: {
      ...{ government_id: 'g', case_id: '1', name: 'Siti Rahmawati', email: 'siti@example.com', phone: '' },
      ...{ address: '', nik_sealed: 's', nik_mark: 'm', language: 'id' },
    },
    like: [{ id: '2' as CaseId, number: 'PU-2026-000002-I', title: 'Jam buka puskesmas', isSamePerson: false }],
    templates: [{ id: 't', name: 'Jam buka', body: 'Pukul 08.00' }],
    names: { u: 'Dinas Kesehatan' },
  };
}
