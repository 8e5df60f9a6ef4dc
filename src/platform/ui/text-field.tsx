import type { VNode } from 'preact';
import { described, Field, type FieldProps } from './field.tsx';

interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search' | 'number';
  /** A token of the HTML standard, such as `name`, `email`, `tel`, `street-address`, `one-time-code`, `off`. */
  readonly autocomplete?: string;
  /** Which keyboard a phone shows. */
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'url';
  readonly maxLength?: number;
  /** How long the answer usually is; the box is as wide. */
  readonly width?: 'short' | 'medium' | 'full';
}

const widths = { short: 'w-full max-w-40', medium: 'w-full max-w-80', full: 'w-full max-w-text' } as const;

/** One line of text. A password is never shown again. */
export function TextField(props: TextFieldProps): VNode {
  const { form, name, type = 'text', autocomplete, inputmode, maxLength, width = 'full' } = props;
  return (
    <Field {...props}>
      <input
        {...described(props)}
        name={name}
        // Preact types each kind of input apart; the attributes used here are the same for all of these.
        type={type as 'text'}
        value={type === 'password' ? undefined : form.values[name]}
        autocomplete={autocomplete}
        inputmode={inputmode}
        maxlength={maxLength}
        required={!props.isOptional}
        class={`input bg-base-100 ${widths[width]}`}
      />
    </Field>
  );
}

interface TextAreaFieldProps extends FieldProps {
  readonly rows?: number;
  readonly maxLength?: number;
}

/** Text of several lines. */
export function TextAreaField(props: TextAreaFieldProps): VNode {
  const { form, name, rows = 5, maxLength } = props;
  return (
    <Field {...props}>
      <textarea
        {...described(props)}
        name={name}
        rows={rows}
        maxlength={maxLength}
        required={!props.isOptional}
        class="textarea w-full max-w-text bg-base-100 leading-normal"
      >
        {form.values[name] ?? ''}
      </textarea>
    </Field>
  );
}
