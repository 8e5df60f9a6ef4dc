import { z } from 'zod';
import { inReadOnly } from '../../../../platform/database/tenancy.ts';
import { AppError } from '../../../../platform/errors.ts';
import { type App, type FastifyReply, type FastifyRequest, siteOf } from '../../../../platform/http/fastify.ts';
import { siteOrigin } from '../../../../platform/http/place.ts';
import { may } from '../../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../../platform/module.ts';
import { config, visitOf } from '../../desk.ts';
import { PERMISSION } from '../../permissions.ts';
import { kindOf } from '../kinds/kinds.ts';
import { getRecord, type InventoryRecord, listHanging } from '../record-queries.ts';
import { recordHref } from '../show-value.tsx';
import { MOST_LABELS, printLabels } from './label-sheet.ts';

const byId = z.object({ id: z.guid() });
const byPart = z.object({ bagian: z.coerce.number().int().min(1).max(5).catch(1) });
/** A sheet takes the processor for some 100 ms. */
const limited = { ...config, rateLimit: { max: 30, timeWindow: '1 minute' } } as const;

/** Labels with QR codes: of one device, or of all devices of a location. */
export function addLabelRoutes(app: App, deps: ModuleDeps): void {
  const schema = { params: byId };
  app.get('/meja/jaringan/perangkat/:id/label.pdf', { config: limited, schema }, async (request, reply) => {
    const { actor } = visitOf(request, deps.clock);
    const device = await inReadOnly(deps.db, actor, (tx) => getRecord(tx, kindOf('device'), request.params.id));
    return send(request, reply, deps, { of: device, devices: [device] });
  });
  app.get(
    '/meja/jaringan/lokasi/:id/label.pdf',
    { config: limited, schema: { ...schema, querystring: byPart } },
    async (request, reply) => {
      const { actor } = visitOf(request, deps.clock);
      const { location, devices } = await inReadOnly(deps.db, actor, async (tx) => {
        const found = await getRecord(tx, kindOf('location'), request.params.id);
        const hanging = await listHanging(tx, kindOf('location'), found.id);
        return { location: found, devices: hanging.find(({ kind }) => kind === 'device')?.records ?? [] };
      });
      const from = (request.query.bagian - 1) * MOST_LABELS;
      return send(request, reply, deps, { of: location, devices: devices.slice(from, from + MOST_LABELS) });
    },
  );
}

interface Labelled {
  readonly of: InventoryRecord;
  readonly devices: readonly InventoryRecord[];
}

function send(request: FastifyRequest, reply: FastifyReply, deps: ModuleDeps, { of, devices }: Labelled): FastifyReply {
  const { actor, language } = visitOf(request, deps.clock);
  if (!may(actor, PERMISSION.view, of.unitPath)) throw new AppError('not-found', `${of.id} lies out of reach`);
  const site = siteOf(request);
  const origin = siteOrigin(deps.address, site, '');
  const labels = devices.map((device) => ({
    ...{ name: device.title, place: device.names.location_id ?? '' },
    numbers: [device.values.serial, device.values.asset_tag].filter(Boolean).join(' · '),
    address: `${origin}${recordHref(kindOf('device'), device.id)}`,
  }));
  const facts = { owner: site.governmentName, what: of.title, language, now: deps.clock.now() };
  return reply
    .header('content-disposition', 'inline; filename="label-perangkat.pdf"')
    .header('cache-control', 'no-store')
    .type('application/pdf')
    .send(printLabels(labels, facts));
}
