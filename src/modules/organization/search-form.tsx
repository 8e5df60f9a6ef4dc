import type { VNode } from 'preact';
import { Button } from '../../platform/ui/button.tsx';

interface SearchFormProps {
  readonly action: string;
  readonly label: string;
  readonly button: string;
  readonly value: string | undefined;
  /** Other filters of the list, kept while searching. */
  readonly kept?: Readonly<Record<string, string | undefined>>;
}

/** A search box over a list of the desk or the directory. */
export function SearchForm({ action, label, button, value, kept = {} }: SearchFormProps): VNode {
  return (
    <search>
      <form action={action} class="mb-6 flex flex-wrap items-end gap-3">
        {Object.entries(kept).map(
          ([name, held]) => held && <input key={name} type="hidden" name={name} value={held} />,
        )}
        <div class="w-full max-w-96">
          <label for="cari" class="block font-semibold">
            {label}
          </label>
          <input
            id="cari"
            type="search"
            name="cari"
            value={value}
            maxLength={100}
            class="input mt-2 w-full bg-base-100"
          />
        </div>
        <Button kind="secondary" icon="search">
          {button}
        </Button>
      </form>
    </search>
  );
}
