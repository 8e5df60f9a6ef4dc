import type { Module } from '../../platform/module.ts';
import { deskNavigation } from './desk/navigation.ts';
import { bindDomainCommand } from './domains/bind-domain-command.ts';
import { changeFactAction, restoreFactAction } from './fact-actions.ts';
import { jobs } from './jobs.ts';
import { loadGovernmentCommand } from './load-government-command.ts';
import { permissions } from './permissions.ts';
import { routes } from './routes.ts';
import { notices } from './telling.ts';

/** The module sites, as the building mounts it. */
export const sites: Module = {
  name: 'sites',
  routes,
  jobs,
  permissions,
  navigation: deskNavigation,
  commands: [loadGovernmentCommand, bindDomainCommand],
  actions: [changeFactAction, restoreFactAction],
  notices,
};
