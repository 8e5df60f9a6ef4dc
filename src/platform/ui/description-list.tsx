import type { ComponentChildren, VNode } from 'preact';

/** One fact; `change` is a link beside it, as on a page that checks answers. */
export interface Fact {
  readonly term: string;
  readonly value: ComponentChildren;
  readonly change?: { readonly label: string; readonly href: string } | undefined;
}

/** Facts with their names. */
export function DescriptionList({ facts }: { readonly facts: readonly Fact[] }): VNode {
  return (
    <dl class="divide-y divide-base-300 border-y border-base-300">
      {facts.map(({ term, value, change }) => (
        <div key={term} class="py-3 sm:grid sm:grid-cols-[minmax(9rem,14rem)_minmax(0,1fr)] sm:gap-6">
          <dt class="text-muted">{term}</dt>
          <dd class="min-w-0 sm:flex sm:justify-between sm:gap-4">
            <div class="min-w-0">{value}</div>
            {change && (
              <a href={change.href} class="target -my-2 shrink-0 text-primary underline">
                {change.label}
                <span class="sr-only"> ({term})</span>
              </a>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
