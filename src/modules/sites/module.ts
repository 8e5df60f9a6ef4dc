import type { Module } from '../../platform/module.ts';
import { jobs } from './jobs.ts';
import { loadGovernmentCommand } from './load-government-command.ts';
import { permissions } from './permissions.ts';
import { routes } from './routes.ts';

/** The module sites, as the building mounts it. */
export const sites: Module = {
  name: 'sites',
  routes,
  jobs,
  permissions,
  navigation: [
    {
      href: '/meja/situs',
      label: { id: 'Situs', en: 'Sites' },
      icon: 'globe',
      permission: 'sites.write',
      order: 20,
    },
    {
      href: '/meja/isi',
      label: { id: 'Isi', en: 'Content' },
      icon: 'newspaper',
      permission: 'sites.write',
      order: 10,
    },
  ],
  commands: [loadGovernmentCommand],
};
