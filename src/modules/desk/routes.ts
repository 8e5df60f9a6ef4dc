import type { ModuleRoutes } from '../../platform/module.ts';
import { addAdminRoutes } from './admin-routes.ts';
import { addCalendarRoutes } from './calendar-routes.ts';
import { addDeadlineRoutes } from './deadline-routes.ts';
import { addHomeRoutes } from './home-routes.ts';

/** Home page and the pages of the platform's own parts. */
export const routes: ModuleRoutes = async (app, deps) => {
  addHomeRoutes(app, deps);
  addDeadlineRoutes(app, deps);
  addAdminRoutes(app, deps);
  addCalendarRoutes(app, deps);
};
