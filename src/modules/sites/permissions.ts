import type { Permission } from '../../platform/identity/actor.ts';
import { PERMISSION } from './workflow.ts';

/** What the module asks leave for. */
export const permissions: readonly Permission[] = [
  { name: PERMISSION.write, label: { id: 'Menulis di situs', en: 'Write on sites' } },
  { name: PERMISSION.review, label: { id: 'Memeriksa tulisan yang diajukan', en: 'Review submitted content' } },
  { name: PERMISSION.publish, label: { id: 'Menerbitkan dan mengarsipkan', en: 'Publish and archive' } },
  { name: PERMISSION.warn, label: { id: 'Menerbitkan pengumuman serta-merta', en: 'Publish immediate warnings' } },
  {
    name: PERMISSION.manage,
    label: {
      id: 'Mengurus menu, pejabat, jam, dan fakta bersama',
      en: 'Manage menus, officers, hours and shared facts',
    },
  },
  {
    name: PERMISSION.settings,
    label: { id: 'Mengatur nama dan semboyan situs', en: 'Set the name and motto of a site' },
  },
];
