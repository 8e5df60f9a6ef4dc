import type { Tx } from '../../platform/database/database.ts';
import { type BegunDeadline, beginDeadline } from '../../platform/deadlines/begin.ts';
import type { DueBy, NewDeadline } from '../../platform/deadlines/deadline.ts';
import type { PersonId } from '../../platform/identity/actor.ts';
import { type CaseKind, type CaseRecord, subjectOf } from './case.ts';

/** The deadline of the answer under which every case stands. */
export const ANSWER = 'answer';

/** Of which case, since when, and by whom. */
type ClockOf = Pick<CaseRecord, 'id' | 'number' | 'unitId' | 'unitPath' | 'title'> & {
  readonly startedOn: Temporal.PlainDate;
  readonly by: PersonId | null;
};

/** The clock of the answer, as it is to begin. */
export function answerClock(kind: CaseKind, of: ClockOf, due: DueBy = { ruleId: kind.answerRule }): NewDeadline {
  const title = (label: string) => `${label} ${of.number}: ${of.title}`.slice(0, 200);
  return {
    ...{ subject: subjectOf(of.id), kind: ANSWER, ...due, unitId: of.unitId, unitPath: of.unitPath },
    ...{ startedOn: of.startedOn, href: `/meja/kasus/${of.id}`, by: of.by },
    title: { id: title(kind.label.id), en: title(kind.label.en) },
  };
}

/** Begins the clock of the answer again, when a case is reopened; by the rule of its kind unless another date is given. */
export async function startClock(tx: Tx, kind: CaseKind, of: ClockOf, due?: DueBy): Promise<BegunDeadline> {
  return beginDeadline(tx, answerClock(kind, of, due));
}
