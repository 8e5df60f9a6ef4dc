import { z } from 'zod';
import { inReadOnly } from '../database/tenancy.ts';
import type { ModuleDeps } from '../module.ts';
import { type App, requireActor } from './fastify.ts';
import { findReceipt } from './submission.ts';

/** Sent by the browser's outbox with the key of the form: the answer is then told as JSON, not followed. */
const HEADER = 'x-kiriman';

/** What the browser's outbox is told when a form was taken in. */
export interface OutboxAnswer {
  /** Where the form leads; the message for the next page waits in its cookie. */
  readonly to: string;
}

/** Answers a form that the browser's outbox sent with the address to go on to, as JSON, instead of leading it there. */
export function addOutboxAnswers(app: App): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const to = reply.getHeader('location');
    if (request.headers[HEADER] === undefined || reply.statusCode !== 303 || typeof to !== 'string') return payload;
    reply.code(200).removeHeader('location').type('application/json; charset=utf-8');
    const answer: OutboxAnswer = { to };
    return JSON.stringify(answer);
  });
}

/** What became of a form whose answer was lost, by its key: told to the person who sent it, and to nobody else. */
export function addReceipts(app: App, { db }: Pick<ModuleDeps, 'db'>): void {
  const params = z.object({ kunci: z.guid() });
  app.get(
    '/meja/tanda-terima/:kunci',
    { config: { host: 'government' }, schema: { params } },
    async (request, reply) => {
      const actor = requireActor(request);
      const asked = { key: request.params.kunci, by: actor.personId };
      const receipt = await inReadOnly(db, actor, (tx) => findReceipt(tx, asked));
      reply.header('cache-control', 'no-store');
      return {
        received: receipt !== undefined,
        number: receipt?.number ?? null,
        at: receipt?.receivedAt.toString() ?? null,
      };
    },
  );
}
