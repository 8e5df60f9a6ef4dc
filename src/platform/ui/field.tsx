import type { ComponentChildren, VNode } from 'preact';
import { type FormState, fieldId } from './form-state.ts';
import { Icon } from './icon.tsx';
import type { Language } from './texts.ts';
import { defineTexts } from './texts.ts';

/** What every field takes. */
export interface FieldProps {
  readonly language: Language;
  /** What was typed and what is wrong; the field finds its own by `name`. */
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  /** How to fill it in, shown under the label. */
  readonly hint?: string | undefined;
  /** Marks a field that may stay empty; fields are required unless it is set. */
  readonly isOptional?: boolean | undefined;
}

export const fieldTexts = defineTexts({
  id: { optional: 'boleh kosong', error: 'Perlu diperbaiki:', choose: 'Pilih…' },
  en: { optional: 'optional', error: 'To be corrected:', choose: 'Choose…' },
});

/** The attributes that tie a control to its hint and error. */
export function described({ form, name, hint }: Pick<FieldProps, 'form' | 'name' | 'hint'>) {
  const id = fieldId(name);
  const hasError = form.errors[name] !== undefined;
  const ids = [hint && `${id}-petunjuk`, hasError && `${id}-galat`].filter(Boolean).join(' ');
  return {
    id,
    'aria-describedby': ids === '' ? undefined : ids,
    'aria-invalid': hasError ? ('true' as const) : undefined,
  };
}

/** Label, hint and error around one control. */
export function Field(props: FieldProps & { readonly children: ComponentChildren }): VNode {
  return (
    <div class={wrapperClass(props)}>
      <label for={fieldId(props.name)} class="block font-semibold">
        <LabelText {...props} />
      </label>
      <Hint {...props} />
      <FieldError {...props} />
      <div class="mt-2">{props.children}</div>
    </div>
  );
}

/** Legend, hint and error around a group of choices. */
export function FieldGroup(props: FieldProps & { readonly children: ComponentChildren }): VNode {
  const { id: _ofFirstChoice, ...attributes } = described(props);
  return (
    <div class={wrapperClass(props)}>
      <fieldset class="min-w-0" aria-describedby={attributes['aria-describedby']}>
        <legend class="font-semibold">
          <LabelText {...props} />
        </legend>
        <Hint {...props} />
        <FieldError {...props} />
        <div class="mt-1">{props.children}</div>
      </fieldset>
    </div>
  );
}

function wrapperClass({ form, name }: FieldProps): string {
  return form.errors[name] === undefined ? 'min-w-0' : 'min-w-0 border-l-4 border-error pl-4';
}

function LabelText({ label, isOptional, language }: FieldProps): VNode {
  return (
    <>
      {label}
      {isOptional && <span class="font-normal text-muted"> ({fieldTexts(language).optional})</span>}
    </>
  );
}

function Hint({ name, hint }: FieldProps): VNode | null {
  if (!hint) return null;
  return (
    <p id={`${fieldId(name)}-petunjuk`} class="text-[0.9375em] text-muted">
      {hint}
    </p>
  );
}

function FieldError({ form, name, language }: FieldProps): VNode | null {
  const error = form.errors[name];
  if (error === undefined) return null;
  return (
    <p id={`${fieldId(name)}-galat`} class="mt-1 flex items-start gap-2 font-semibold text-error">
      <Icon name="circle-alert" class="mt-1" />
      <span>
        <span class="sr-only">{fieldTexts(language).error} </span>
        {error}
      </span>
    </p>
  );
}
