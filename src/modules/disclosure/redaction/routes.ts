import type { App } from '../../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { addBeginRoutes } from './begin-routes.ts';
import { addBoxRoutes } from './box-routes.ts';
import { addPageRoutes } from './page-routes.ts';

/** Blacking out documents of requests at the desk. */
export function addRedactionRoutes(app: App, deps: ModuleDeps): void {
  addBeginRoutes(app, deps);
  addPageRoutes(app, deps);
  addBoxRoutes(app, deps);
}
