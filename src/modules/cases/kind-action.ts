import type { ComponentChildren } from 'preact';
import type { Tx } from '../../platform/database/database.ts';
import type { FileId } from '../../platform/files/files.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import type { FormState } from '../../platform/ui/form-state.ts';
import type { Language } from '../../platform/ui/texts.ts';
import type { PanelShown } from './case.ts';
import type { CaseOffice } from './office.ts';
import type { CaseAct } from './officer-commands.ts';

/** A form of the page of a case as it arrived. */
export interface SentForm {
  readonly deps: ModuleDeps;
  readonly office: CaseOffice;
  readonly actor: Actor;
  readonly language: Language;
  readonly act: CaseAct;
  /** By their plain names, without the action's. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly fileIds: readonly FileId[];
}

/** An action that a kind of case does in its own way. */
export interface KindAction {
  /** A permission needed at the unit of the case besides what the guard wants. */
  readonly permission?: string;
  /** The fields of its form, named with {@link partName}; absent shows the usual ones. One query at most. */
  readonly fields?: (tx: Tx, shown: PanelShown & { readonly form: FormState }) => Promise<ComponentChildren>;
  /** Carries it out through the command of the action; what is wrong with the form otherwise, null when it was done. */
  readonly perform: (sent: SentForm) => Promise<FormState | null>;
}
