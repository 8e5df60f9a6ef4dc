import { h } from 'preact';
import { z } from 'zod';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { fileHref, findFile } from '../../../platform/files/files.ts';
import { type App, siteOf } from '../../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { answerWithin } from '../../sites/index.ts';
import { periodParam, periodWord } from './period.ts';
import { periodName } from './period-name.ts';
import type { Report } from './report.ts';
import { REPORTS_TAG } from './report-commands.ts';
import { findReport, listReports } from './report-queries.ts';
import { reportTexts } from './report-texts.ts';
import { PublicReport, PublicReports, type PublishedReport } from './views/public-reports.tsx';

const PATH = '/ppid/laporan';
const config = { host: 'site' } as const;

/** The published reports of the government, on each of its sites. */
export function addPublicReportRoutes(app: App, deps: ModuleDeps): void {
  app.get(PATH, { config }, async (request, reply) => {
    const { language } = request;
    const place = siteOf(request);
    const reports = (await inReadOnly(deps.db, place, listReports)).filter(isPublished);
    const words = reportTexts(language);
    const description = words.publicLead(place.governmentName);
    const head = { title: words.title, description, canonicalPath: PATH, tags: [REPORTS_TAG] };
    const view = h(PublicReports, { language, governmentName: place.governmentName, reports });
    return answerWithin({ request, reply, deps }, head, view);
  });

  const schema = { params: z.object({ period: periodParam }) };
  app.get(`${PATH}/:period`, { config, schema }, async (request, reply) => {
    const { language } = request;
    const { period } = request.params;
    const { report, file } = await inReadOnly(deps.db, siteOf(request), async (tx) => {
      const found = await findReport(tx, period);
      if (!found || !isPublished(found)) throw new AppError('not-found', `No report of ${periodWord(period)}`);
      return { report: found, file: await findFile(tx, found.published.fileId) };
    });
    if (!file) throw new AppError('not-found', `The paper of report ${report.id} is gone`);
    const words = reportTexts(language);
    const head = {
      ...{ title: words.of(periodName(period, language)), canonicalPath: `${PATH}/${periodWord(period)}` },
      ...{ tags: [REPORTS_TAG], crumbs: [{ label: words.title, href: PATH }] },
    };
    return answerWithin(
      { request, reply, deps },
      head,
      h(PublicReport, { language, report, fileHref: fileHref(file) }),
    );
  });
}

function isPublished(report: Report): report is PublishedReport {
  return report.published !== null;
}
