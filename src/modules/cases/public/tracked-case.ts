import type { Tx } from '../../../platform/database/database.ts';
import { type DeadlineExplanation, explainDeadline } from '../../../platform/deadlines/explain.ts';
import { findUnits } from '../../organization/index.ts';
import { type CaseRecord, subjectOf } from '../case.ts';
import { type CaseFile, listCaseFiles } from '../case-files.ts';
import { ANSWER } from '../clock.ts';
import type { CaseState, FactKind } from '../history.ts';
import { stateOf } from '../history.ts';
import { type CaseEvent, listEvents } from '../queries.ts';

/** What happens between officers is not told outside. */
const TOLD = [
  'filed',
  'forwarded',
  'asked',
  'citizen-answered',
  'citizen-wrote',
  'extended',
  'answered',
  'closed',
  'reopened',
  'withdrawn',
  'merged',
  'reclassified',
] as const satisfies readonly FactKind[];

/** A kind of fact that the citizen is told of. */
export type ToldKind = (typeof TOLD)[number];

/** A line of the history as the citizen reads it. */
export interface ToldEvent extends Omit<CaseEvent, 'personId' | 'fact'> {
  readonly kind: ToldKind;
  /** The outcome of an answer; null otherwise. */
  readonly outcome: string | null;
}

/** A case as its citizen sees it. */
export interface TrackedCase {
  readonly found: CaseRecord;
  readonly state: CaseState;
  readonly unitName: string;
  readonly events: readonly ToldEvent[];
  readonly files: readonly CaseFile[];
  readonly clock: DeadlineExplanation;
}

/** Reads a case for the page on which its citizen follows it: a fixed number of queries. */
export async function readTrackedCase(tx: Tx, found: CaseRecord): Promise<TrackedCase> {
  const events = await listEvents(tx, found.id);
  const [unit] = await findUnits(tx, [found.unitId]);
  const joined = found.mergedIntoId === null ? [] : await answersOf(tx, found);
  return {
    ...{ found, state: stateOf(events.map(({ fact }) => fact)), unitName: unit?.name ?? '' },
    events: [...events.flatMap(told), ...joined],
    files: (await listCaseFiles(tx, found.id)).filter(({ isShown }) => isShown),
    clock: await explainDeadline(tx, { subject: subjectOf(found.id), kind: ANSWER }),
  };
}

/** Of the case to which this one was joined only the answers are told: its other words belong to somebody else. */
async function answersOf(tx: Tx, { mergedIntoId }: CaseRecord): Promise<readonly ToldEvent[]> {
  if (mergedIntoId === null) return [];
  const events = await listEvents(tx, mergedIntoId);
  return events.flatMap(told).filter(({ kind }) => kind === 'answered');
}

function told({ fact, personId: _officer, ...event }: CaseEvent): readonly ToldEvent[] {
  const kind = TOLD.find((one) => one === fact.kind);
  if (kind === undefined) return [];
  // The reason of a forwarding is a word between offices, as is why a paper is dated back.
  const isInternal = kind === 'forwarded' || (kind === 'filed' && event.author === 'officer');
  const outcome = fact.kind === 'answered' ? fact.outcome : null;
  return [{ ...event, kind, outcome, words: isInternal ? null : event.words }];
}
