import type { Permission } from '../../platform/identity/actor.ts';

/** Permissions of the module, by what they allow. */
export const PERMISSION = {
  view: 'network.view',
  manage: 'network.manage',
  operate: 'network.operate',
  export: 'network.export',
} as const;

/** The same, with words for people. */
export const permissions: readonly Permission[] = [
  { name: PERMISSION.view, label: { id: 'Melihat jaringan dan inventaris TIK', en: 'See network and ICT inventory' } },
  { name: PERMISSION.manage, label: { id: 'Mengubah inventaris TIK', en: 'Change the ICT inventory' } },
  {
    name: PERMISSION.operate,
    label: { id: 'Menangani gangguan dan pemeliharaan', en: 'Handle incidents and maintenance' },
  },
  { name: PERMISSION.export, label: { id: 'Mengunduh inventaris dan laporan', en: 'Download inventory and reports' } },
];
