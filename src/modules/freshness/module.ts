import type { Module } from '../../platform/module.ts';
import { confirmAction } from './confirm-action.ts';
import { jobs } from './jobs.ts';
import { permissions } from './permissions.ts';
import { REMINDER } from './reminders/remind.ts';
import { routes } from './routes.ts';
import { takeStockCommand } from './take-stock-command.ts';

/** The module freshness, as the building mounts it. */
export const freshness: Module = {
  name: 'freshness',
  routes,
  jobs,
  permissions,
  navigation: [
    {
      ...{ href: '/meja/kesegaran', label: { id: 'Mutakhir', en: 'Fresh' }, icon: 'hourglass', order: 25 },
      permission: 'organization.view',
    },
  ],
  commands: [takeStockCommand],
  actions: [confirmAction],
  notices: [REMINDER],
};
