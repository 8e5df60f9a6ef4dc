import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import type { CaseFilter } from '../../cases/index.ts';
import { type Period, periodParam, periodWord } from './period.ts';

/** The books of the PPID: requests, refusals, objections. */
export const BOOKS = ['permohonan', 'penolakan', 'keberatan'] as const;
export type BookName = (typeof BOOKS)[number];

/** How requests in a book may be narrowed. */
export const BOOK_STATES = [
  ...(['granted', 'partly', 'refused', 'not-held'] as const),
  ...(['open', 'withdrawn', 'late', 'extended'] as const),
] as const;
export type BookState = (typeof BOOK_STATES)[number];

/** What the address of a book may ask; what it cannot mean counts as not asked. */
export const bookQuery = z.object({
  buku: z.enum(BOOKS).optional().catch(undefined),
  kurun: periodParam.optional().catch(undefined),
  keadaan: z.enum(BOOK_STATES).optional().catch(undefined),
  sesudah: idSchema<'case'>().optional().catch(undefined),
});

/** Which cases stand in a book, narrowed to a state. */
export function filterOf(
  book: BookName,
  state: BookState | undefined,
  today: Temporal.PlainDate,
): CaseFilter | undefined {
  if (book === 'keberatan') return objectionFilter(state, today);
  const refused = ['refused', 'partly'];
  const outcomes = book === 'penolakan' ? { outcomes: refused } : {};
  switch (state) {
    case undefined:
      return outcomes;
    case 'open':
      return { ...outcomes, statuses: ['open', 'waiting'] };
    case 'withdrawn':
      return { ...outcomes, statuses: ['withdrawn', 'merged'] };
    case 'late':
      return { ...outcomes, lateOn: today };
    case 'extended':
      return { ...outcomes, isExtended: true };
    default:
      return { outcomes: book === 'penolakan' ? refused.filter((one) => one === state) : [state] };
  }
}

function objectionFilter(state: BookState | undefined, today: Temporal.PlainDate): CaseFilter {
  if (state === 'open') return { statuses: ['open', 'waiting'] };
  if (state === 'withdrawn') return { statuses: ['withdrawn', 'merged'] };
  return state === 'late' ? { lateOn: today } : {};
}

/** Where the books are. */
export const BOOK_PATH = '/meja/ppid/buku';

/** The address of a book. */
export function bookHref(
  book: BookName,
  asked: { readonly period: Period; readonly state?: BookState | undefined; readonly after?: string | undefined },
): string {
  const query = new URLSearchParams({
    ...(book !== 'permohonan' && { buku: book }),
    kurun: periodWord(asked.period),
    ...(asked.state && { keadaan: asked.state }),
    ...(asked.after && { sesudah: asked.after }),
  });
  return `${BOOK_PATH}?${query}`;
}
