import type { Permission } from '../../platform/identity/actor.ts';

/** Permissions of the module, by what they allow. */
export const PERMISSION = {
  view: 'cases.view',
  work: 'cases.work',
  assign: 'cases.assign',
  intake: 'cases.intake',
  identity: 'cases.identity',
  export: 'cases.export',
} as const;

/** The name of one of them. */
export type CasePermission = (typeof PERMISSION)[keyof typeof PERMISSION];

/** The same, with words for people. */
export const permissions: readonly Permission[] = [
  { name: PERMISSION.view, label: { id: 'Melihat kasus unit', en: 'See the cases of the unit' } },
  { name: PERMISSION.work, label: { id: 'Mengerjakan dan menjawab kasus', en: 'Work on cases and answer them' } },
  { name: PERMISSION.assign, label: { id: 'Membagi kasus kepada petugas', en: 'Assign cases to officers' } },
  {
    name: PERMISSION.intake,
    label: { id: 'Mencatat kasus dari loket, telepon, dan surat', en: 'Take in cases from counter, phone and letter' },
  },
  {
    name: PERMISSION.identity,
    label: { id: 'Membaca nama yang dirahasiakan dan NIK', en: 'Read confidential names and NIK' },
  },
  { name: PERMISSION.export, label: { id: 'Mengunduh buku register', en: 'Download the register' } },
];
