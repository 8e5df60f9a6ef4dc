import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, requireActor } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import type { CaseId } from '../../cases/index.ts';
import { draftOf, faultsIn, publishAnswer, readPublishable, withdrawAnswer } from './answer-commands.ts';
import { answerTexts } from './answer-texts.ts';
import { AnswerDesk, publishHref } from './views/answer-desk.tsx';

const config = { host: 'government' } as const;
const schema = { params: z.object({ id: idSchema<'case'>() }) };
const FIELD_OF = { title: 'judul', question: 'pertanyaan', answer: 'jawaban' } as const;

/** Publishing answers at the desk: for those who decide at the unit of the request. */
export function addAnswerDeskRoutes(app: App, deps: ModuleDeps): void {
  const path = publishHref(':id');
  app.get(path, { config, schema }, async (request, reply) => show(request, reply, deps, { id: request.params.id }));

  app.post(path, { config, schema }, async (request, reply) => {
    const actor = requireActor(request);
    const { id } = request.params;
    const { errors, saved } = answerTexts(request.language);
    const text = (longest: number) => z.string(errors.required).max(longest, errors.long);
    const form = z.object({ judul: text(200), pertanyaan: text(20_000), jawaban: text(20_000) });
    const read = parseForm(form, request.body);
    if (!read.ok) return show(request, reply, deps, { id, form: read });
    const written = { title: read.value.judul, question: read.value.pertanyaan, answer: read.value.jawaban };
    const { asker } = await inReadOnly(deps.db, actor, (tx) => readPublishable(tx, actor, id));
    const faults = Object.entries(faultsIn(written, asker)).map(([field, traces]) => [
      FIELD_OF[field as keyof typeof FIELD_OF],
      errors.traces(traces.join(', ')),
    ]);
    if (faults.length > 0)
      return show(request, reply, deps, { id, form: { values: read.values, errors: Object.fromEntries(faults) } });
    await publishAnswer(deps.db, actor, { id, text: written, now: deps.clock.now() });
    return reply.setFlash({ text: saved }).redirect(publishHref(id), 303);
  });

  app.post(`${path}/tarik`, { config, schema }, async (request, reply) => {
    const { id } = request.params;
    const words = answerTexts(request.language);
    const fault = words.errors.reason;
    const read = parseForm(z.object({ alasan: z.string(fault).min(3, fault).max(500, fault) }), request.body);
    if (!read.ok) return show(request, reply, deps, { id, wrong: read });
    await withdrawAnswer(deps.db, requireActor(request), { id, reason: read.value.alasan, now: deps.clock.now() });
    const undo = { action: `${publishHref(id)}/terbit-lagi`, label: words.undo };
    return reply.setFlash({ text: words.withdrew, undo }).redirect(publishHref(id), 303);
  });

  app.post(`${path}/terbit-lagi`, { config, schema }, async (request, reply) => {
    const { id } = request.params;
    await withdrawAnswer(deps.db, requireActor(request), { id, reason: '', now: deps.clock.now() });
    return reply.setFlash({ text: answerTexts(request.language).back }).redirect(publishHref(id), 303);
  });
}

interface Shown {
  readonly id: CaseId;
  /** The whole form as it was typed. */
  readonly form?: FormState;
  /** The form below it, which leaves the words as they are. */
  readonly wrong?: FormState;
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: ModuleDeps,
  { id, form, wrong }: Shown,
): Promise<FastifyReply> {
  const actor = requireActor(request);
  const { language } = request;
  const one = await inReadOnly(deps.db, actor, (tx) => readPublishable(tx, actor, id));
  const { title, question, answer } = draftOf(one);
  const values = { judul: title, pertanyaan: question, jawaban: answer, ...wrong?.values };
  const view = h(AnswerDesk, {
    ...{ language, caseId: id, published: one.published, form: form ?? { values, errors: wrong?.errors ?? {} } },
  });
  const words = answerTexts(language);
  const head = {
    ...{ title: words.formTitle, place: '/meja/kasus' },
    breadcrumbs: [{ label: one.found.number, href: `/meja/kasus/${id}` }],
  };
  return reply.page(deskPage(request, deps.assets, head, view), { status: form || wrong ? 422 : 200 });
}
