import type { Id } from '../../../platform/database/ids.ts';
import type { UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import type { ContentId } from '../../sites/index.ts';

/** A line of the list of public information. */
export type EntryId = Id<'entry'>;

/** The classes that the list holds; what is exempt has a register of its own. Source: UU 14/2008 ps. 9–11. */
export const CLASSES = ['periodic', 'immediate', 'always'] as const;

/** Told at least every six months, told at once, or held ready for whoever asks. */
export type InformationClass = (typeof CLASSES)[number];

/** The forms in which information is there: on paper, recorded, on the web. */
export const FORMS = ['print', 'record', 'online'] as const;

/** One of them. */
export type InformationForm = (typeof FORMS)[number];

/** A heading of the law under which information stands. */
export interface Heading {
  readonly id: string;
  readonly class: InformationClass;
  /** Order within the whole list. */
  readonly place: number;
  readonly name: { readonly id: string; readonly en: string };
  readonly citation: string;
  /** ISO 8601 duration; null where the law sets no rhythm. */
  readonly cadence: string | null;
  readonly isVerified: boolean;
}

/** A line of the list, with the columns of the law. */
export interface Entry {
  readonly id: EntryId;
  /** Given once, for ever. */
  readonly number: number;
  readonly headingId: string;
  /** False while the heading is a guess from the title. */
  readonly isGrouped: boolean;
  /** Null for what was added by hand. */
  readonly contentId: ContentId | null;
  readonly title: string;
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  /** Empty: the holder answers for it. */
  readonly responsible: string;
  readonly madeOn: Temporal.PlainDate;
  /** Empty: the office of the holder. */
  readonly madeIn: string;
  readonly forms: readonly InformationForm[];
  /** Empty: not set yet. */
  readonly retention: string;
  /** Null for what is on no page. */
  readonly page: { readonly siteLabel: string; readonly path: string } | null;
  readonly isSample: boolean;
  readonly renewedOn: Temporal.PlainDate;
}
