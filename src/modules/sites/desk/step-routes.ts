import { z } from 'zod';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { type App, type FastifyReply, type FastifyRequest, requireActor } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { restoreVersion, returnToDraft, submitForReview } from '../commands.ts';
import type { ContentId } from '../content.ts';
import { createPreviewLink } from '../preview.ts';
import { archiveContent, pinContent, publishContent } from '../publishing.ts';
import { type DeskContent, getDeskContent } from './content-queries.ts';
import { unpublishPath } from './flashes.ts';
import { gatePath } from './privacy-step.ts';
import { byContent } from './request-parts.ts';
import { reviewView } from './review-routes.ts';
import { attempt } from './saving.ts';
import { editTexts } from './views/edit-texts.ts';

const config = { host: 'government' } as const;
const numberField = z.coerce.number().int().min(1).max(1_000_000);
const STATUS = { conflict: 409, invalid: 422 } as const;
const restoreQuery = z.object({
  versi: numberField.optional().catch(undefined),
  terbitkan: z.literal('ya').optional().catch(undefined),
});

/** Steps of one press: each ends on the page of the content with a word on it and a way back. */
export function addStepRoutes(app: App, deps: ModuleDeps): void {
  const schema = { params: byContent };
  const refused = (request: FastifyRequest, id: ContentId, kind: 'conflict' | 'invalid') => {
    const words = editTexts(request.language);
    const errors = { form: kind === 'conflict' ? words.changedMeanwhile : words.incomplete };
    return reviewView(request, deps, id, { values: {}, errors });
  };
  const known = async (request: FastifyRequest, id: ContentId) => {
    const actor = requireActor(request);
    return { actor, content: await inReadOnly(deps.db, actor, (tx) => getDeskContent(tx, actor, id)) };
  };

  app.post('/meja/isi/:id/ajukan', { config, schema }, async (request, reply) => {
    const { actor, content } = await known(request, request.params.id);
    const outcome = await attempt(() => submitForReview(deps, actor, content.id));
    if (outcome.kind === 'held') return reply.redirect(gatePath(content.id, { step: 'submit', at: null }), 303);
    if (outcome.kind !== 'done') throw new AppError(outcome.kind, 'It cannot be submitted as it stands');
    return goBack(request, reply, content, { text: editTexts(request.language).submitted, undo: 'kembalikan' });
  });

  app.post('/meja/isi/:id/terbitkan', { config, schema }, async (request, reply) => {
    const { actor, content } = await known(request, request.params.id);
    const form = parseForm(z.object({ versi: numberField.optional() }), request.body ?? {});
    const version = (form.ok ? form.value.versi : undefined) ?? content.latestVersion;
    const outcome = await attempt(() => publishContent(deps, actor, content.id, version));
    if (outcome.kind === 'held') return reply.redirect(gatePath(content.id, { step: 'publish', at: null }), 303);
    if (outcome.kind !== 'done')
      return reply.page(await refused(request, content.id, outcome.kind), { status: STATUS[outcome.kind] });
    const undo = unpublishPath(content.publishedVersion);
    return goBack(request, reply, content, { text: editTexts(request.language).published, undo });
  });

  app.post('/meja/isi/:id/arsipkan', { config, schema }, async (request, reply) => {
    const { actor, content } = await known(request, request.params.id);
    await archiveContent(deps, actor, content.id);
    const undo =
      content.publishedVersion === null ? 'kembalikan' : `pulihkan?versi=${content.publishedVersion}&terbitkan=ya`;
    return goBack(request, reply, content, { text: editTexts(request.language).archived, undo });
  });

  app.post('/meja/isi/:id/kembalikan', { config, schema }, async (request, reply) => {
    const { actor, content } = await known(request, request.params.id);
    const form = readReturn(request);
    if (form.asal === 'periksa' && form.alasan === '') {
      const errors = { alasan: editTexts(request.language).reasonNeeded };
      return reply.page(await reviewView(request, deps, content.id, { values: {}, errors }), { status: 422 });
    }
    await returnToDraft(deps, actor, content.id, form.alasan);
    const undo = content.state === 'review' ? 'ajukan' : null;
    return goBack(request, reply, content, { text: editTexts(request.language).returned, undo });
  });

  addVersionSteps(app, deps, known);
  addPinSteps(app, deps, known);
}

type Known = (
  request: FastifyRequest,
  id: ContentId,
) => Promise<{ actor: ReturnType<typeof requireActor>; content: DeskContent }>;

function addVersionSteps(app: App, deps: ModuleDeps, known: Known): void {
  const schema = { params: byContent, querystring: restoreQuery };

  app.post('/meja/isi/:id/pulihkan', { config, schema }, async (request, reply) => {
    const { actor, content } = await known(request, request.params.id);
    const typed = parseForm(z.object({ versi: numberField }), request.body);
    const number = request.query.versi ?? (typed.ok ? typed.value.versi : content.latestVersion);
    await restoreVersion(deps, actor, content.id, number);
    if (request.query.terbitkan === 'ya') {
      const outcome = await attempt(() => publishContent(deps, actor, content.id, content.latestVersion + 1));
      if (outcome.kind === 'held') return reply.redirect(gatePath(content.id, { step: 'publish', at: null }), 303);
      if (outcome.kind !== 'done') throw new AppError(outcome.kind, 'It cannot be published as it stands');
    }
    const undo = `pulihkan?versi=${content.latestVersion}`;
    return goBack(request, reply, content, { text: editTexts(request.language).restored(number), undo });
  });

  app.post('/meja/isi/:id/pratinjau', { config, schema: { params: byContent } }, async (request, reply) => {
    const { actor, content } = await known(request, request.params.id);
    const link = await createPreviewLink(deps, actor, content.id);
    return reply.redirect(`/meja/isi/${content.id}?pratinjau=${link.path.split('/').at(-1)}`, 303);
  });
}

function addPinSteps(app: App, deps: ModuleDeps, known: Known): void {
  const step = (path: 'sematkan' | 'lepas', undo: string) =>
    app.post(`/meja/isi/:id/${path}`, { config, schema: { params: byContent } }, async (request, reply) => {
      const { actor, content } = await known(request, request.params.id);
      const words = editTexts(request.language);
      const isPinned = path === 'sematkan';
      await pinContent(deps, actor, content.id, isPinned);
      return goBack(request, reply, content, { text: isPinned ? words.pinned : words.unpinned, undo });
    });
  step('sematkan', 'lepas');
  step('lepas', 'sematkan');
}

const returnForm = z.object({ alasan: z.string().max(1000).default(''), asal: z.literal('periksa').optional() });

function readReturn(request: FastifyRequest): z.output<typeof returnForm> {
  const read = parseForm(returnForm, request.body ?? {});
  return read.ok ? read.value : { alasan: (read.values.alasan ?? '').slice(0, 1000) };
}

interface Said {
  readonly text: string;
  /** Path below the content that takes it back; null when nothing does. */
  readonly undo: string | null;
}

function goBack(request: FastifyRequest, reply: FastifyReply, content: DeskContent, said: Said): FastifyReply {
  const path = `/meja/isi/${content.id}`;
  const undo =
    said.undo === null ? {} : { undo: { action: `${path}/${said.undo}`, label: editTexts(request.language).undo } };
  return reply.setFlash({ text: said.text, ...undo }).redirect(path, 303);
}
