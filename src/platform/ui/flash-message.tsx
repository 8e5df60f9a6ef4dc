import type { VNode } from 'preact';
import { Icon } from './icon.tsx';

/** A word about what was just done, with a way back when there is one. */
export interface FlashContent {
  readonly text: string;
  readonly kind?: 'success' | 'notice' | 'danger' | undefined;
  /** A form (POST) that takes it back. */
  readonly undo?: { readonly action: string; readonly label: string } | undefined;
}

const look = {
  success: { icon: 'circle-check', class: 'alert-success border-success/30', iconClass: 'text-success' },
  notice: { icon: 'info', class: 'alert-info border-info/30', iconClass: 'text-info' },
  danger: { icon: 'circle-alert', class: 'alert-error border-error/30', iconClass: 'text-error' },
} as const;

/** Shown once at the top of the next page; announced by screen readers. */
export function FlashMessage({ flash }: { readonly flash: FlashContent }): VNode {
  const { icon, iconClass, ...tone } = look[flash.kind ?? 'success'];
  return (
    <div
      role="status"
      class={`alert alert-soft ${tone.class} no-print mb-6 flex flex-wrap gap-x-4 gap-y-2 text-[1em] text-base-content`}
    >
      <Icon name={icon} class={iconClass} />
      <p class="min-w-0 flex-1 basis-48">{flash.text}</p>
      {flash.undo && (
        <form method="post" action={flash.undo.action}>
          <button type="submit" class="btn border-edge bg-base-100">
            <Icon name="undo-2" />
            {flash.undo.label}
          </button>
        </form>
      )}
    </div>
  );
}
