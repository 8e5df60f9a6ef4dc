import type { ErrorCode } from './platform/errors.ts';
import type { MeasuredMetrics } from './platform/http/metrics.ts';

/** What the first process tells a web process. */
export type ToWeb =
  | { readonly kind: 'open'; readonly url: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'tell-metrics'; readonly question: number }
  | { readonly kind: 'gathered'; readonly question: number; readonly metrics: readonly MeasuredMetrics[] };

/** What a web process tells the first one. */
export type FromWeb =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string }
  | { readonly kind: 'metrics'; readonly question: number; readonly metrics: MeasuredMetrics }
  | { readonly kind: 'gather-metrics'; readonly question: number };
