import { Readable } from 'node:stream';
import { z } from 'zod';
import { recordAudit } from '../../../platform/audit/audit.ts';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { type App, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { isPrivate } from '../../cases/index.ts';
import { getManaged } from './dispute-routes.ts';
import { packDispute } from './packet.ts';
import { readPacketFacts } from './packet-facts.ts';
import { packetTexts } from './packet-texts.ts';

const LIMIT = { rateLimit: { max: 10, timeWindow: '1 minute' } };
const schema = { params: z.object({ id: idSchema<'case'>() }) };

/** The packet for the Komisi Informasi, for those who keep the PPID's books; each download is recorded. */
export function addPacketRoutes(app: App, deps: ModuleDeps): void {
  const options = { config: { host: 'government', ...LIMIT } as const, schema };
  app.get('/meja/ppid/keberatan/:id/berkas.zip', options, async (request, reply) => {
    const actor = requireActor(request);
    const { language } = request;
    const { id } = request.params;
    const { governmentId, governmentName, timeZone } = siteOf(request);
    const facts = await inReadOnly(deps.db, actor, async (tx) => {
      await getManaged(tx, actor, id);
      return readPacketFacts(tx, id);
    });
    await inTransaction(deps.db, actor, (tx) =>
      recordAudit(tx, actor, { action: 'disclosure.export-dispute', subject: `case:${id}` }),
    );
    const asked = { language, timeZone, governmentId, governmentName, now: deps.clock.now() };
    const name = packetTexts(language).name(facts.objected.found.number);
    return isPrivate(reply)
      .header('content-disposition', `attachment; filename="${name}.zip"`)
      .type('application/zip')
      .send(Readable.from(await packDispute(deps, facts, asked)));
  });
}
