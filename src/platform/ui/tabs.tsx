import type { VNode } from 'preact';
import { isWithin, type PageLink } from './page-link.ts';

interface TabsProps {
  /** What the tabs choose between; read out. */
  readonly label: string;
  readonly tabs: readonly (PageLink & { readonly count?: number })[];
  /** The `href` of the tab on show. */
  readonly current: string;
}

/** Views of one thing, each a page of its own with an address. */
export function Tabs({ label, tabs, current }: TabsProps): VNode {
  const chosen = tabs.find(({ href }) => href === current) ?? tabs.findLast(({ href }) => isWithin(current, href));
  return (
    <nav aria-label={label} class="no-print border-b border-base-300">
      <ul class="-mb-px flex flex-wrap gap-x-1">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a
              href={tab.href}
              aria-current={tab === chosen ? 'page' : undefined}
              class="flex min-h-11 items-center gap-2 border-b-3 border-transparent px-3 whitespace-nowrap -outline-offset-4 hover:border-base-300 aria-[current]:border-primary aria-[current]:font-semibold"
            >
              {tab.label}
              {tab.count !== undefined && (
                <span class="rounded-full bg-base-300 px-2 text-sm font-medium tabular-nums">{tab.count}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
