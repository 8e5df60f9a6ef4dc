import type { VNode } from 'preact';
import { described, Field, type FieldProps } from '../../../../platform/ui/field.tsx';

interface NameFieldProps extends FieldProps {
  /** What may be meant; offered where the browser shows it. */
  readonly names: readonly string[];
}

/** The name of another record, with suggestions where the browser shows them. */
export function NameField(props: NameFieldProps): VNode {
  const { form, name, names } = props;
  const attributes = described(props);
  const list = `${attributes.id}-usulan`;
  return (
    <Field {...props}>
      <input
        {...attributes}
        name={name}
        type="text"
        value={form.values[name]}
        list={names.length > 0 ? list : undefined}
        maxlength={200}
        autocomplete="off"
        required={!props.isOptional}
        class="input w-full max-w-text bg-base-100"
      />
      {names.length > 0 && (
        <datalist id={list}>
          {names.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </Field>
  );
}
