import type { VNode } from 'preact';
import { described, Field, FieldGroup, type FieldProps, fieldTexts } from './field.tsx';
import { fieldId } from './form-state.ts';

/** One of the answers to choose from. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

interface ChoiceFieldProps extends FieldProps {
  readonly choices: readonly Choice[];
}

/** One answer out of many, in a list that unfolds; begins with "Pilih…", which counts as empty. */
export function SelectField(props: ChoiceFieldProps): VNode {
  const { form, name, choices, language } = props;
  const chosen = form.values[name] ?? '';
  return (
    <Field {...props}>
      <select
        {...described(props)}
        name={name}
        required={!props.isOptional}
        class="select w-full max-w-text bg-base-100"
      >
        <option value="" selected={chosen === ''}>
          {fieldTexts(language).choose}
        </option>
        {choices.map(({ value, label }) => (
          <option key={value} value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** One answer out of a few (up to about seven), all in sight. */
export function RadioField(props: ChoiceFieldProps): VNode {
  return (
    <FieldGroup {...props}>
      {props.choices.map((choice, at) => (
        <Option key={choice.value} field={props} choice={choice} at={at} type="radio" />
      ))}
    </FieldGroup>
  );
}

/** Any number of answers. Several values arrive under one name. */
export function CheckboxListField(props: ChoiceFieldProps): VNode {
  return (
    <FieldGroup {...props}>
      {props.choices.map((choice, at) => (
        <Option key={choice.value} field={props} choice={choice} at={at} type="checkbox" />
      ))}
    </FieldGroup>
  );
}

interface OptionProps {
  readonly field: ChoiceFieldProps;
  readonly choice: Choice;
  readonly at: number;
  readonly type: 'radio' | 'checkbox';
}

function Option({ field, choice, at, type }: OptionProps): VNode {
  const { form, name } = field;
  const id = at === 0 ? fieldId(name) : `${fieldId(name)}-${at + 1}`;
  const isChosen = (form.values[name] ?? '').split('\n').includes(choice.value);
  return (
    <div class="flex min-h-11 items-start gap-3">
      <input
        id={id}
        type={type}
        name={name}
        value={choice.value}
        checked={isChosen}
        required={type === 'radio' && !field.isOptional}
        aria-describedby={choice.hint ? `${id}-keterangan` : undefined}
        class={`${type === 'radio' ? 'radio radio-primary bg-base-100' : 'checkbox checkbox-primary not-checked:bg-base-100'} mt-2.5`}
      />
      <div class="min-w-0">
        <label for={id} class="block cursor-pointer py-2">
          {choice.label}
        </label>
        {choice.hint && (
          <p id={`${id}-keterangan`} class="-mt-2 pb-2 text-[0.9375em] text-muted">
            {choice.hint}
          </p>
        )}
      </div>
    </div>
  );
}

/** One box to tick, for consent or a yes/no setting. The value is `ya` when ticked and absent when not. */
export function CheckboxField(props: FieldProps): VNode {
  const { form, name, label, hint, language } = props;
  const error = form.errors[name];
  const attributes = described(props);
  return (
    <div class={error === undefined ? 'min-w-0' : 'min-w-0 border-l-4 border-error pl-4'}>
      {error !== undefined && (
        <p id={`${attributes.id}-galat`} class="font-semibold text-error">
          <span class="sr-only">{fieldTexts(language).error} </span>
          {error}
        </p>
      )}
      <div class="flex min-h-11 items-start gap-3">
        <input
          {...attributes}
          type="checkbox"
          name={name}
          value="ya"
          checked={form.values[name] === 'ya'}
          required={!props.isOptional}
          class="checkbox checkbox-primary mt-2.5 not-checked:bg-base-100"
        />
        <label for={attributes.id} class="block min-w-0 cursor-pointer py-2">
          {label}
        </label>
      </div>
      {hint && (
        <p id={`${attributes.id}-petunjuk`} class="pl-9 text-[0.9375em] text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
