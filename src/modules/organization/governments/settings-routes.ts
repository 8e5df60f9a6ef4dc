import { h } from 'preact';
import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { findFile, storeUpload } from '../../../platform/files/files.ts';
import { SIZE_LIMIT_BYTES } from '../../../platform/files/sniff.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import type { App, FastifyRequest } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { readUploadForm } from '../../../platform/http/uploads.ts';
import { assertMay } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { config, mendable, visitOf } from '../desk.ts';
import { PERMISSION } from '../permissions.ts';
import { crestHref } from './crest.ts';
import { getGovernment } from './queries.ts';
import { changeGovernment } from './settings-commands.ts';
import { contrastWords, settingsSchema, settingsValues } from './settings-form.ts';
import { governmentTexts } from './texts.ts';
import { SettingsPage } from './views/settings-page.tsx';

const HREF = '/meja/pengaturan';

/** The desk page on which a government sets up itself. */
export function addSettingsRoutes(app: App, deps: ModuleDeps): void {
  app.get(HREF, { config }, async (request, reply) => reply.page(await settingsPage(request, deps, {})));

  app.post(HREF, { config }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock);
    const read = parseForm(settingsSchema(language), request.body);
    if (!read.ok) return reply.page(await settingsPage(request, deps, { form: read }), { status: 422 });
    await changeGovernment(deps.db, actor, read.value);
    return reply.setFlash({ text: governmentTexts(language).saved }).redirect(HREF, 303);
  });

  addCrestRoutes(app, deps);
}

function addCrestRoutes(app: App, deps: ModuleDeps): void {
  app.post(`${HREF}/lambang`, { config }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock);
    assertMay(actor, PERMISSION.manageSettings, '/');
    const words = governmentTexts(language);
    const outcome = await mendable(() => saveCrest(request, deps));
    if (outcome.ok) return reply.setFlash({ text: words.crestSaved }).redirect(outcome.href, 303);
    const error = outcome.error.code === 'conflict' ? words.crestMissing : words.crestWrong;
    const crestForm = { values: {}, errors: { lambang: error } };
    return reply.page(await settingsPage(request, deps, { crestForm }), { status: 422 });
  });

  app.post(`${HREF}/lambang/hapus`, { config }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock);
    const words = governmentTexts(language);
    const { crestFileId } = await inReadOnly(deps.db, actor, getGovernment);
    await changeGovernment(deps.db, actor, { crestFileId: null });
    const undo = crestFileId && { action: `${HREF}/lambang/${crestFileId}/pulihkan`, label: words.undo };
    return reply.setFlash({ text: words.crestRemoved, ...(undo && { undo }) }).redirect(HREF, 303);
  });

  const params = z.object({ id: idSchema<'file'>() });
  app.post(`${HREF}/lambang/:id/pulihkan`, { config, schema: { params } }, async (request, reply) => {
    const { actor, language } = visitOf(request, deps.clock);
    const file = await inReadOnly(deps.db, actor, (tx) => findFile(tx, request.params.id));
    if (file?.kind !== 'image' || !file.isPublic) throw new AppError('not-found', 'No such picture');
    await changeGovernment(deps.db, actor, { crestFileId: file.id });
    return reply.setFlash({ text: governmentTexts(language).crestRestored }).redirect(HREF, 303);
  });
}

/** @throws {AppError} `conflict` when no file came, `invalid` when it is no picture */
async function saveCrest(request: FastifyRequest, deps: ModuleDeps): Promise<string> {
  const { actor } = visitOf(request, deps.clock);
  const { files } = await readUploadForm(request);
  const upload = files.find(({ field }) => field === 'lambang');
  if (!upload) throw new AppError('conflict', 'No file came with the form');
  const { fileName, bytes } = upload;
  const stored = await storeUpload(deps.files, deps.db, actor, {
    fileName,
    bytes,
    uploadedBy: actor.personId,
    isPublic: true,
  });
  if (stored.kind !== 'image') throw new AppError('invalid', 'The file is no picture');
  await changeGovernment(deps.db, actor, { crestFileId: stored.id });
  return HREF;
}

async function settingsPage(
  request: FastifyRequest,
  deps: ModuleDeps,
  refused: { readonly form?: FormState; readonly crestForm?: FormState },
) {
  const { actor, language } = visitOf(request, deps.clock);
  assertMay(actor, PERMISSION.manageSettings, '/');
  const { government, crest } = await inReadOnly(deps.db, actor, async (tx) => {
    const found = await getGovernment(tx);
    return { government: found, crest: await crestHref(tx, found) };
  });
  const view = h(SettingsPage, {
    ...{ language, crestHref: crest, crestLimitBytes: SIZE_LIMIT_BYTES.image },
    form: refused.form ?? settingsValues(government),
    crestForm: refused.crestForm ?? emptyForm,
    contrast: contrastWords(government.hue, language),
  });
  return deskPage(request, deps.assets, { title: governmentTexts(language).title }, view);
}
