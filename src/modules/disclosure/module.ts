import type { Module } from '../../platform/module.ts';
import { moduleName } from './index.ts';
import { permissions } from './permissions.ts';

/** The module disclosure, as the building mounts it. */
export const disclosure: Module = {
  name: moduleName,
  routes: async () => undefined,
  jobs: [],
  permissions,
  navigation: [],
  commands: [],
};
