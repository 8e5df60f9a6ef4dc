import type { ComponentChildren, VNode } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** What a notice or badge tells beside its words. */
export type Tone = 'neutral' | 'notice' | 'success' | 'warning' | 'danger';

interface NoticeProps {
  readonly tone: Exclude<Tone, 'neutral'>;
  readonly title?: string | undefined;
  readonly children?: ComponentChildren;
  /** Announced at once by screen readers: only for the outcome of what the person just did. */
  readonly isAnnounced?: boolean;
}

const icons: Readonly<Record<NoticeProps['tone'], IconName>> = {
  notice: 'info',
  success: 'circle-check',
  warning: 'triangle-alert',
  danger: 'circle-alert',
};

const toneClass: Readonly<Record<NoticeProps['tone'], string>> = {
  notice: 'alert-info border-info/30',
  success: 'alert-success border-success/30',
  warning: 'alert-warning border-warning/50',
  danger: 'alert-error border-error/30',
};

const iconClass: Readonly<Record<NoticeProps['tone'], string>> = {
  notice: 'text-info',
  success: 'text-success',
  warning: 'text-warning',
  danger: 'text-error',
};

/** A message in its place on the page, told by icon and words as well as by colour. */
export function Notice({ tone, title, children, isAnnounced }: NoticeProps): VNode {
  return (
    <div
      class={`alert alert-soft ${toneClass[tone]} items-start text-[1em] leading-normal text-base-content`}
      role={isAnnounced ? 'status' : undefined}
    >
      <Icon name={icons[tone]} class={`mt-0.5 ${iconClass[tone]}`} />
      <div class="min-w-0">
        {title && <p class="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
