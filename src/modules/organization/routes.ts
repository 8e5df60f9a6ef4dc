import type { App } from '../../platform/http/fastify.ts';
import type { ModuleRoutes } from '../../platform/module.ts';
import { addDirectoryRoute } from './governments/directory-routes.ts';
import { addSettingsRoutes } from './governments/settings-routes.ts';
import { addHandOverRoutes } from './handover/routes.ts';
import { addPeopleRoutes } from './people/routes.ts';
import { addRosterRoutes } from './roster/routes.ts';
import { addUnitRoutes } from './units/routes.ts';

/** Public and desk routes of the module. */
export const routes: ModuleRoutes = async (app, deps) => {
  const server: App = app;
  addDirectoryRoute(server, deps);
  addUnitRoutes(server, deps);
  addPeopleRoutes(server, deps);
  addRosterRoutes(server, deps);
  addHandOverRoutes(server, deps);
  addSettingsRoutes(server, deps);
};
