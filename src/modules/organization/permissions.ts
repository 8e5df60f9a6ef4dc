import type { Permission } from '../../platform/identity/actor.ts';

/** Permissions of the module, by what they allow. */
export const PERMISSION = {
  view: 'organization.view',
  manageUnits: 'organization.manage-units',
  managePeople: 'organization.manage-people',
  manageSettings: 'organization.manage-settings',
  importRoster: 'organization.import-roster',
} as const;

/** The same, with words for people. */
export const permissions: readonly Permission[] = [
  { name: PERMISSION.view, label: { id: 'Melihat unit kerja dan orang', en: 'See units and people' } },
  { name: PERMISSION.manageUnits, label: { id: 'Mengurus unit kerja', en: 'Manage units' } },
  { name: PERMISSION.managePeople, label: { id: 'Mengurus orang dan perannya', en: 'Manage people and their roles' } },
  {
    name: PERMISSION.manageSettings,
    label: {
      id: 'Mengatur nama, warna, dan kontak pemerintah daerah',
      en: 'Set the name, colour and contacts of the government',
    },
  },
  { name: PERMISSION.importRoster, label: { id: 'Mengimpor daftar operator', en: 'Import the list of operators' } },
];
