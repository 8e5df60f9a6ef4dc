import type { FastifyBaseLogger, FastifyPluginAsync, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { inTransaction } from '../../database/tenancy.ts';
import { AppError } from '../../errors.ts';
import { requireActor } from '../../http/fastify.ts';
import { parseForm } from '../../http/forms.ts';
import { browserName } from '../../identity/account/browser-name.ts';
import type { ModuleDeps } from '../../module.ts';
import type { OutboundPolicy } from '../../outbound/post.ts';
import { CHOICE_PATH } from '../notify/notice-mail.ts';
import { addSubscription, removeDevice, subscriptionSchema } from './subscriptions.ts';
import { pushTexts } from './views/push-texts.ts';

/** What the building hands to this part; `policy` is for tests. */
export type PushRouteDeps = Pick<ModuleDeps, 'db' | 'assets'> & { readonly policy?: OutboundPolicy };

type PushPlugin = FastifyPluginAsync<PushRouteDeps, RawServerDefault, ZodTypeProvider, FastifyBaseLogger>;

const limited = {
  bodyLimit: 8 * 1024,
  config: { host: 'government' as const, rateLimit: { max: 20, timeWindow: '1 minute' } },
};
const byDevice = z.object({ id: idSchema<'push-subscription'>() });

/** Turning notices on for a device, and off again; the script that shows them. */
export const pushRoutes: PushPlugin = async (app, deps) => {
  app.post(`${CHOICE_PATH}/perangkat`, limited, async (request, reply) => {
    const actor = requireActor(request);
    const words = pushTexts(request.language);
    const read = parseForm(subscriptionSchema, request.body);
    if (!read.ok) return reply.code(422).send({ message: words.unreadable });
    const device = browserName(request.headers['user-agent'] ?? '') ?? words.unknownDevice;
    try {
      await inTransaction(deps.db, actor, (tx) =>
        addSubscription(tx, actor.personId, { ...read.value, device }, deps.policy),
      );
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
      return reply.code(422).send({ message: words.notPublic });
    }
    return reply.code(201).send({ message: words.turnedOn });
  });

  app.post(
    `${CHOICE_PATH}/perangkat/:id/hapus`,
    { ...limited, schema: { params: byDevice } },
    async (request, reply) => {
      const actor = requireActor(request);
      await inTransaction(deps.db, actor, (tx) => removeDevice(tx, actor.personId, request.params.id));
      return reply.setFlash({ text: pushTexts(request.language).removed }).redirect(CHOICE_PATH, 303);
    },
  );

  // A worker's script has to stand at the top of the host; the built file has its own, lasting name.
  app.get('/pemberitahuan-sw.js', { config: { host: 'government' } }, async (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(`importScripts(${JSON.stringify(deps.assets.island('push-worker'))});\n`),
  );
};
