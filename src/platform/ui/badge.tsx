import type { VNode } from 'preact';
import type { Tone } from './notice.tsx';

const toneClass: Readonly<Record<Tone, string>> = {
  neutral: '',
  notice: 'badge-info',
  success: 'badge-success',
  warning: 'badge-warning',
  danger: 'badge-error',
};

const dotClass: Readonly<Record<Tone, string>> = {
  neutral: 'bg-edge',
  notice: 'bg-info',
  success: 'bg-success',
  warning: 'bg-warning',
  danger: 'bg-error',
};

interface BadgeProps {
  readonly tone: Tone;
  /** The status in one to three words; the colour only repeats it. */
  readonly children: string;
}

/** A status. */
export function Badge({ tone, children }: BadgeProps): VNode {
  return (
    <span
      class={`badge badge-soft ${toneClass[tone]} h-auto min-h-7 max-w-full gap-2 py-0.5 font-medium text-base-content`}
    >
      <span class={`size-2 shrink-0 rounded-full ${dotClass[tone]}`} />
      {children}
    </span>
  );
}
