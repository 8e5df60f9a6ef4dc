import type { FastifyRequest } from 'fastify';
import { h } from 'preact';
import { z } from 'zod';
import { idSchema, newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, type FastifyReply, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { originOf } from '../../../platform/http/place.ts';
import { mayAnywhere } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { queueTexts } from '../desk/queue-texts.ts';
import type { CaseOffice } from '../office.ts';
import { PERMISSION } from '../permissions.ts';
import { gatewayTexts } from './gateway-texts.ts';
import { addGateway, closeGateway, findOpenGateway, GATEWAY_CHANNELS, listGateways } from './gateways.ts';
import { isSigned } from './signature.ts';
import { messageForm, takeIn } from './take-in.ts';
import { GatewaysPage } from './views/gateways-page.tsx';

const MOST_BYTES = 42 * 1024 * 1024;
const config = { host: 'government' } as const;
const sending = { ...config, carriesItsProof: true, rateLimit: { max: 600, timeWindow: '1 minute' } } as const;
const params = z.object({ id: idSchema<'case-gateway'>() });
const PATH = '/meja/kasus/saluran';

/** The address at which gateways hand messages in, and the page on which they are kept. */
export function addGatewayRoutes(app: App, deps: ModuleDeps, office: CaseOffice): void {
  app.register(async (scope) => {
    scope.removeContentTypeParser('application/json');
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer', bodyLimit: MOST_BYTES },
      (_request, body, done) => done(null, body),
    );
    scope.post('/masuk/kasus/:id', { config: sending, bodyLimit: MOST_BYTES }, async (request, reply) => {
      const asked = params.safeParse(request.params);
      const gateway = asked.success ? await signedBy(request, deps, office, asked.data.id) : undefined;
      if (!gateway) return problem(reply, 401, 'Tanda tangan, waktu, atau saluran tidak dikenal');
      const message = messageForm.safeParse(jsonOf(request.body));
      if (!message.success) {
        const paths = message.error.issues.map(({ path }) => path.join('.')).join(', ');
        return problem(reply, 422, `Pesan tidak dapat dibaca: ${paths || 'JSON'}`);
      }
      const taken = office.kinds.filter(({ intake }) => intake !== undefined);
      const kind = taken.find(({ prefix }) => prefix === message.data.jenis);
      if (!kind) {
        const known = taken.map(({ prefix }) => prefix).join(', ');
        return problem(reply, 422, `Jenis tidak dikenal, pakai salah satu: ${known}`);
      }
      const { governmentLabel, timeZone } = siteOf(request);
      const moment = { now: deps.clock.now(), today: deps.clock.today(timeZone) };
      const receipt = await takeIn(deps, office, { gateway, kind, moment, governmentLabel }, message.data);
      return reply.code(201).header('cache-control', 'no-store').send(receipt);
    });
  });

  app.get(PATH, { config }, async (request, reply) => show(request, reply, deps));

  app.post(PATH, { config }, async (request, reply) => {
    const actor = requireActor(request);
    const words = gatewayTexts(request.language);
    const form = z.object({
      kunci: idSchema<'case-gateway'>(),
      nama: z.string(words.errors.name).max(100, words.errors.name),
      jenis: z.enum(GATEWAY_CHANNELS, words.errors.channel),
    });
    const read = parseForm(form, request.body);
    if (!read.ok) return show(request, reply, deps, { form: read });
    const { kunci: id, nama: name, jenis: channel } = read.value;
    const key = await addGateway(office, actor, { id, name, channel, now: deps.clock.now() });
    if (key === null) return reply.redirect(PATH, 303);
    const address = `${originOf(deps.address, siteOf(request).governmentLabel)}/masuk/kasus/${id}`;
    return show(request, reply, deps, { added: { address, key } });
  });

  app.post(`${PATH}/:id/tutup`, { config, schema: { params } }, async (request, reply) => {
    await closeGateway(office, requireActor(request), { id: request.params.id, now: deps.clock.now() });
    return reply.setFlash({ text: gatewayTexts(request.language).closedNow }).redirect(PATH, 303);
  });
}

/** The gateway that sent it; undefined when it is none of ours, or the signature is wrong or old. */
async function signedBy(
  request: FastifyRequest,
  deps: ModuleDeps,
  office: CaseOffice,
  id: z.output<typeof params>['id'],
) {
  if (!Buffer.isBuffer(request.body)) return undefined;
  const place = siteOf(request);
  const gateway = await inReadOnly(deps.db, place, (tx) => findOpenGateway(tx, office, place, id));
  const header = (name: string) => String(request.headers[name] ?? '');
  const signed = { at: header('x-pendopo-waktu'), signature: header('x-pendopo-tanda'), body: request.body };
  return isSigned(gateway?.key ?? '', signed, deps.clock.now()) ? gateway : undefined;
}

function jsonOf(body: unknown): unknown {
  try {
    return JSON.parse(String(body).replaceAll('\\u0000', ''));
  } catch {
    return null;
  }
}

/** Source: RFC 9457. */
function problem(reply: FastifyReply, status: number, title: string): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send({ type: 'about:blank', title, status });
}

interface Shown {
  readonly form?: FormState;
  readonly added?: { readonly address: string; readonly key: string };
}

/** @throws {AppError} `not-allowed` for those who assign work nowhere */
async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: ModuleDeps,
  { form = emptyForm, added }: Shown = {},
): Promise<FastifyReply> {
  const actor = requireActor(request);
  if (!mayAnywhere(actor, PERMISSION.assign)) throw new AppError('not-allowed', 'No gateways are theirs to keep');
  const { language } = request;
  const gateways = await inReadOnly(deps.db, actor, (tx) => listGateways(tx, actor));
  const { timeZone } = siteOf(request);
  const page = h(GatewaysPage, {
    language,
    timeZone,
    gateways,
    form,
    formKey: form.values.kunci ?? newId(),
    added: added ?? null,
  });
  const breadcrumbs = [{ label: queueTexts(language).title, href: '/meja/kasus' }];
  const { title } = gatewayTexts(language);
  const status = Object.keys(form.errors).length > 0 ? 422 : 200;
  return reply.page(deskPage(request, deps.assets, { title, breadcrumbs, place: '/meja/kasus' }, page), { status });
}
