import type { UnitPath } from '../../../platform/identity/actor.ts';

/** Who is told at a step. */
export type Audience = 'operator' | 'head' | 'sekda';

/** A step of the ladder. */
export interface Step {
  /** From 1, in the order in which they are climbed. */
  readonly step: number;
  readonly audience: Audience;
  readonly countedFrom: 'due' | 'late';
  /** Days after that date; negative before it. */
  readonly offsetDays: number;
  /** How many days the step before must have had its chance. */
  readonly waitDays: number;
}

/** How far an item has climbed for its due date. */
export interface Climb {
  readonly dueOn: Temporal.PlainDate;
  readonly lateOn: Temporal.PlainDate;
  /** The last step that was told; 0 before the first. */
  readonly lastStep: number;
  readonly lastSentOn: Temporal.PlainDate | null;
}

/**
 * The step to be told today; undefined when none is reached. One step at a time, each only after the one before has had
 * its days: what is found late by years begins with its operator too.
 */
export function stepToday(climb: Climb, ladder: readonly Step[], today: Temporal.PlainDate): Step | undefined {
  const next = ladder.find(({ step }) => step > climb.lastStep);
  if (!next) return undefined;
  const base = next.countedFrom === 'due' ? climb.dueOn : climb.lateOn;
  const notBefore = base.add({ days: next.offsetDays });
  const hadTime = climb.lastSentOn?.add({ days: next.waitDays }) ?? notBefore;
  const isReached = [notBefore, hadTime].every((day) => Temporal.PlainDate.compare(today, day) >= 0);
  return isReached ? next : undefined;
}

/** Somebody with a role at a unit and below. */
export interface Holder {
  readonly unitPath: UnitPath;
}

/** Those of the holders who stand nearest above a unit, itself included; empty when none does. */
export function nearest<H extends Holder>(holders: readonly H[], unitPath: UnitPath): readonly H[] {
  const above = holders.filter((holder) => unitPath.startsWith(holder.unitPath));
  const depth = Math.max(0, ...above.map((holder) => holder.unitPath.length));
  return above.filter((holder) => holder.unitPath.length === depth);
}
