import type { ModuleRoutes } from '../../platform/module.ts';
import { agentRoutes } from './agents/agent-routes.ts';
import { addAgentDeskRoutes } from './agents/desk-routes.ts';
import { addCoverageRoutes } from './inventory/coverage/routes.ts';
import { addDifferenceRoutes } from './inventory/differences/routes.ts';
import { addDiscoveryRoutes } from './inventory/discovery/routes.ts';
import { addLabelRoutes } from './inventory/labels/routes.ts';
import { addPhotoRoutes } from './inventory/photos/routes.ts';
import { addInventoryRoutes } from './inventory/routes.ts';
import { addMapRoutes } from './map/map-routes.ts';
import { addMetricsRoutes } from './metrics/metrics-routes.ts';
import { addRuleRoutes } from './monitoring/alerts/rule-routes.ts';
import { addWatchRoutes } from './monitoring/desk/routes.ts';
import { addSlaRoutes } from './monitoring/sla/routes.ts';
import { addTargetRoutes } from './monitoring/targets/target-routes.ts';
import { addWorkRoutes } from './monitoring/work/routes.ts';

import { addPublicCoverageRoutes } from './status/coverage-routes.ts';
import { addStatusRoutes } from './status/status-routes.ts';

/** All addresses of the module. */
export const routes: ModuleRoutes = async (app, deps) => {
  addAgentDeskRoutes(app, deps);
  addInventoryRoutes(app, deps);
  addWatchRoutes(app, deps);
  addMapRoutes(app, deps);
  addStatusRoutes(app, deps);
  addPublicCoverageRoutes(app, deps);
  addWorkRoutes(app, deps);
  addRuleRoutes(app, deps);
  addMetricsRoutes(app, deps);
  addTargetRoutes(app, deps);
  addSlaRoutes(app, deps);
  await app.register(agentRoutes, deps);
  addDiscoveryRoutes(app, deps);
  addCoverageRoutes(app, deps);
  addDifferenceRoutes(app, deps);
  addLabelRoutes(app, deps);
  addPhotoRoutes(app, deps);
};
