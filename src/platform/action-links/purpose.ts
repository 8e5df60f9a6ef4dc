import type { ZodType } from 'zod';
import type { Clock } from '../clock.ts';
import type { Tx } from '../database/database.ts';
import type { Actor, UnitId } from '../identity/actor.ts';
import type { FieldErrors, FormValues } from '../ui/form-state.ts';
import type { Language } from '../ui/texts.ts';

/** One line that tells what the link is about. */
export interface ActionFact {
  readonly term: string;
  readonly value: string;
}

/** What the person fills in before pressing the button. */
export interface ActionField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: 'line' | 'text' | 'date' | 'choice';
  /** What stands in it at first; default empty. */
  readonly value?: string;
  /** For `choice`; at most 50. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** In characters; default 500. */
  readonly longest?: number;
}

/** What the page of a link shows, and how its subject stands now. */
export interface ActionView {
  readonly title: string;
  readonly lead?: string;
  readonly facts: readonly ActionFact[];
  readonly fields: readonly ActionField[];
  /** A verb: "Masih benar". Null when it can be done at the desk only, as `lead` says. */
  readonly button: string | null;
  /** How the subject stands: a link that was made for another state is not followed. Null when any state will do. */
  readonly state: string | null;
  /** Where at the desk the same can be done after signing in. */
  readonly href: string;
}

/** A link to be made. The payload holds ids, and what is public anyway. */
export interface ActionWish<Payload = unknown> {
  readonly purpose: Pick<ActionPurpose<Payload>, 'name' | 'schema'>;
  /** What it is about, `kind:id`. */
  readonly subject: string;
  readonly unitId?: UnitId | null;
  readonly payload: Payload;
  /** How the subject stands, as {@link ActionView.state} tells it; absent or null when any state will do. */
  readonly state?: string | null;
  /** 1 to 720. Default: what the government set for the purpose, else 168. */
  readonly expiresInHours?: number;
}

/** What came of acting: done, or what has to be mended in the form first. */
export type ActionResult =
  | {
      readonly ok: true;
      /** What happened, one or two sentences without personal data of others; it is mailed to the person too. */
      readonly text: string;
      /** What takes it back, offered for an hour. */
      readonly undo?: ActionWish;
    }
  | { readonly ok: false; readonly errors: FieldErrors };

/** Who acts, when, and in which language the answer is. */
export interface ActionContext {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly today: Temporal.PlainDate;
  readonly language: Language;
  /** The state that the link was made for; null when any will do. */
  readonly state: string | null;
}

/** One thing that may be done from a message without signing in; a module lists it in its `actions`. */
export interface ActionPurpose<Payload = unknown> {
  /** `module.verb`, for example `freshness.confirm`. */
  readonly name: string;
  readonly schema: ZodType<Payload>;
  /**
   * Reads what the page shows. Changes nothing: the transaction is read-only when the link is merely looked at.
   * @throws {AppError} `not-allowed` when the person may not do it any more, `not-found` or `conflict`
   * when the subject is gone or cannot take it now
   */
  describe(context: ActionContext, payload: Payload): Promise<ActionView>;
  /**
   * Does it, in the given transaction, which is rolled back when it throws or answers errors. Permissions are checked
   * here, as for a signed-in person.
   */
  perform(context: ActionContext, payload: Payload, form: FormValues): Promise<ActionResult>;
}

/** Purposes whose payloads differ, for lists. */
export type AnyActionPurpose = ActionPurpose<unknown>;
