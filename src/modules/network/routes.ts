import type { ModuleRoutes } from '../../platform/module.ts';
import { addInventoryRoutes } from './inventory/routes.ts';

/** All addresses of the module. */
export const routes: ModuleRoutes = async (app, deps) => {
  addInventoryRoutes(app, deps);
};
