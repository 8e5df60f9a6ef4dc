import type { ModuleRoutes } from '../../platform/module.ts';
import { deskRoutes } from './desk/routes.ts';
import { publicRoutes } from './public/routes.ts';

/** Pages of the sites for the public, and their desk. */
export const routes: ModuleRoutes = async (app, deps) => {
  await app.register(publicRoutes, deps);
  await app.register(deskRoutes, deps);
};
