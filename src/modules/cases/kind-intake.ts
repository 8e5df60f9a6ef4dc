import type { ComponentChildren } from 'preact';
import type { Tx } from '../../platform/database/database.ts';
import type { ReadForm } from '../../platform/http/forms.ts';
import type { FormState } from '../../platform/ui/form-state.ts';
import type { Language } from '../../platform/ui/texts.ts';
import type { CaseId } from './case.ts';

/** Writes what the module of a kind keeps of a case, in the transaction that files it. */
export type IntakeRows = (tx: Tx, id: CaseId) => Promise<void>;

/** How a case of a kind is taken in that does not come through the kind's own form: at the counter, or by a gateway. */
export interface KindIntake {
  /** The fields of the kind on the form of the counter, below the usual ones. */
  readonly fields: (shown: { readonly language: Language; readonly form: FormState }) => ComponentChildren;
  /** Reads those fields of the form. */
  readonly read: (fields: unknown, language: Language) => ReadForm<IntakeRows>;
  /**
   * Takes what a gateway told, or nothing when a case is turned into this kind: what is missing or wrong is left empty,
   * because nobody can be asked on the spot. Safe to run for a case that was of this kind before.
   */
  readonly accept: (told: Readonly<Record<string, string>>) => IntakeRows;
}
