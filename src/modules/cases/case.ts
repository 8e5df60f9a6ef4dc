import type { ComponentChildren } from 'preact';
import type { Tx } from '../../platform/database/database.ts';
import type { Id } from '../../platform/database/ids.ts';
import type { TwoLanguages } from '../../platform/deadlines/deadline.ts';
import type { FileId } from '../../platform/files/files.ts';
import type { Actor, PersonId, UnitId, UnitPath } from '../../platform/identity/actor.ts';
import type { Language } from '../../platform/ui/texts.ts';
import type { OfficerAction } from './guard.ts';
import type { CaseStatus } from './history.ts';
import type { KindAction } from './kind-action.ts';
import type { KindIntake } from './kind-intake.ts';

/** Something that a citizen sent in, on whatever channel. */
export type CaseId = Id<'case'>;

/** A part of a case that another unit answers. */
export type TaskId = Id<'case-task'>;

/** How a case came in. */
export const CHANNELS = ['web', 'counter', 'phone', 'letter', 'email', 'whatsapp', 'village'] as const;
export type Channel = (typeof CHANNELS)[number];

/** `confidential`: the name is kept from all but those who hold the permission; `anonymous`: there is no name. */
export type Visibility = 'open' | 'confidential' | 'anonymous';

/** How a case may end: chosen with the answer. */
export interface Outcome {
  /** Stored; lower case with dashes. */
  readonly key: string;
  readonly label: TwoLanguages;
}

/** A kind of case, declared by the module to which it belongs. */
export interface CaseKind {
  /** Stored with each case; lower case with dashes, for example `question`. */
  readonly name: string;
  /** Begins the public number: two to four capitals. */
  readonly prefix: string;
  readonly label: TwoLanguages;
  /** The rule of law (`deadlines.rule`) by which the answer is due. */
  readonly answerRule: string;
  /** The rule after which an answered case closes by itself. */
  readonly closingRule: string;
  /** The rule after which a closed case loses its personal data. */
  readonly retentionRule: string;
  /** Whether the answer rule may be used with its extension. */
  readonly isExtendable: boolean;
  /** True: the answer is the last word of this house, and nobody begins the case again; absent: it may be reopened. */
  readonly isFinal?: boolean;
  /** Who may send it in without, or with a hidden name. */
  readonly visibilities: readonly Visibility[];
  /** At least one. */
  readonly outcomes: readonly [Outcome, ...Outcome[]];
  /** What the kind's own module shows on the page of a case, above the actions; absent shows nothing. One query at most. */
  readonly deskPanel?: (tx: Tx, shown: PanelShown) => Promise<ComponentChildren>;
  /** What the kind's own module shows to the citizen who follows the case; absent shows nothing. Few queries. */
  readonly citizenPanel?: (tx: Tx, shown: CitizenPanelShown) => Promise<ComponentChildren>;
  /** What the kind does in its own way, under the same guard; absent actions are the usual ones. */
  readonly actions?: Partial<Readonly<Record<OfficerAction, KindAction>>>;
  /** How it is taken in at the counter and by gateways; absent: only through its own form. */
  readonly intake?: KindIntake;
  /** Erases what the kind's own tables hold of a person, when the words of the case are erased. */
  readonly erase?: (tx: Tx, id: CaseId) => Promise<void>;
}

/** For which case and reader a panel is shown. */
export interface PanelShown {
  readonly id: CaseId;
  readonly language: Language;
  /** What the reader may do with the case now. */
  readonly actions: readonly OfficerAction[];
  readonly found: CaseRecord;
  /** What is known of the one who sent it; absent without a name, and once erased. */
  readonly requester?: KnownRequester | undefined;
  /** Who reads. */
  readonly actor: Actor;
  /** Today, where the government is. */
  readonly today: Temporal.PlainDate;
}

/** Of which case, and on which page, its citizen is shown a panel. */
export interface CitizenPanelShown {
  readonly found: CaseRecord;
  readonly language: Language;
  /** Today, where the government is. */
  readonly today: Temporal.PlainDate;
  /** The address of the page, with number and secret, without a slash at the end. */
  readonly path: string;
}

/** Who sends something in. Empty texts are not told. */
export interface Requester {
  readonly visibility: Visibility;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  /** 16 digits; sealed before it is stored. */
  readonly nik: string;
  /** Language of messages and papers. */
  readonly language: Language;
}

/** What is stored of the one who sent a case in. */
export interface KnownRequester {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  /** Null when no NIK was told. */
  readonly nik_sealed: string | null;
}

/** A case as it is sent in. */
export interface Filing {
  /** From the first page of the form: what arrives twice under one key is one case. */
  readonly submissionKey: string;
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly channel: Channel;
  /** One line. */
  readonly title: string;
  readonly text: string;
  readonly requester: Requester;
  readonly fileIds: readonly FileId[];
  /** The day from which the law counts: today, or the day on which the paper came. */
  readonly receivedOn: Temporal.PlainDate;
  /** Why the day lies before today; empty when it does not. */
  readonly backdatingReason: string;
  /** Who took it in; null when the citizen did it. */
  readonly takenInBy: PersonId | null;
}

/** A case as lists and pages show it, without who sent it. */
export interface CaseRecord {
  readonly id: CaseId;
  readonly kind: string;
  readonly number: string;
  readonly status: CaseStatus;
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly assigneeId: PersonId | null;
  readonly channel: Channel;
  readonly title: string;
  /** Empty once erased. */
  readonly text: string;
  readonly receivedOn: Temporal.PlainDate;
  readonly filedAt: Temporal.Instant;
  readonly visibility: Visibility;
  /** Null until answered. */
  readonly outcome: string | null;
  readonly submissionKey: string;
  readonly mergedIntoId: CaseId | null;
}

/** The subject under which deadlines, messages and audit entries of a case stand. */
export function subjectOf(id: CaseId): string {
  return `case:${id}`;
}
