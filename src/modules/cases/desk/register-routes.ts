import { z } from 'zod';
import { recordAudit } from '../../../platform/audit/audit.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { type App, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { SHEET_FORMATS, sendSheet } from '../../../platform/http/send-sheet.ts';
import { mayAnywhere } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { CaseOffice } from '../office.ts';
import { PERMISSION } from '../permissions.ts';
import { queueTexts } from './queue-texts.ts';
import { registerSheet } from './register.ts';

const params = z.object({ format: z.enum(SHEET_FORMATS) });
const periodQuery = z.object({
  tahun: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined),
  bulan: z.coerce.number().int().min(1).max(12).optional().catch(undefined),
});
const config = { host: 'government', rateLimit: { max: 10, timeWindow: '1 minute' } } as const;

/** The register of a year or a month as a file, made while it is sent save on paper; each download is recorded. */
export function addRegisterRoutes(app: App, deps: ModuleDeps, office: CaseOffice): void {
  const schema = { params, querystring: periodQuery };
  app.get('/meja/kasus/register.:format', { config, schema }, async (request, reply) => {
    const actor = requireActor(request);
    if (!mayAnywhere(actor, PERMISSION.export)) throw new AppError('not-allowed', 'No register is theirs to take');
    const { timeZone, governmentName } = siteOf(request);
    const today = deps.clock.today(timeZone);
    const { tahun: year = today.year, bulan: month } = request.query;
    const period = month === undefined ? String(year) : `${year}-${String(month).padStart(2, '0')}`;
    await inTransaction(deps.db, actor, (tx) =>
      recordAudit(tx, actor, { action: 'cases.export', subject: `case-register:${period}` }),
    );
    const { language } = request;
    const { format } = request.params;
    const sheet = registerSheet({ db: deps.db, actor, year, month, timeZone, today, language, kinds: office.kinds });
    const title = queueTexts(language).registerOf(period);
    const paper = { language, governmentName, title, now: deps.clock.now() };
    return sendSheet(reply, sheet, { name: `register-kasus-${period}`, format, paper });
  });
}
