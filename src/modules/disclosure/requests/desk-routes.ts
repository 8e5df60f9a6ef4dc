import { z } from 'zod';
import { recordAudit } from '../../../platform/audit/audit.ts';
import { idSchema } from '../../../platform/database/ids.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { type App, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { assertMay } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { getCase } from '../../cases/index.ts';
import { PERMISSION } from '../permissions.ts';
import { findRequest, saveCheck } from './queries.ts';
import { requestTexts } from './request-texts.ts';

const schema = { params: z.object({ id: idSchema<'case'>() }) };

/** What the desk does with a request beside the usual acts on its case. */
export function addRequestDeskRoutes(app: App, deps: ModuleDeps): void {
  app.post('/meja/ppid/permohonan/:id/lengkap', { config: { host: 'government' }, schema }, async (request, reply) => {
    const actor = requireActor(request);
    const { id } = request.params;
    const on = deps.clock.today(siteOf(request).timeZone);
    await inTransaction(deps.db, actor, async (tx) => {
      const found = await getCase(tx, id);
      assertMay(actor, PERMISSION.decide, found.unitPath);
      const isAlive = found.status === 'open' || found.status === 'waiting';
      if (!isAlive) throw new AppError('conflict', `${id} is not worked on any more`);
      if (!(await findRequest(tx, id))) throw new AppError('not-found', `${id} is no request for information`);
      await saveCheck(tx, id, { result: 'complete', on, by: actor.personId });
      await recordAudit(tx, actor, { action: 'disclosure.declare-complete', subject: `case:${id}` });
    });
    const text = requestTexts(request.language).markedComplete;
    return reply.setFlash({ text }).redirect(`/meja/kasus/${id}`, 303);
  });
}
