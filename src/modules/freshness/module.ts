import type { Module } from '../../platform/module.ts';
import { jobs } from './jobs.ts';
import { permissions } from './permissions.ts';
import { takeStockCommand } from './take-stock-command.ts';

/** The module freshness, as the building mounts it. */
export const freshness: Module = {
  name: 'freshness',
  routes: async () => undefined,
  jobs,
  permissions,
  navigation: [],
  commands: [takeStockCommand],
};
