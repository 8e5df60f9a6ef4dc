import { Readable } from 'node:stream';
import { z } from 'zod';
import { recordAudit } from '../../../platform/audit/audit.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { type App, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { mayAnywhere } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { toCsv } from '../../../platform/spreadsheets/csv.ts';
import { toXlsx } from '../../../platform/spreadsheets/xlsx.ts';
import type { CaseOffice } from '../office.ts';
import { PERMISSION } from '../permissions.ts';
import { registerSheet } from './register.ts';

const FORMATS = {
  xlsx: { write: toXlsx, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  csv: { write: toCsv, type: 'text/csv; charset=utf-8' },
} as const;
const params = z.object({ format: z.enum(['xlsx', 'csv']) });
const yearQuery = z.object({ tahun: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined) });
const config = { host: 'government', rateLimit: { max: 10, timeWindow: '1 minute' } } as const;

/** The register of a year as a file that is made while it is sent; each download is recorded. */
export function addRegisterRoutes(app: App, deps: ModuleDeps, office: CaseOffice): void {
  const schema = { params, querystring: yearQuery };
  app.get('/meja/kasus/register.:format', { config, schema }, async (request, reply) => {
    const actor = requireActor(request);
    if (!mayAnywhere(actor, PERMISSION.export)) throw new AppError('not-allowed', 'No register is theirs to take');
    const { timeZone } = siteOf(request);
    const today = deps.clock.today(timeZone);
    const year = request.query.tahun ?? today.year;
    await inTransaction(deps.db, actor, (tx) =>
      recordAudit(tx, actor, { action: 'cases.export', subject: `case-register:${year}` }),
    );
    const { language } = request;
    const sheet = registerSheet({ db: deps.db, actor, year, timeZone, today, language, kinds: office.kinds });
    const { write, type } = FORMATS[request.params.format];
    return reply
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `attachment; filename="register-kasus-${year}.${request.params.format}"`)
      .type(type)
      .send(Readable.from(write(sheet)));
  });
}
