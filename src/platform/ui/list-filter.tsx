import type { VNode } from 'preact';

interface SearchInputProps {
  readonly label: string;
  readonly value: string | undefined;
}

/** The search field of a list (`cari`). */
export function SearchInput({ label, value }: SearchInputProps): VNode {
  return (
    <div class="min-w-0 flex-1 basis-60">
      <label for="saring-cari" class="block text-sm font-semibold">
        {label}
      </label>
      <input
        id="saring-cari"
        type="search"
        name="cari"
        value={value}
        maxlength={100}
        class="input w-full bg-base-100"
      />
    </div>
  );
}

interface FilterSelectProps {
  readonly name: string;
  readonly label: string;
  /** The choice that narrows nothing. */
  readonly all: string;
  readonly value: string | undefined;
  /** Values with their words. */
  readonly choices: readonly (readonly [string, string])[];
}

/** One filter of a list. */
export function FilterSelect({ name, label, all, value, choices }: FilterSelectProps): VNode {
  return (
    <div class="min-w-0 basis-40">
      <label for={`saring-${name}`} class="block text-sm font-semibold">
        {label}
      </label>
      <select id={`saring-${name}`} name={name} class="select w-full bg-base-100">
        <option value="" selected={value === undefined}>
          {all}
        </option>
        {choices.map(([choice, word]) => (
          <option key={choice} value={choice} selected={choice === value}>
            {word}
          </option>
        ))}
      </select>
    </div>
  );
}
