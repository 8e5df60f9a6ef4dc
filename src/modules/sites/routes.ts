import type { ModuleRoutes } from '../../platform/module.ts';

/** Pages of the sites for the public, and their desk. */
export const routes: ModuleRoutes = async () => undefined;
