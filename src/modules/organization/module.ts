import type { Module } from '../../platform/module.ts';
import { permissions } from './permissions.ts';
import { routes } from './routes.ts';

/** The module organization, as the building mounts it. */
export const organization: Module = {
  name: 'organization',
  routes,
  jobs: [],
  permissions,
  navigation: [],
  commands: [],
};
