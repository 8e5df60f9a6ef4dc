import type { App } from '../../platform/http/fastify.ts';
import type { ModuleRoutes } from '../../platform/module.ts';
import { addPeopleRoutes } from './people/routes.ts';
import { addUnitRoutes } from './units/routes.ts';

/** Public and desk routes of the module. */
export const routes: ModuleRoutes = async (app, deps) => {
  const server: App = app;
  addUnitRoutes(server, deps);
  addPeopleRoutes(server, deps);
};
