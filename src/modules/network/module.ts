import type { Module } from '../../platform/module.ts';
import { moduleName } from './index.ts';
import { importBoundariesCommand } from './map/import-boundaries-command.ts';
import { permissions } from './permissions.ts';

/** The module network, as the building mounts it. */
export const network: Module = {
  name: moduleName,
  routes: async () => undefined,
  jobs: [],
  permissions,
  navigation: [],
  commands: [importBoundariesCommand],
};
