import type { ModuleRoutes } from '../../../platform/module.ts';
import { addContentRoutes } from './content-routes.ts';
import { addFeedRoutes } from './feed-routes.ts';
import { addHomeRoutes } from './home-routes.ts';
import { addLanguageSwitch } from './language-switch.ts';
import { addListRoutes } from './list-routes.ts';
import { addOldAddressRoutes } from './old-address-routes.ts';
import { addSearchRoutes } from './search-routes.ts';

/** The pages of every site for the public. */
export const publicRoutes: ModuleRoutes = async (app, deps) => {
  addLanguageSwitch(app, { isSecure: deps.address.scheme === 'https' });
  addHomeRoutes(app, deps);
  addListRoutes(app, deps);
  addContentRoutes(app, deps);
  addSearchRoutes(app, deps);
  addFeedRoutes(app, deps);
  addOldAddressRoutes(app, deps);
};
