import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { inReadOnly, inTransaction, type Tenant } from '../../../platform/database/tenancy.ts';
import { siteOf } from '../../../platform/http/fastify.ts';
import type { ModuleDeps, ModuleRoutes } from '../../../platform/module.ts';
import { sealerOf } from '../sealer.ts';
import { type AgentId, noteHeard, secretOfAgent, takeReadings } from './agents.ts';
import { agentMessageSchema } from './reading.ts';
import { isSignedBy } from './signature.ts';
import { tasksOf } from './tasks.ts';

const MOST_BYTES = 256 * 1024;
/** A signature is good for so long; what is older may be a copy. */
const GOOD_FOR_MS = 5 * 60_000;
const config = { host: 'government', carriesItsProof: true, rateLimit: { max: 120, timeWindow: '1 minute' } } as const;
const schema = { params: z.object({ id: z.guid() }) };

/** What agents ask and send. Each request is signed with the agent's secret; what is sent twice counts once. */
export const agentRoutes: ModuleRoutes = async (app, deps) => {
  // The signature covers the bytes as they came.
  app.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: MOST_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  app.get('/agen/:id/tugas', { config, schema }, async (request, reply) => {
    const proof = await prove(request, deps);
    if (!proof.ok) return refuse(reply, proof, deps);
    const tasks = await inTransaction(deps.db, proof.tenant, async (tx) => {
      await noteHeard(tx, proof.id, proof);
      return tasksOf(tx, proof.id);
    });
    return reply.send({ now: deps.clock.now().toString(), tasks });
  });

  app.post('/agen/:id/catatan', { config, schema, bodyLimit: MOST_BYTES }, async (request, reply) => {
    const proof = await prove(request, deps);
    if (!proof.ok) return refuse(reply, proof, deps);
    const message = readMessage(request.body);
    if (!message) return reply.code(422).send({ message: 'Readings are not as they should be', ...now(deps) });
    await inTransaction(deps.db, proof.tenant, (tx) => takeReadings(tx, proof.id, message.readings, proof));
    return reply.send({ accepted: message.readings.length, ...now(deps) });
  });
};

interface Proven {
  readonly ok: true;
  readonly id: AgentId;
  readonly tenant: Tenant;
  readonly at: Temporal.Instant;
  readonly aheadSeconds: number;
}

type Refused = { readonly ok: false; readonly status: 401 | 409; readonly message: string };

/** Unknown, revoked and wrongly signed look the same from outside. */
async function prove(request: FastifyRequest<{ Params: { id: string } }>, deps: ModuleDeps): Promise<Proven | Refused> {
  const { governmentId } = siteOf(request);
  const { id } = request.params as { readonly id: AgentId };
  const [given, signature] = [headerOf(request, 'x-pendopo-time'), headerOf(request, 'x-pendopo-signature')];
  const sealer = sealerOf(deps.settings);
  const secret = await inReadOnly(deps.db, { governmentId }, (tx) => secretOfAgent(tx, sealer, { governmentId }, id));
  const path = `/agen/${id}/${request.method === 'GET' ? 'tugas' : 'catatan'}`;
  const body = typeof request.body === 'string' ? request.body : '';
  const isSigned = isSignedBy(secret ?? '', { method: request.method, path, at: given, body }, signature);
  if (secret === null || !isSigned) return { ok: false, status: 401, message: 'The signature is not good' };
  const nowMs = deps.clock.now().epochMilliseconds;
  const aheadMs = Date.parse(given) - nowMs;
  if (!(Math.abs(aheadMs) <= GOOD_FOR_MS)) return { ok: false, status: 409, message: 'The clock is wrong; see now' };
  return { ok: true, id, tenant: { governmentId }, at: deps.clock.now(), aheadSeconds: aheadMs / 1000 };
}

function headerOf({ headers }: FastifyRequest, name: string): string {
  const value = headers[name];
  return typeof value === 'string' ? value.slice(0, 200) : '';
}

function refuse(reply: FastifyReply, { status, message }: Refused, deps: ModuleDeps): FastifyReply {
  return reply.code(status).send({ message, ...now(deps) });
}

function now({ clock }: ModuleDeps): { readonly now: string } {
  return { now: clock.now().toString() };
}

function readMessage(body: unknown): z.infer<typeof agentMessageSchema> | null {
  try {
    return agentMessageSchema.parse(JSON.parse(String(body)));
  } catch {
    return null;
  }
}
