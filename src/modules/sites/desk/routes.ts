import type { ModuleRoutes } from '../../../platform/module.ts';
import { addCopyRoutes } from '../copies/copy-routes.ts';
import { addDomainRoutes } from '../domains/domain-routes.ts';
import { addLinkRoutes } from '../links/link-routes.ts';
import { addContentRoutes } from './content-routes.ts';
import { addDecisionLogRoutes } from './decision-log-routes.ts';
import { addFactRoutes } from './fact-routes.ts';
import { addListRoutes } from './list-routes.ts';
import { addMenuRoutes } from './menu-routes.ts';
import { addOfficerRoutes } from './officer-routes.ts';
import { addPrivacyRoutes } from './privacy-routes.ts';
import { addQuickOfflineRoute } from './quick/offline-routes.ts';
import { addQuickRoutes } from './quick/quick-routes.ts';
import { addWebAppRoutes } from './quick/web-app-routes.ts';
import { addReviewRoutes } from './review-routes.ts';
import { addSiteRoutes } from './site-routes.ts';
import { addStepRoutes } from './step-routes.ts';
import { addWriteRoutes } from './write-routes.ts';

/** The publishing desk under `/meja`: sites, contents, shared facts. */
export const deskRoutes: ModuleRoutes = async (app, deps) => {
  addListRoutes(app, deps);
  addLinkRoutes(app, deps);
  addDecisionLogRoutes(app, deps);
  addSiteRoutes(app, deps);
  addOfficerRoutes(app, deps);
  addMenuRoutes(app, deps);
  addDomainRoutes(app, deps);
  addWriteRoutes(app, deps);
  addQuickRoutes(app, deps);
  addWebAppRoutes(app);
  addQuickOfflineRoute(app, deps);
  addContentRoutes(app, deps);
  addCopyRoutes(app, deps);
  addStepRoutes(app, deps);
  addReviewRoutes(app, deps);
  addPrivacyRoutes(app, deps);
  addFactRoutes(app, deps);
};
