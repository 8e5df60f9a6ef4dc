import type { VNode } from 'preact';
import { described, Field, type FieldProps } from './field.tsx';

interface DateFieldProps extends FieldProps {
  /** Earliest and latest date, ISO 8601. */
  readonly min?: string;
  readonly max?: string;
  readonly autocomplete?: 'bday' | 'off';
  /** With a time of day, as `2026-11-23T14:30` on the clock of the government. */
  readonly withTime?: boolean;
}

/** A calendar date, sent as `2026-11-23`; the device shows it in its own way. */
export function DateField(props: DateFieldProps): VNode {
  const { form, name, min, max, autocomplete, withTime } = props;
  return (
    <Field {...props}>
      <input
        {...described(props)}
        name={name}
        type={withTime ? 'datetime-local' : 'date'}
        value={form.values[name]}
        min={min}
        max={max}
        autocomplete={autocomplete}
        required={!props.isOptional}
        class="input w-full max-w-64 bg-base-100"
      />
    </Field>
  );
}
