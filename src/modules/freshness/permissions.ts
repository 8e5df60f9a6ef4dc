import type { Permission } from '../../platform/identity/actor.ts';

/** The names under which leave is asked. */
export const PERMISSION = {
  confirm: 'freshness.confirm',
  manage: 'freshness.manage',
  review: 'freshness.review',
} as const;

/** What the module asks leave for. */
export const permissions: readonly Permission[] = [
  {
    name: PERMISSION.confirm,
    label: { id: 'Menyatakan informasi masih benar', en: 'Confirm that information is correct' },
  },
  {
    name: PERMISSION.manage,
    label: { id: 'Menentukan jadwal dan pengurus informasi', en: 'Set cadence and owner of information' },
  },
  { name: PERMISSION.review, label: { id: 'Memeriksa pernyataan masih benar', en: 'Review confirmations' } },
];
