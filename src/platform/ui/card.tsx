import type { ComponentChildren, VNode } from 'preact';
import { Icon, type IconName } from './icon.tsx';

interface CardProps {
  readonly title: string;
  readonly children?: ComponentChildren;
  /** The rank of the title below the headings around it. */
  readonly headingLevel?: 2 | 3;
  /** What can be done with it, at the foot. */
  readonly actions?: ComponentChildren;
}

/** A bordered surface with a title. */
export function Card({ title, children, headingLevel = 2, actions }: CardProps): VNode {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <section class="surface p-6">
      <Heading class="text-[1.125em]">{title}</Heading>
      {children && <div class="mt-3">{children}</div>}
      {actions && <div class="mt-5 flex flex-wrap gap-2">{actions}</div>}
    </section>
  );
}

interface LinkCardProps {
  readonly title: string;
  readonly href: string;
  readonly icon?: IconName;
  /** What one finds there. */
  readonly text?: string | undefined;
}

/** A card that is one large link: a life event, a service, a section. */
export function LinkCard({ title, href, icon, text }: LinkCardProps): VNode {
  return (
    <a
      href={href}
      class={`surface group flex h-full min-h-16 gap-4 p-4 transition-colors hover:border-primary ${text ? 'items-start' : 'items-center'}`}
    >
      {icon && (
        <span class="flex size-11 shrink-0 items-center justify-center rounded-field bg-tint text-primary">
          <Icon name={icon} class="size-6" />
        </span>
      )}
      <span class="min-w-0">
        <span class="block font-heading leading-snug font-bold group-hover:underline">{title}</span>
        {text && <span class="mt-0.5 block text-[0.875em] leading-snug text-muted">{text}</span>}
      </span>
    </a>
  );
}
