/** What was typed, by the name of the field. Several values of one field are separated by line ends. */
export type FormValues = Readonly<Record<string, string>>;

/** What is wrong and how to mend it, by the name of the field, in the visitor's language. */
export type FieldErrors = Readonly<Record<string, string>>;

/** A form as it is shown: fresh, or again with what was typed and what is wrong. */
export interface FormState {
  readonly values: FormValues;
  readonly errors: FieldErrors;
}

/** A form in which nothing was typed yet. */
export const emptyForm: FormState = { values: {}, errors: {} };

/** The `id` of a field by its name; the error summary links to it. */
export function fieldId(name: string): string {
  return `isian-${name.replaceAll(/[^A-Za-z0-9_-]/g, '-')}`;
}
