import type { Language } from '../../../platform/ui/texts.ts';
import { type CaseId, daysLate, type FiledCase } from '../../cases/index.ts';
import { objectionTexts } from '../objections/objection-texts.ts';
import { bookTexts } from './book-texts.ts';
import type { ObjectionLine } from './objection-book.ts';
import type { BookLine } from './request-book.ts';

/** A line of any book as its page shows it: without names. */
export interface BookRow {
  readonly id: CaseId;
  readonly number: string;
  readonly title: string;
  readonly unitName: string;
  readonly receivedOn: Temporal.PlainDate;
  readonly dueOn: Temporal.PlainDate | null;
  /** How it stands, in words. */
  readonly standing: string;
  readonly isLate: boolean;
  /** Letters of the law: why it was refused, or on which ground somebody objects. */
  readonly ground: string;
}

interface RowFacts {
  readonly language: Language;
  readonly today: Temporal.PlainDate;
}

/** A request as a row. */
export function requestRow({ filed, request, unitName }: BookLine, facts: RowFacts): BookRow {
  const { states } = bookTexts(facts.language);
  const decided = filed.outcome !== null && request.decision ? states[request.decision.outcome] : null;
  return { ...rowOf(filed, unitName, decided, facts), ground: request.decision?.articles.join(', ') ?? '' };
}

/** An objection as a row. */
export function objectionRow({ filed, objection, unitName }: ObjectionLine, facts: RowFacts): BookRow {
  const { decision, ground, groundText } = objection;
  const decided = decision && objectionTexts(facts.language).outcomes[decision.outcome];
  return { ...rowOf(filed, unitName, decided, facts), ground: `${ground}. ${groundText[facts.language]}` };
}

function rowOf(
  filed: FiledCase,
  unitName: string,
  decided: string | null,
  { language, today }: RowFacts,
): Omit<BookRow, 'ground'> {
  const { states } = bookTexts(language);
  const isEnded = filed.status === 'withdrawn' || filed.status === 'merged';
  return {
    ...{ id: filed.id, number: filed.number, title: filed.title, unitName },
    ...{ receivedOn: filed.receivedOn, dueOn: filed.dueOn, isLate: (daysLate(filed, today) ?? 0) > 0 },
    standing: isEnded ? states.withdrawn : (decided ?? states.open),
  };
}
