import type { Sending } from '../commands.ts';
import type { GatedStep } from '../privacy/gate.ts';
import type { TypedContent } from './content-form.ts';

/** The step that waits for a decision on personal data. */
export interface WaitingStep {
  readonly step: GatedStep;
  /** When it is to appear; null unless it is scheduled. */
  readonly at: Temporal.Instant | null;
}

/** The words of the steps in addresses and forms. */
export const STEP_WORD: Readonly<Record<GatedStep, string>> = {
  submit: 'ajukan',
  publish: 'terbitkan',
  schedule: 'jadwalkan',
};

/** The page on which findings are decided. */
export function gatePath(id: string, { step, at }: WaitingStep): string {
  const moment = at === null ? '' : `&pada=${encodeURIComponent(at.toString())}`;
  return `/meja/isi/${id}/data-pribadi?lalu=${STEP_WORD[step]}${moment}`;
}

/** What the form asked for after saving. */
export function gateStepOf({ next, publishAt }: TypedContent): WaitingStep {
  if (next === 'schedule' && publishAt) return { step: 'schedule', at: publishAt };
  return { step: next === 'publish' ? 'publish' : 'submit', at: null };
}

/** Keeps what was typed while the step waits. */
export function heldSending({ key }: TypedContent): Sending {
  return { key, after: { step: 'save' } };
}
