import type { Module } from '../../platform/module.ts';
import type { CaseKind } from './case.ts';
import { addCaseRoutes } from './desk/case-routes.ts';
import { addIntakeRoutes } from './desk/intake-routes.ts';
import { addQueueRoutes } from './desk/queue-routes.ts';
import { addRegisterRoutes } from './desk/register-routes.ts';
import { addTemplateRoutes } from './desk/template-routes.ts';
import { addGatewayRoutes } from './gateways/gateway-routes.ts';
import { jobsFor } from './jobs.ts';
import { openCaseOffice } from './office.ts';
import { PERMISSION, permissions } from './permissions.ts';
import { addAskRoutes } from './public/ask-routes.ts';
import { addTrackRoutes } from './public/track-routes.ts';
import { question } from './question.ts';
import { addUploadRoutes } from './resumable/upload-routes.ts';
import { uploadStoreOf } from './resumable/upload-store.ts';

function allKinds(kinds: readonly CaseKind[]): readonly CaseKind[] {
  return [question, ...kinds];
}

/** The module cases, as the building mounts it, with the kinds that other modules declare. */
export function casesWith(kinds: readonly CaseKind[]): Module {
  return {
    name: 'cases',
    async routes(app, deps) {
      const office = openCaseOffice(deps, allKinds(kinds));
      addAskRoutes(app, deps, office);
      addTrackRoutes(app, deps, office);
      addQueueRoutes(app, deps, office);
      addRegisterRoutes(app, deps, office);
      addTemplateRoutes(app, deps);
      addGatewayRoutes(app, deps, office);
      addUploadRoutes(app, uploadStoreOf(deps.settings));
      addIntakeRoutes(app, deps, office);
      addCaseRoutes(app, deps, office);
    },
    jobs: jobsFor(allKinds(kinds)),
    permissions,
    navigation: [
      {
        ...{ href: '/meja/kasus', icon: 'clipboard-list', order: 15, permission: PERMISSION.view },
        label: { id: 'Kasus', en: 'Cases' },
      },
    ],
    commands: [],
  };
}
