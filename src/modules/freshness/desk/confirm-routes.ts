import { z } from 'zod';
import { AppError } from '../../../platform/errors.ts';
import { type App, type FastifyReply, type FastifyRequest, requireActor } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import { confirmItems } from '../confirm.ts';
import { itemView } from './item-view.ts';
import { listView } from './list-routes.ts';
import { byItem, itemQuery, pickedIds } from './request-parts.ts';
import { deskTexts } from './texts.ts';

const config = { host: 'government' } as const;

const confirmForm = z.object({
  kunci: z.guid(),
  id: pickedIds,
  alasan: z.string().max(200).optional(),
  keterangan: z.string().max(300).optional(),
});

/** Confirming one item, or several picked in a list. */
export function addConfirmRoutes(app: App, deps: ModuleDeps): void {
  app.post('/meja/kesegaran/benar', { config }, async (request, reply) => {
    const again = (form: FormState) => listView(request, deps, itemQuery.parse({}), form);
    return confirm(request, reply, { deps, body: request.body, again, next: '/meja/kesegaran' });
  });

  app.post('/meja/kesegaran/:id/benar', { config, schema: { params: byItem } }, async (request, reply) => {
    const { id } = request.params;
    const given = request.body !== null && typeof request.body === 'object' ? request.body : {};
    const again = (form: FormState) => itemView(request, deps, id, { confirm: form });
    return confirm(request, reply, { deps, body: { ...given, id }, again, next: `/meja/kesegaran/${id}` });
  });

  app.post('/meja/kesegaran/pilihan', { config }, async (request, reply) => {
    requireActor(request);
    const form = parseForm(z.object({ id: pickedIds }), request.body);
    if (form.ok) {
      const chosen = new URLSearchParams(form.value.id.map((id) => ['id', id]));
      return reply.redirect(`/meja/kesegaran/jadwal?${chosen}`, 303);
    }
    const errors = { form: deskTexts(request.language).errors.ids };
    const view = await listView(request, deps, itemQuery.parse({}), { values: form.values, errors });
    return reply.page(view, { status: 422 });
  });
}

interface Answering {
  readonly deps: ModuleDeps;
  readonly body: unknown;
  readonly next: string;
  again(form: FormState): ReturnType<typeof listView>;
}

async function confirm(request: FastifyRequest, reply: FastifyReply, { deps, body, next, again }: Answering) {
  const actor = requireActor(request);
  const words = deskTexts(request.language);
  const form = parseForm(confirmForm, body);
  const refuse = async (message: string, field = 'form', status = 422) =>
    reply.page(await again({ values: form.values, errors: { [field]: message } }), { status });
  if (!form.ok) return refuse(form.errors.id ? words.errors.ids : words.errors.reason);
  const { id: itemIds, kunci: key, alasan, keterangan } = form.value;
  const reason = [alasan, keterangan].filter(Boolean).join('. ');
  if (reason.length < 3) return refuse(words.errors.reason, 'alasan');
  const outcome = await attempt(() => confirmItems(deps, actor, { itemIds, reason, key }));
  if (outcome === 'conflict') return refuse(words.errors.waiting, 'form', 409);
  const drawn = outcome > 0 ? ` ${words.drawn(outcome)}` : '';
  reply.setFlash({ text: `${words.confirmed(itemIds.length)}${drawn}`, kind: 'success' });
  return reply.redirect(next, 303);
}

/** What the work answers; a conflict is an answer, not a failure. */
async function attempt(work: () => Promise<number>): Promise<number | 'conflict'> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return 'conflict';
    throw error;
  }
}
