import type { FormState, FormValues } from '../../platform/ui/form-state.ts';

/**
 * Several forms stand on the page of a case, one for each action. Their fields carry the action's name, so that each label
 * and each error leads to its own field.
 */
export function partName(action: string, name: string): string {
  return `${action}-${name}`;
}

/** The fields of one action by their plain names; fields sent without the action's name are taken too. */
export function partOf<Value>(
  action: string,
  fields: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> {
  const start = partName(action, '');
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name.startsWith(start) ? name.slice(start.length) : name, value]),
  );
}

/** A form of one action as its page shows it again: `aksi` says which one unfolds. */
export function partForm(action: string, { values, errors }: FormState): FormState {
  const named = (entries: FormValues) =>
    Object.entries(entries).map(([name, value]) => [name === 'form' ? name : partName(action, name), value]);
  return { values: { ...Object.fromEntries(named(values)), aksi: action }, errors: Object.fromEntries(named(errors)) };
}
