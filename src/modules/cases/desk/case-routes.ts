import { z } from 'zod';
import { recordAudit } from '../../../platform/audit/audit.ts';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import {
  type App,
  type FastifyReply,
  type FastifyRequest,
  requireActor,
  siteOf,
} from '../../../platform/http/fastify.ts';
import { assertMay } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import { type CaseId, subjectOf } from '../case.ts';
import { partForm, partOf } from '../form-parts.ts';
import type { OfficerAction } from '../guard.ts';
import { type CaseOffice, kindOf } from '../office.ts';
import { PERMISSION } from '../permissions.ts';
import { sendCaseFile } from '../private-reply.ts';
import { answerTask } from '../tasks.ts';
import { readCaseForm } from '../uploads.ts';
import { actionAt } from './action-paths.ts';
import { getDeskCase } from './case-queries.ts';
import { caseTexts } from './case-texts.ts';
import { caseView } from './case-view.ts';
import { perform } from './perform.ts';

const config = { host: 'government' } as const;
const byCase = z.object({ id: idSchema<'case'>() });
const byAction = byCase.extend({ tindakan: z.string().max(20) });
const byTask = byCase.extend({ task: idSchema<'case-task'>() });
const byFile = byCase.extend({ file: idSchema<'file'>() });
const pageQuery = z.object({ templat: idSchema<'template'>().optional().catch(undefined) });
const STATUS = { conflict: 409, invalid: 422 } as const;

/** The page on which a case is decided, and everything that is done from it. */
export function addCaseRoutes(app: App, deps: ModuleDeps, office: CaseOffice): void {
  app.get('/meja/kasus/:id', { config, schema: { params: byCase, querystring: pageQuery } }, async (request, reply) => {
    const { id } = request.params;
    return reply.page(await caseView(request, deps, office, { id, templateId: request.query.templat }));
  });

  app.post('/meja/kasus/:id/:tindakan', { config, schema: { params: byAction } }, async (request, reply) => {
    const { id, tindakan } = request.params;
    const action = actionAt(tindakan);
    if (action === undefined) throw new AppError('not-found', `No action ${tindakan}`);
    return act(request, reply, { deps, office, id, action });
  });

  app.post('/meja/kasus/:id/bagian/:task', { config, schema: { params: byTask } }, async (request, reply) => {
    const actor = requireActor(request);
    const { id, task } = request.params;
    await inReadOnly(deps.db, actor, (tx) => getDeskCase(tx, actor, id));
    const { fields } = await readCaseForm(request, deps, actor, actor.personId);
    const name = `bagian-${task}`;
    const words = String(fields[name] ?? '').trim();
    if (words === '' || words.length > 20_000) {
      const form = { values: { [name]: words }, errors: { [name]: caseTexts(request.language).errors.required } };
      return reply.page(await caseView(request, deps, office, { id, form }), { status: 422 });
    }
    await answerTask(office, actor, { id, taskId: task, words, moment: momentOf(request, deps) });
    return reply.setFlash({ text: caseTexts(request.language).taskDone }).redirect(`/meja/kasus/${id}`, 303);
  });

  app.post('/meja/kasus/:id/identitas', { config, schema: { params: byCase } }, async (request, reply) => {
    const actor = requireActor(request);
    const { id } = request.params;
    const { found } = await inReadOnly(deps.db, actor, (tx) => getDeskCase(tx, actor, id));
    assertMay(actor, PERMISSION.identity, found.unitPath);
    await inTransaction(deps.db, actor, (tx) =>
      recordAudit(tx, actor, { action: 'cases.read-identity', subject: subjectOf(id) }),
    );
    return reply.page(await caseView(request, deps, office, { id, isIdentityOpened: true }));
  });

  app.get('/meja/kasus/:id/berkas/:file', { config, schema: { params: byFile } }, async (request, reply) => {
    const actor = requireActor(request);
    const { id, file } = request.params;
    const { files } = await inReadOnly(deps.db, actor, (tx) => getDeskCase(tx, actor, id));
    const wanted = files.find((one) => one.id === file);
    if (!wanted) throw new AppError('not-found', 'The case has no such file');
    return sendCaseFile(reply, deps, wanted);
  });
}

interface Acting {
  readonly deps: ModuleDeps;
  readonly office: CaseOffice;
  readonly id: CaseId;
  readonly action: OfficerAction;
}

/** A case that was forwarded away may be out of sight afterwards, so the way back is the queue. */
async function act(
  request: FastifyRequest,
  reply: FastifyReply,
  { deps, office, id, action }: Acting,
): Promise<FastifyReply> {
  const actor = requireActor(request);
  const { language } = request;
  const { found } = await inReadOnly(deps.db, actor, (tx) => getDeskCase(tx, actor, id));
  const own = kindOf(office, found.kind).actions?.[action];
  if (own?.permission !== undefined) assertMay(actor, own.permission, found.unitPath);
  const { fields: sentFields, files, errors } = await readCaseForm(request, deps, actor, actor.personId);
  const fields = partOf(action, sentFields);
  const fileIds = files.map((file) => file.id);
  const again = async (form: FormState, status: number) => {
    return reply.page(await caseView(request, deps, office, { id, form: partForm(action, form) }), { status });
  };
  if (Object.keys(errors).length > 0) return again({ values: textsOf(fields), errors }, 422);
  const words = caseTexts(language);
  try {
    const sent = { deps, office, actor, language, act: { id, moment: momentOf(request, deps) }, fields, fileIds };
    const form = await (own ? own.perform(sent) : perform(action, sent));
    if (form !== null) return again(form, 422);
  } catch (error) {
    if (!(error instanceof AppError && (error.code === 'conflict' || error.code === 'invalid'))) throw error;
    const text = error.code === 'conflict' ? words.errors.changed : words.errors.refused;
    return again({ values: textsOf(fields), errors: { form: text } }, STATUS[error.code]);
  }
  const back = action === 'forward' ? '/meja/kasus' : `/meja/kasus/${id}`;
  return reply.setFlash({ text: words.done[action] }).redirect(back, 303);
}

function textsOf(fields: Readonly<Record<string, unknown>>): FormState['values'] {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value ?? '')]));
}

function momentOf(request: FastifyRequest, deps: ModuleDeps) {
  return { now: deps.clock.now(), today: deps.clock.today(siteOf(request).timeZone) };
}
