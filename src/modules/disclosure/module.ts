import type { Module } from '../../platform/module.ts';
import { openCaseOffice } from '../cases/index.ts';
import { moduleName } from './index.ts';
import { permissions } from './permissions.ts';
import { addRequestDeskRoutes } from './requests/desk-routes.ts';
import { informationRequest } from './requests/information-request.ts';
import { addRequestRoutes } from './requests/public-routes.ts';

/** The module disclosure, as the building mounts it. */
export const disclosure: Module = {
  name: moduleName,
  async routes(app, deps) {
    const office = openCaseOffice(deps, [informationRequest]);
    addRequestRoutes(app, deps, office);
    addRequestDeskRoutes(app, deps);
  },
  jobs: [],
  permissions,
  navigation: [],
  commands: [],
};
