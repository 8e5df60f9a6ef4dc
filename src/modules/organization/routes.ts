import type { ModuleRoutes } from '../../platform/module.ts';

/** Public and desk routes of the module. */
export const routes: ModuleRoutes = async () => undefined;
