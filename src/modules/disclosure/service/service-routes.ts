import { h } from 'preact';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { listRules } from '../../../platform/deadlines/rules.ts';
import { AppError } from '../../../platform/errors.ts';
import { type App, siteOf } from '../../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { findLetterhead } from '../../cases/index.ts';
import { answerWithin } from '../../sites/index.ts';
import { printMaklumat } from './maklumat-paper.ts';
import { isSigned, TOLD_RULES } from './service.ts';
import { findService } from './service-queries.ts';
import { serviceTexts } from './service-texts.ts';
import { ServicePage } from './views/service-page.tsx';

/** The tag of the public pages of the PPID. */
export const SERVICE_TAG = 'disclosure-service';
const PATH = '/ppid';
const config = { host: 'site' } as const;

/** What the PPID does, for everyone, on every site of the government; and its maklumat as a paper. */
export function addServiceRoutes(app: App, deps: ModuleDeps): void {
  app.get(PATH, { config }, async (request, reply) => {
    const { language } = request;
    const place = siteOf(request);
    const today = deps.clock.today(place.timeZone);
    const read = await inReadOnly(deps.db, place, async (tx) => ({
      saved: await findService(tx),
      rules: await listRules(tx, today),
      letterhead: await findLetterhead(tx, place.unitPath),
    }));
    const name = read.letterhead?.name ?? place.governmentName;
    const words = serviceTexts(language);
    const view = h(ServicePage, {
      ...{ language, name, letterhead: read.letterhead, facts: read.saved?.facts ?? null },
      rules: TOLD_RULES.flatMap((id) => read.rules.find((rule) => rule.id === id) ?? []),
    });
    const head = { title: words.title, description: words.lead(name), canonicalPath: PATH, tags: [SERVICE_TAG] };
    return answerWithin({ request, reply, deps }, head, view);
  });

  const paperConfig = { ...config, rateLimit: { max: 20, timeWindow: '1 minute' } } as const;
  app.get(`${PATH}/maklumat.pdf`, { config: paperConfig }, async (request, reply) => {
    const { language } = request;
    const place = siteOf(request);
    const { saved, letterhead } = await inReadOnly(deps.db, place, async (tx) => ({
      saved: await findService(tx),
      letterhead: await findLetterhead(tx, '/'),
    }));
    if (!saved || !isSigned(saved.facts)) throw new AppError('not-found', 'No maklumat is signed');
    const contact = [letterhead?.address, letterhead?.phone, letterhead?.email].filter(Boolean).join(' · ');
    const office = { name: place.governmentName, contact, language, now: deps.clock.now() };
    return reply
      .header('cache-control', 'public, max-age=300')
      .header('content-disposition', 'inline; filename="maklumat-pelayanan-informasi.pdf"')
      .type('application/pdf')
      .send(printMaklumat(saved.facts, office));
  });
}
