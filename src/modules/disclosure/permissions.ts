import type { Permission } from '../../platform/identity/actor.ts';

/** Permissions of the module, by what they allow. */
export const PERMISSION = {
  view: 'disclosure.view',
  manage: 'disclosure.manage',
  decide: 'disclosure.decide',
  object: 'disclosure.object',
  export: 'disclosure.export',
} as const;

/** The same, with words for people. */
export const permissions: readonly Permission[] = [
  { name: PERMISSION.view, label: { id: 'Melihat pekerjaan PPID', en: 'See the work of the PPID' } },
  {
    name: PERMISSION.manage,
    label: { id: 'Mengurus daftar informasi publik dan pengecualian', en: 'Keep the information list and exemptions' },
  },
  {
    name: PERMISSION.decide,
    label: { id: 'Memutus permohonan informasi', en: 'Decide on information requests' },
  },
  {
    name: PERMISSION.object,
    label: { id: 'Menanggapi keberatan sebagai atasan PPID', en: 'Answer objections as superior of the PPID' },
  },
  {
    name: PERMISSION.export,
    label: { id: 'Mengunduh buku register dan laporan PPID', en: 'Download books and reports of the PPID' },
  },
];
