import type { Module } from '../../platform/module.ts';
import { importWordPressCommand } from './wordpress/import-wordpress-command.ts';

/** The module imports, as the building mounts it. */
export const imports: Module = {
  name: 'imports',
  routes: async () => undefined,
  jobs: [],
  permissions: [],
  navigation: [],
  commands: [importWordPressCommand],
};
