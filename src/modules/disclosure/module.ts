import type { Module } from '../../platform/module.ts';
import { openCaseOffice } from '../cases/index.ts';
import { addAnswerDeskRoutes } from './answers/answer-desk-routes.ts';
import { addPublicAnswerRoutes } from './answers/answer-public-routes.ts';
import { addExemptionDeskRoutes } from './exempt/exemption-desk-routes.ts';
import { addPublicExemptionRoutes } from './exempt/exemption-public-routes.ts';
import { moduleName } from './index.ts';
import { jobs } from './jobs.ts';
import { addDeskListRoutes } from './list/desk-routes.ts';
import { addDownloadRoutes } from './list/download-routes.ts';
import { addEntryRoutes } from './list/entry-routes.ts';
import { addGapRoutes } from './list/gap-routes.ts';
import { addPublicListRoutes } from './list/public-routes.ts';
import { addObjectionDeskRoutes } from './objections/desk-routes.ts';
import { addDisputeRoutes } from './objections/dispute-routes.ts';
import { objectionKind } from './objections/objection-kind.ts';
import { addPacketRoutes } from './objections/packet-routes.ts';
import { addObjectionRoutes } from './objections/public-routes.ts';
import { PERMISSION, permissions } from './permissions.ts';
import { addRedactionRoutes } from './redaction/routes.ts';
import { addBookRoutes } from './reports/book-routes.ts';
import { addPublicReportRoutes } from './reports/public-report-routes.ts';
import { addReportRoutes } from './reports/report-routes.ts';
import { addRequestDeskRoutes } from './requests/desk-routes.ts';
import { informationRequest } from './requests/information-request.ts';
import { addRequestRoutes } from './requests/public-routes.ts';
import { addServiceDeskRoutes } from './service/service-desk-routes.ts';
import { addServiceRoutes } from './service/service-routes.ts';

/** The module disclosure, as the building mounts it. */
export const disclosure: Module = {
  name: moduleName,
  async routes(app, deps) {
    const office = openCaseOffice(deps, [informationRequest, objectionKind]);
    addRequestRoutes(app, deps, office);
    addRequestDeskRoutes(app, deps);
    addRedactionRoutes(app, deps);
    addObjectionRoutes(app, deps, office);
    addObjectionDeskRoutes(app, deps, office);
    addDisputeRoutes(app, deps);
    addPacketRoutes(app, deps);
    addPublicListRoutes(app, deps);
    addDownloadRoutes(app, deps);
    addGapRoutes(app, deps);
    addDeskListRoutes(app, deps);
    addEntryRoutes(app, deps);
    addServiceRoutes(app, deps);
    addServiceDeskRoutes(app, deps);
    addExemptionDeskRoutes(app, deps);
    addPublicExemptionRoutes(app, deps);
    addAnswerDeskRoutes(app, deps);
    addPublicAnswerRoutes(app, deps);
    addBookRoutes(app, deps);
    addReportRoutes(app, deps);
    addPublicReportRoutes(app, deps);
  },
  jobs,
  permissions,
  navigation: [
    {
      ...{ href: '/meja/ppid', icon: 'scale', order: 26, permission: PERMISSION.view },
      label: { id: 'PPID', en: 'PPID' },
    },
    {
      ...{ href: '/meja/daftar-informasi', icon: 'book-open', order: 27, permission: PERMISSION.view },
      label: { id: 'Daftar informasi', en: 'Information list' },
    },
  ],
  commands: [],
};
