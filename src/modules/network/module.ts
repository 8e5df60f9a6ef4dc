import type { AnyActionPurpose } from '../../platform/action-links/purpose.ts';
import type { Module } from '../../platform/module.ts';
import { moduleName } from './index.ts';
import { discoverCommand } from './inventory/discovery/discover-command.ts';
import { jobs } from './jobs.ts';
import { importBoundariesCommand } from './map/import-boundaries-command.ts';
import { acknowledgeAction } from './monitoring/alerts/acknowledge-action.ts';
import { incidentNotice, tellIncident } from './monitoring/alerts/tell-incident.ts';
import { watchService } from './monitoring/run/watch-service.ts';
import { watchCommand } from './monitoring/targets/watch-command.ts';
import { PERMISSION, permissions } from './permissions.ts';
import { routes } from './routes.ts';

/** The module network, as the building mounts it. */
export const network: Module = {
  name: moduleName,
  routes,
  jobs,
  permissions,
  navigation: [
    {
      ...{ href: '/meja/jaringan', icon: 'monitor', order: 30, permission: PERMISSION.view },
      label: { id: 'Jaringan', en: 'Network' },
    },
  ],
  commands: [discoverCommand, importBoundariesCommand, watchCommand],
  actions: [acknowledgeAction as AnyActionPurpose],
  notices: [incidentNotice],
  services: [watchService(tellIncident)],
};
