import type { Module } from '../../platform/module.ts';
import { SITES_PERMISSION } from '../sites/index.ts';
import { addRunRoutes } from './desk/run-routes.ts';
import { importOpensidCommand } from './opensid/import-opensid-command.ts';
import { importWordPressCommand } from './wordpress/import-wordpress-command.ts';

/** The module imports, as the building mounts it. */
export const imports: Module = {
  name: 'imports',
  async routes(app, deps) {
    addRunRoutes(app, deps);
  },
  jobs: [],
  permissions: [],
  navigation: [
    {
      ...{ href: '/meja/impor', label: { id: 'Pindahan', en: 'Moving in' }, icon: 'archive', order: 62 },
      permission: SITES_PERMISSION.manage,
    },
  ],
  commands: [importWordPressCommand, importOpensidCommand],
};
