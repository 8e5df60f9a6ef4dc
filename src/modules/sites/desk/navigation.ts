import type { NavigationEntry } from '../../../platform/module.ts';
import { PERMISSION } from '../workflow.ts';

/** The places of the publishing desk. */
export const deskNavigation: readonly NavigationEntry[] = [
  {
    ...{ href: '/meja/situs', label: { id: 'Situs & isi', en: 'Sites & content' }, icon: 'newspaper' },
    ...{ permission: PERMISSION.write, order: 20 },
  },
  {
    ...{ href: '/meja/fakta', label: { id: 'Fakta', en: 'Facts' }, icon: 'tag' },
    ...{ permission: PERMISSION.write, order: 30 },
  },
];
