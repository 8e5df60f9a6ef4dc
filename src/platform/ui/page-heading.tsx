import type { ComponentChildren, VNode } from 'preact';

interface PageHeadingProps {
  readonly title: string;
  /** A small line above: which collection or office this belongs to. */
  readonly overline?: string | undefined;
  /** One or two sentences on what the page is for. */
  readonly lead?: string | undefined;
  /** Actions to the right: one main, few others. */
  readonly actions?: ComponentChildren;
}

/** The one first-rank heading of a page. */
export function PageHeading({ title, overline, lead, actions }: PageHeadingProps): VNode {
  return (
    <div class="mb-8 flex flex-wrap items-end justify-between gap-4">
      <div class="min-w-0 max-w-text">
        {overline && <p class="font-semibold text-primary">{overline}</p>}
        <h1 class="text-3xl sm:in-[.public]:text-4xl">{title}</h1>
        {lead && <p class="mt-3 text-[1.0625em] text-muted">{lead}</p>}
      </div>
      {actions && <div class="flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
