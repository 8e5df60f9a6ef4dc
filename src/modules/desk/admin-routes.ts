import type { FastifyRequest } from 'fastify';
import { h } from 'preact';
import { z } from 'zod';
import { type AuditVerdict, listAudit } from '../../platform/audit/audit.ts';
import { verifyAudit } from '../../platform/audit/verify-audit.ts';
import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import { deskPage } from '../../platform/http/desk-page.tsx';
import { type App, requireActor, siteOf } from '../../platform/http/fastify.ts';
import { assertMay, may } from '../../platform/identity/actor.ts';
import { countWaiting, listMessages, releaseMessages } from '../../platform/messages/outbox.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import { findPeople, ORGANIZATION_PERMISSION } from '../organization/index.ts';
import { PERMISSION } from './permissions.ts';
import { adminTexts } from './views/admin-texts.ts';
import { AuditPage } from './views/audit-page.tsx';
import { OutboxPage } from './views/outbox-page.tsx';
import { SystemPage } from './views/system-page.tsx';

const AUDIT_SHOWN = 50;
const MESSAGES_SHOWN = 30;
const config = { host: 'government' } as const;
const auditQuery = z.object({
  sebelum: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
});
const outboxQuery = z.object({
  keadaan: z.enum(['held', 'failed', 'queued', 'sending', 'sent']).optional().catch(undefined),
  sesudah: z.guid().optional().catch(undefined),
});

/** Pages for whoever runs the system of a government: all that is kept at the root unit. */
export function addAdminRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja/sistem', { config }, async (request, reply) => {
    const actor = requireActor(request);
    const { language } = request;
    const view = h(SystemPage, {
      ...{ language, maySettings: may(actor, ORGANIZATION_PERMISSION.manageSettings, '/') },
      ...{ mayAudit: may(actor, PERMISSION.audit, '/'), mayMessages: may(actor, PERMISSION.messages, '/') },
    });
    return reply.page(deskPage(request, deps.assets, { title: adminTexts(language).systemTitle }, view));
  });

  app.get('/meja/audit', { config, schema: { querystring: auditQuery } }, async (request, reply) =>
    reply.page(await auditView(request, deps, request.query.sebelum ?? null, null)),
  );

  app.post('/meja/audit/periksa', { config }, async (request, reply) => {
    const actor = requireActor(request);
    assertMay(actor, PERMISSION.audit, '/');
    const verdict = await verifyAudit(deps.db, actor.governmentId);
    return reply.page(await auditView(request, deps, null, verdict));
  });

  addOutboxRoutes(app, deps);
}

function addOutboxRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja/pesan', { config, schema: { querystring: outboxQuery } }, async (request, reply) => {
    const actor = requireActor(request);
    assertMay(actor, PERMISSION.messages, '/');
    const { keadaan: state = 'held', sesudah: cursor = null } = request.query;
    const { language } = request;
    const read = await inReadOnly(deps.db, actor, async (tx) => ({
      page: await listMessages(tx, { state, cursor, limit: MESSAGES_SHOWN }),
      waiting: await countWaiting(tx),
    }));
    const view = h(OutboxPage, {
      ...{ language, timeZone: siteOf(request).timeZone, state, items: read.page.items, waiting: read.waiting },
      nextHref: read.page.next === null ? null : `/meja/pesan?keadaan=${state}&sesudah=${read.page.next}`,
    });
    return reply.page(
      deskPage(request, deps.assets, { title: adminTexts(language).outbox, place: '/meja/sistem' }, view),
    );
  });

  app.post('/meja/pesan/kirim-ulang', { config, schema: { querystring: outboxQuery } }, async (request, reply) => {
    const actor = requireActor(request);
    assertMay(actor, PERMISSION.messages, '/');
    const state = request.query.keadaan === 'failed' ? 'failed' : 'held';
    const count = await inTransaction(deps.db, actor, (tx) => releaseMessages(tx, state));
    return reply
      .setFlash({ text: adminTexts(request.language).resent(count) })
      .redirect('/meja/pesan?keadaan=queued', 303);
  });
}

async function auditView(
  request: FastifyRequest,
  deps: ModuleDeps,
  before: number | null,
  verdict: AuditVerdict | null,
) {
  const actor = requireActor(request);
  assertMay(actor, PERMISSION.audit, '/');
  const { language } = request;
  const { entries, people } = await inReadOnly(deps.db, actor, async (tx) => {
    const found = await listAudit(tx, { before, limit: AUDIT_SHOWN });
    const ids = [...new Set(found.flatMap(({ personId }) => (personId === null ? [] : [personId])))];
    return { entries: found, people: await findPeople(tx, ids) };
  });
  const last = entries.at(-1);
  const view = h(AuditPage, {
    ...{ language, timeZone: siteOf(request).timeZone, entries, verdict, isFirstPage: before === null },
    names: Object.fromEntries(people.map(({ id, name }) => [id, name])),
    olderHref:
      entries.length === AUDIT_SHOWN && last && last.sequence > 1 ? `/meja/audit?sebelum=${last.sequence}` : null,
  });
  return deskPage(request, deps.assets, { title: adminTexts(language).audit, place: '/meja/sistem' }, view);
}
