import { z } from 'zod';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { type App, type FastifyRequest, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { siteOrigin } from '../../../platform/http/place.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { FieldErrors, FormValues } from '../../../platform/ui/form-state.ts';
import { saveVersion } from '../commands.ts';
import type { ContentId } from '../content.ts';
import { getDeskContent } from './content-queries.ts';
import { editView, loadEditing } from './edit-view.ts';
import { savedFlash } from './flashes.ts';
import { findVersions } from './history-queries.ts';
import { namesOf } from './people-names.ts';
import { fromFormText } from './plain-text.ts';
import { gatePath, gateStepOf, heldSending } from './privacy-step.ts';
import { byContent } from './request-parts.ts';
import { attempt, receiveContent, sendingOf } from './saving.ts';
import type { Conflict } from './views/edit-page.tsx';
import { editTexts } from './views/edit-texts.ts';
import { writeTexts } from './views/write-texts.ts';
import { wordsOf } from './words-of.ts';

const config = { host: 'government' } as const;

/** A preview link that was just made is shown on the page to which its form leads. */
const editQuery = z.object({
  pratinjau: z
    .string()
    .regex(/^[\w-]{16,100}$/)
    .optional()
    .catch(undefined),
});

/** The page of one content and its form. */
export function addContentRoutes(app: App, deps: ModuleDeps): void {
  app.get(
    '/meja/isi/:id',
    { config, schema: { params: byContent, querystring: editQuery } },
    async (request, reply) => {
      const editing = await loadEditing(deps, request, request.params.id, null);
      const { pratinjau } = request.query;
      const previewHref =
        pratinjau === undefined
          ? null
          : `${siteOrigin(deps.address, siteOf(request), editing.content.siteLabel)}/pratinjau/${pratinjau}`;
      return reply.page(editView(request, deps, editing, { form: null, conflict: null, previewHref }));
    },
  );

  app.post('/meja/isi/:id', { config, schema: { params: byContent } }, async (request, reply) => {
    const actor = requireActor(request);
    const { id } = request.params;
    const content = await inReadOnly(deps.db, actor, (tx) => getDeskContent(tx, actor, id));
    const sent = await receiveContent(request, deps, actor, content.kind);
    if (!sent.ok) return reply.page(await shownAgain(request, deps, id, sent), { status: 422 });
    const { typed, written, values } = sent;
    const expectedVersion = typed.baseVersion ?? content.latestVersion;
    const outcome = await attempt(() =>
      saveVersion(deps, actor, { ...written, id, expectedVersion }, sendingOf(typed)),
    );
    if (outcome.kind === 'held') {
      await saveVersion(deps, actor, { ...written, id, expectedVersion }, heldSending(typed));
      return reply.redirect(gatePath(id, gateStepOf(typed)), 303);
    }
    if (outcome.kind === 'conflict')
      return reply.page(await conflictView(request, deps, id, values, expectedVersion), { status: 409 });
    if (outcome.kind === 'invalid') {
      const errors = { form: writeTexts(request.language).errors.refused };
      return reply.page(await shownAgain(request, deps, id, { values, errors }), { status: 422 });
    }
    const { timeZone } = siteOf(request);
    const isAuthor = content.createdBy === actor.personId;
    const before = { version: expectedVersion, publishedVersion: content.publishedVersion, isAuthor };
    reply.setFlash(savedFlash({ language: request.language, timeZone }, id, typed, before));
    return reply.redirect(`/meja/isi/${id}`, 303);
  });
}

interface Typed {
  readonly values: FormValues;
  readonly errors: FieldErrors;
}

async function shownAgain(request: FastifyRequest, deps: ModuleDeps, id: ContentId, form: Typed) {
  const editing = await loadEditing(deps, request, id, form.values);
  return editView(request, deps, editing, { form, conflict: null, previewHref: null });
}

/**
 * Somebody else saved first: both texts are shown, and saving again builds upon theirs. When the version is still the
 * one that was seen, a step was not possible where the content stands by now.
 */
async function conflictView(
  request: FastifyRequest,
  deps: ModuleDeps,
  id: ContentId,
  values: FormValues,
  seen: number,
) {
  const editing = await loadEditing(deps, request, id, values);
  const { content } = editing;
  if (content.latestVersion === seen) {
    const form = { values, errors: { form: editTexts(request.language).standsElsewhere } };
    return editView(request, deps, editing, { form, conflict: null, previewHref: null });
  }
  const conflict = await readConflict(request, deps, id, content.latestVersion, values);
  const rebased = { ...values, versi: String(content.latestVersion) };
  return editView(request, deps, editing, { form: { values: rebased, errors: {} }, conflict, previewHref: null });
}

async function readConflict(
  request: FastifyRequest,
  deps: ModuleDeps,
  id: ContentId,
  number: number,
  values: FormValues,
): Promise<Conflict> {
  const { theirs, name } = await inReadOnly(deps.db, requireActor(request), async (tx) => {
    const [version] = await findVersions(tx, id, [number]);
    const names = version ? await namesOf(tx, [version.authorId]) : {};
    return { theirs: version, name: version && names[version.authorId] };
  });
  const own = fromFormText({ form: values.bentuk === 'html' ? 'html' : 'plain', text: values.teks ?? '' });
  return {
    version: number,
    name: name ?? editTexts(request.language).formerPerson,
    theirs: theirs ? [theirs.title, theirs.summary, wordsOf(theirs.sourceHtml)].join('\n') : '',
    own: [values.judul ?? '', values.ringkasan ?? '', wordsOf(own)].join('\n'),
  };
}
