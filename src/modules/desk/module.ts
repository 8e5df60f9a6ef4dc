import type { Module } from '../../platform/module.ts';
import { PERMISSION, permissions } from './permissions.ts';
import { routes } from './routes.ts';

/** The module desk, as the building mounts it. */
export const desk: Module = {
  name: 'desk',
  routes,
  jobs: [],
  permissions,
  navigation: [
    { href: '/meja', label: { id: 'Beranda', en: 'Home' }, icon: 'inbox', permission: null, order: 10 },
    {
      ...{ href: '/meja/sistem', label: { id: 'Sistem', en: 'System' }, icon: 'settings', order: 45 },
      permission: PERMISSION.audit,
    },
  ],
  commands: [],
};
