import type { VNode } from 'preact';
import type { SeenState } from '../seen-state.ts';

/** The sign of a state, 20 across around the origin: each has a form of its own, so that no colour needs to be told apart. */
export function StateShape({ state }: { readonly state: SeenState }): VNode {
  switch (state) {
    case 'up':
      return <circle r="6" class="fill-success" />;
    case 'down':
      return (
        <g>
          <rect x="-10" y="-10" width="20" height="20" rx="3" class="fill-error" />
          <path d="M-5 -5 L5 5 M5 -5 L-5 5" class="stroke-error-content" stroke-width="3" stroke-linecap="round" />
        </g>
      );
    case 'unreachable':
      return <path d="M0 -9 L9 0 L0 9 L-9 0 Z" class="fill-base-100 stroke-error" stroke-width="3" />;
    case 'maintenance':
      return <path d="M0 -9 L9 8 L-9 8 Z" class="fill-info" />;
    case 'unknown':
      return <circle r="7" class="fill-base-100 stroke-edge" stroke-width="3" stroke-dasharray="4 3" />;
  }
}
