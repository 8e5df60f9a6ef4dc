import type { VNode } from 'preact';

/** The joglo roof that crowns header and desk, in the primary colour. Decorative: the name stands beside it. */
export function Roof({ class: extra }: { readonly class?: string }): VNode {
  return (
    <svg class={extra ?? 'size-12'} viewBox="0 0 48 42" aria-hidden="true">
      <g class="fill-primary">
        <path d="M18 4h12l5 12H13z" />
        <path d="M12.5 17.5h23C38 22 42 25 48 27H0c6-2 10-5 12.5-9.5z" />
      </g>
      <path
        d="M16.5 2.5h15M9 29v9M18.5 29v9M29.5 29v9M39 29v9M4 40h40"
        class="stroke-accent"
        stroke-width="2"
        stroke-linecap="round"
      />
    </svg>
  );
}
