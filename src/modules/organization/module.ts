import type { Module } from '../../platform/module.ts';
import { handOverAction, revokeHandOverAction } from './handover/actions.ts';
import { PERMISSION, permissions } from './permissions.ts';
import { routes } from './routes.ts';

/** The module organization, as the building mounts it. */
export const organization: Module = {
  name: 'organization',
  routes,
  jobs: [],
  permissions,
  navigation: [
    {
      ...{ href: '/meja/orang', icon: 'users', order: 40, permission: PERMISSION.view },
      label: { id: 'Orang dan peran', en: 'People and roles' },
    },
    {
      ...{ href: '/meja/unit', icon: 'network', order: 50, permission: PERMISSION.view },
      label: { id: 'Unit kerja', en: 'Units' },
    },
    {
      ...{ href: '/meja/berhalangan', icon: 'calendar-days', order: 60, permission: null },
      label: { id: 'Saya berhalangan', en: 'I will be absent' },
    },
    {
      ...{ href: '/meja/pengaturan', icon: 'settings', order: 70, permission: PERMISSION.manageSettings },
      label: { id: 'Pengaturan', en: 'Settings' },
    },
  ],
  commands: [],
  actions: [handOverAction, revokeHandOverAction],
};
