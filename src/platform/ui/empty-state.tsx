import type { ComponentChildren, VNode } from 'preact';
import { Icon, type IconName } from './icon.tsx';

interface EmptyStateProps {
  /** What will be here. */
  readonly title: string;
  /** How it begins: what to do, or what has to happen. */
  readonly children?: ComponentChildren;
  readonly icon?: IconName;
  /** A button or link that begins it. */
  readonly action?: VNode | null;
}

/** Stands where rows or cards will stand one day. */
export function EmptyState({ title, children, icon = 'folder', action }: EmptyStateProps): VNode {
  return (
    <div class="rounded-box border border-dashed border-edge p-8 text-center">
      <Icon name={icon} class="mx-auto size-8 text-muted" />
      <p class="mt-3 font-heading font-bold">{title}</p>
      {children && <div class="mx-auto mt-1 max-w-text text-muted">{children}</div>}
      {action && <div class="mt-4">{action}</div>}
    </div>
  );
}
