import { h, type VNode } from 'preact';
import { z } from 'zod';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, type FastifyRequest, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { scopeOf } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { findPeople } from '../../organization/index.ts';
import { judgeConfirmation, mayJudge } from '../judge.ts';
import { PERMISSION } from '../permissions.ts';
import { listWaiting } from '../waiting-samples.ts';
import { publicHref } from './item-view.ts';
import { byConfirmation } from './request-parts.ts';
import { deskTexts } from './texts.ts';
import { SamplePage } from './views/sample-page.tsx';

const config = { host: 'government' } as const;
const MOST = 50;

/** Each form of the page has a reason of its own, by the confirmation. */
function verdictForm(reasonField: string) {
  return z.object({
    putusan: z.enum(['upheld', 'rejected']),
    [reasonField]: z.string().max(500).optional(),
  });
}

/** Checking confirmations that were drawn. */
export function addSampleRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja/kesegaran/periksa', { config }, async (request, reply) =>
    reply.page(await sampleView(request, deps, { id: null, form: emptyForm })),
  );

  app.post('/meja/kesegaran/periksa/:id', { config, schema: { params: byConfirmation } }, async (request, reply) => {
    const actor = requireActor(request);
    const { id } = request.params;
    const words = deskTexts(request.language);
    const field = `alasan-${id}`;
    const form = parseForm(verdictForm(field), request.body);
    const reason = (form.ok && form.values[field]) || '';
    if (!form.ok || (form.value.putusan === 'rejected' && reason.length < 3)) {
      const errors = { [field]: words.errors.verdict };
      const view = await sampleView(request, deps, { id, form: { values: form.values, errors } });
      return reply.page(view, { status: 422 });
    }
    const outcome = form.value.putusan === 'upheld' ? 'upheld' : 'rejected';
    await judgeConfirmation(deps, actor, id, { outcome, reason });
    reply.setFlash({ text: outcome === 'upheld' ? words.upheld : words.rejected, kind: 'success' });
    return reply.redirect('/meja/kesegaran/periksa', 303);
  });
}

interface Judged {
  /** Which confirmation the form is about; null for none. */
  readonly id: string | null;
  readonly form: FormState;
}

async function sampleView(request: FastifyRequest, deps: ModuleDeps, judged: Judged): Promise<VNode> {
  const actor = requireActor(request);
  const { language } = request;
  const place = siteOf(request);
  const scope = scopeOf(actor, PERMISSION.review);
  if (scope.length === 0) throw new AppError('not-allowed', `${PERMISSION.review} is granted nowhere`);
  const read = await inReadOnly(deps.db, actor, async (tx) => {
    const samples = await listWaiting(tx, scope, MOST);
    const ids = [...new Set(samples.flatMap(({ personId }) => (personId === null ? [] : [personId])))];
    const people = await findPeople(tx, ids);
    return { samples, names: Object.fromEntries(people.map((person) => [person.id, person.name])) };
  });
  const view = h(SamplePage, {
    ...{ language, timeZone: place.timeZone, names: read.names, judged },
    samples: read.samples.map((sample) => ({
      ...sample,
      isOwn: !mayJudge(actor, sample),
      publicHref: publicHref(deps, place, sample),
    })),
  });
  const title = deskTexts(language).tabSamples;
  return deskPage(request, deps.assets, { title, place: '/meja/kesegaran' }, view);
}
