import type { VNode } from 'preact';
import { fieldId } from '../../ui/form-state.ts';
import type { ActionField } from '../purpose.ts';

interface ActionFieldRowProps {
  readonly field: ActionField;
  readonly value: string;
  readonly error: string | undefined;
  /** The first line of a choice in which nothing is chosen yet. */
  readonly choose: string;
}

const LONGEST = 500;

/** One field with its label, hint and fault. */
export function ActionFieldRow({ field, value, error, choose }: ActionFieldRowProps): VNode {
  const id = fieldId(field.name);
  const described = [field.hint && `${id}-petunjuk`, error && `${id}-salah`].filter(Boolean).join(' ') || undefined;
  const shared = { id, name: field.name, 'aria-describedby': described, 'aria-invalid': error ? true : undefined };
  return (
    <div class="field">
      <label for={id}>{field.label}</label>
      {field.hint && (
        <p id={`${id}-petunjuk`} class="hint">
          {field.hint}
        </p>
      )}
      {error && (
        <p id={`${id}-salah`} class="fault">
          {error}
        </p>
      )}
      {field.kind === 'text' && (
        <textarea {...shared} rows={4} maxLength={field.longest ?? LONGEST}>
          {value}
        </textarea>
      )}
      {field.kind === 'choice' && (
        <select {...shared}>
          {value === '' && <option value="">{choose}</option>}
          {field.options?.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
      {field.kind === 'line' && <input {...shared} type="text" value={value} maxLength={field.longest ?? LONGEST} />}
      {field.kind === 'date' && <input {...shared} type="date" value={value} />}
    </div>
  );
}
