import { z } from 'zod';
import { QUEUE_VIEWS, type QueueQuestion, type QueueView } from './queue-queries.ts';

/** When the cases are due that are looked for. */
export const DUE_FILTERS = ['late', 'soon', 'later'] as const;
export type DueFilter = (typeof DUE_FILTERS)[number];

const text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((typed) => !typed.includes('\u0000'))
    .optional()
    .catch(undefined);

/** What the address of the queue may ask; what it cannot mean is left out. */
export const queueQuery = z.object({
  bagian: z.enum(QUEUE_VIEWS).optional().catch(undefined),
  cari: text(100),
  jenis: text(40),
  unit: text(160),
  tenggat: z.enum(DUE_FILTERS).optional().catch(undefined),
  sesudah: z.string().max(400).optional().catch(undefined),
});

/** The filters of the queue as they were chosen. */
export interface QueueFilter {
  readonly search: string | undefined;
  readonly kind: string | undefined;
  /** As it was typed. */
  readonly unit: string | undefined;
  readonly due: DueFilter | undefined;
}

const SOON_DAYS = 3;

/** The days within which cases of a filter are due. */
export function dueDays(filter: DueFilter | undefined, today: Temporal.PlainDate): QueueQuestion['due'] {
  const after = today.add({ days: SOON_DAYS + 1 });
  if (filter === 'late') return { from: null, before: today };
  if (filter === 'soon') return { from: today, before: after };
  return filter === 'later' ? { from: after, before: null } : undefined;
}

/** The address of the queue with these filters; `after` is the cursor of a page. */
export function queueHref(view: QueueView, filter: QueueFilter, after: string | null = null): string {
  const { search: cari, kind: jenis, unit, due: tenggat } = filter;
  const asked = {
    ...(view !== 'unit' && { bagian: view }),
    cari,
    jenis,
    unit,
    tenggat,
    ...(after && { sesudah: after }),
  };
  const pairs = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return pairs.length === 0 ? '/meja/kasus' : `/meja/kasus?${new URLSearchParams(pairs)}`;
}
