import { z } from 'zod';
import { loadCalendar } from '../../../platform/calendar/load-calendar.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { DeadlineRule } from '../../../platform/deadlines/deadline.ts';
import { dueDate } from '../../../platform/deadlines/due-date.ts';
import { getRule } from '../../../platform/deadlines/rules.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { askCitizen, type PanelShown, type SentForm } from '../../cases/index.ts';
import { type StoredRequest, saveCheck } from './queries.ts';
import { requestTexts } from './request-texts.ts';

/** What a request must tell before it counts as complete. Source: UU 14/2008 ps. 4 (3), ps. 22 (4). */
export type RequestPart = 'purpose' | 'address' | 'identity' | 'represented';

/** What of a request is missing; an identity may also lie in its attachments, which a person must look at. */
export function missingParts(
  request: Pick<StoredRequest, 'purpose' | 'requesterKind' | 'represented'>,
  requester: PanelShown['requester'],
): readonly RequestPart[] {
  const missing: readonly (RequestPart | false)[] = [
    request.purpose === '' && 'purpose',
    requester !== undefined && requester.address === '' && 'address',
    requester !== undefined && requester.nik_sealed === null && 'identity',
    request.requesterKind !== 'person' && request.represented === '' && 'represented',
  ];
  return missing.filter((part) => part !== false);
}

/** Until when a request should be looked through, and by which rule. */
export interface CheckClock {
  readonly dueOn: Temporal.PlainDate;
  readonly rule: DeadlineRule;
}

/** When a request that came on a day should have been looked through. */
export async function checkClock(tx: Tx, receivedOn: Temporal.PlainDate): Promise<CheckClock> {
  const rule = await getRule(tx, 'disclosure.completeness', receivedOn);
  const { unit, amount } = rule;
  return { rule, dueOn: dueDate(await loadCalendar(tx), receivedOn, { unit, amount, extension: null }).dueOn };
}

/** The form that asks the citizen; `belum` marks the request as incomplete. */
function askForm(language: Language) {
  const words = requestTexts(language);
  return z.object({
    isi: z.string(words.askMissing).trim().min(1, words.askMissing).max(5000, words.tooLong),
    belum: z.literal('ya').optional().catch(undefined),
  });
}

/**
 * Asks the requester, the clock standing still meanwhile; with `belum` the request is marked incomplete in the same
 * transaction.
 * @returns what is wrong with the form; null when it was asked
 */
export async function askRequester(sent: SentForm): Promise<FormState | null> {
  const { office, actor, act, language, fields } = sent;
  const read = parseForm(askForm(language), fields);
  if (!read.ok) return read;
  const { isi: question, belum } = read.value;
  await askCitizen(office, actor, {
    ...{ ...act, question },
    also: async ({ tx, found }) => {
      if (belum) await saveCheck(tx, found.id, { result: 'incomplete', on: act.moment.today, by: actor.personId });
      return [];
    },
  });
  return null;
}
