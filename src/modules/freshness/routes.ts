import type { ModuleRoutes } from '../../platform/module.ts';
import { addConfirmRoutes } from './desk/confirm-routes.ts';
import { addDefaultRoutes } from './desk/default-routes.ts';
import { addItemRoutes } from './desk/item-routes.ts';
import { addListRoutes } from './desk/list-routes.ts';
import { addRankingRoutes } from './desk/ranking-routes.ts';
import { addSampleRoutes } from './desk/sample-routes.ts';
import { addPublicRoutes } from './public/routes.ts';

/** All addresses of the module. */
export const routes: ModuleRoutes = async (app, deps) => {
  addListRoutes(app, deps);
  addConfirmRoutes(app, deps);
  addSampleRoutes(app, deps);
  addRankingRoutes(app, deps);
  addDefaultRoutes(app, deps);
  addItemRoutes(app, deps);
  addPublicRoutes(app, deps);
};
