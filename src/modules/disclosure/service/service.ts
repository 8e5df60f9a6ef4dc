import { z } from 'zod';
import type { Id } from '../../../platform/database/ids.ts';
import type { PersonId } from '../../../platform/identity/actor.ts';

/** One time that the page of the PPID was saved. */
export type ServiceId = Id<'ppid-service'>;

const line = z.string().max(200).default('');
const lines = z.string().max(4000).default('');

/**
 * What the page of the PPID says of itself; empty parts are left out there. Source: PerKI 1/2021 (maklumat ps. 47–48; the
 * other parts from memory).
 */
export const serviceFactsSchema = z.object({
  /** The superior of the PPID, usually the Sekda. */
  superior: line,
  ppid: line,
  /** Further officers, one a line. */
  officers: lines,
  place: lines,
  hours: lines,
  /** What copies and sending cost, and by which decree. */
  fees: lines,
  /** What is promised; paragraphs are parted by empty lines. */
  maklumat: lines,
  signedBy: line,
  signedTitle: line,
  /** ISO date; empty while it is a draft, which nobody but the desk sees. */
  signedOn: z.union([z.iso.date(), z.literal('')]).default(''),
  /** The maklumat read aloud; an address or empty. */
  audio: z.union([z.url({ protocol: /^https$/ }).max(500), z.literal('')]).default(''),
});
export type ServiceFacts = z.output<typeof serviceFactsSchema>;

/** A saved state of the page. */
export interface SavedService {
  readonly id: ServiceId;
  readonly facts: ServiceFacts;
  readonly savedAt: Temporal.Instant;
  readonly savedBy: PersonId;
}

/** Whether the maklumat is in force: somebody has signed it. */
export function isSigned({ maklumat, signedBy, signedOn }: ServiceFacts): boolean {
  return maklumat !== '' && signedBy !== '' && signedOn !== '';
}

/** The rules of law that the page tells, in the order in which a citizen meets them. */
export const TOLD_RULES = [
  'disclosure.answer',
  'disclosure.objection-filing',
  'disclosure.objection-answer',
  'disclosure.dispute',
] as const;
