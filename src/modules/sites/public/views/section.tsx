import type { ComponentChildren, VNode } from 'preact';
import { Icon } from '../../../../platform/ui/icon.tsx';
import type { PageLink } from '../../../../platform/ui/page-link.ts';

interface SectionProps {
  readonly title: string;
  /** Where all of it stands; said in words that name the section, for those who hear links alone. */
  readonly all?: PageLink | undefined;
  readonly children: ComponentChildren;
}

/** A part of a home page. */
export function Section({ title, all, children }: SectionProps): VNode {
  return (
    <section class="mt-12">
      <div class="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 class="text-2xl">{title}</h2>
        {all && (
          <a href={all.href} class="target no-print text-base text-primary">
            {all.label}
            <span class="sr-only">: {title}</span>
            <Icon name="arrow-right" />
          </a>
        )}
      </div>
      <div class="mt-4">{children}</div>
    </section>
  );
}
