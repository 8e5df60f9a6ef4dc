import { h } from 'preact';
import { z } from 'zod';
import { idSchema, newId } from '../../../platform/database/ids.ts';
import { AppError } from '../../../platform/errors.ts';
import { type FileId, listFilesById, type StoredFile } from '../../../platform/files/files.ts';
import { type App, type FastifyRequest, requireActor } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import type { SiteId } from '../../../platform/http/place.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { addOfficer, changeOfficer, moveOfficer, removeOfficer, type WrittenOfficer } from '../office-commands.ts';
import { bySite } from './request-parts.ts';
import { listOfficers, type OfficerRow } from './site-queries.ts';
import { loadSite, sitePage } from './site-view.ts';
import { deskFileHref, keepForm } from './uploads.ts';
import { OfficerFormPage, OfficersPage } from './views/officer-pages.tsx';
import { siteTexts } from './views/site-texts.ts';

const config = { host: 'government' } as const;
const byOfficer = bySite.extend({ id: idSchema<'officer'>() });
const moveForm = z.object({ arah: z.enum(['naik', 'turun']) });

/** The people in charge of a site. */
export function addOfficerRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja/situs/:siteId/pejabat', { config, schema: { params: bySite } }, async (request, reply) => {
    const { siteId } = request.params;
    const { head, read } = await loadSite(request, deps, siteId, async (tx) => {
      const officers = await listOfficers(tx, siteId);
      const ids = officers.flatMap(({ photoFileId }) => (photoFileId === null ? [] : [photoFileId as FileId]));
      return { officers, photos: await listFilesById(tx, ids) };
    });
    const officers = read.officers.map((officer) => ({
      ...officer,
      photoSrc: photoOf(read.photos, officer.photoFileId),
    }));
    return reply.page(sitePage(request, deps, head, h(OfficersPage, { site: head, officers })));
  });

  app.get('/meja/situs/:siteId/pejabat/baru', { config, schema: { params: bySite } }, async (request, reply) =>
    reply.page(await officerView(request, deps, { siteId: request.params.siteId, id: null }, emptyForm)),
  );

  app.get('/meja/situs/:siteId/pejabat/:id', { config, schema: { params: byOfficer } }, async (request, reply) =>
    reply.page(await officerView(request, deps, request.params, null)),
  );

  app.post('/meja/situs/:siteId/pejabat', { config, schema: { params: bySite } }, async (request, reply) => {
    const { siteId } = request.params;
    const sent = await receiveOfficer(request, deps, siteId);
    if (!sent.ok) return reply.page(await officerView(request, deps, { siteId, id: null }, sent), { status: 422 });
    await addOfficer(deps, requireActor(request), { siteId, ...sent.officer }, sent.key);
    return reply
      .setFlash({ text: siteTexts(request.language).officerSaved })
      .redirect(`/meja/situs/${siteId}/pejabat`, 303);
  });

  app.post('/meja/situs/:siteId/pejabat/:id', { config, schema: { params: byOfficer } }, async (request, reply) => {
    const { siteId, id } = request.params;
    const sent = await receiveOfficer(request, deps, siteId);
    if (!sent.ok) return reply.page(await officerView(request, deps, request.params, sent), { status: 422 });
    await getOfficer(request, deps, siteId, id);
    await changeOfficer(deps, requireActor(request), id, sent.officer);
    return reply
      .setFlash({ text: siteTexts(request.language).officerSaved })
      .redirect(`/meja/situs/${siteId}/pejabat`, 303);
  });

  addOfficerSteps(app, deps);
}

function addOfficerSteps(app: App, deps: ModuleDeps): void {
  app.post(
    '/meja/situs/:siteId/pejabat/:id/geser',
    { config, schema: { params: byOfficer } },
    async (request, reply) => {
      const { siteId, id } = request.params;
      await getOfficer(request, deps, siteId, id);
      const read = parseForm(moveForm, request.body);
      if (!read.ok) throw new AppError('invalid', 'The direction is missing');
      await moveOfficer(deps, requireActor(request), id, read.value.arah === 'naik' ? 'up' : 'down');
      return reply.redirect(`/meja/situs/${siteId}/pejabat`, 303);
    },
  );

  app.post(
    '/meja/situs/:siteId/pejabat/:id/hapus',
    { config, schema: { params: byOfficer } },
    async (request, reply) => {
      const { siteId, id } = request.params;
      const officer = await getOfficer(request, deps, siteId, id);
      await removeOfficer(deps, requireActor(request), id);
      const words = siteTexts(request.language);
      const action = `/meja/situs/${siteId}/pejabat/pulihkan?${new URLSearchParams(undoFields(officer))}`;
      const undo = action.length <= LONGEST_UNDO ? { undo: { action, label: words.undo } } : {};
      return reply
        .setFlash({ text: words.officerRemoved(officer.name), ...undo })
        .redirect(`/meja/situs/${siteId}/pejabat`, 303);
    },
  );

  const undoSchema = { params: bySite, querystring: officerForm('id') };
  app.post('/meja/situs/:siteId/pejabat/pulihkan', { config, schema: undoSchema }, async (request, reply) => {
    const { siteId } = request.params;
    await loadSite(request, deps, siteId, async () => undefined);
    const officer = { ...writtenOf(request.query), siteId };
    await addOfficer(deps, requireActor(request), officer, request.query.kunci);
    return reply
      .setFlash({ text: siteTexts(request.language).officerSaved })
      .redirect(`/meja/situs/${siteId}/pejabat`, 303);
  });
}

/** A message carries an address of at most 300 characters. */
const LONGEST_UNDO = 300;

function undoFields(officer: OfficerRow): Record<string, string> {
  const { name, title, phone, email, photoFileId } = officer;
  const fields = {
    kunci: newId(),
    nama: name,
    jabatan: title,
    telepon: phone,
    surel: email,
    fotoId: photoFileId ?? '',
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

function officerForm(language: Language) {
  const words = siteTexts(language).errors;
  return z.object({
    kunci: z.guid(words.key),
    nama: z.string(words.name).max(120, words.long),
    jabatan: z.string(words.position).max(120, words.long),
    telepon: z.string().max(40, words.long).default(''),
    surel: z.union([z.literal(''), z.email(words.email).max(254, words.long)], words.email).default(''),
    fotoId: z.guid(words.photo).optional(),
    hapusFoto: z.literal('ya').optional(),
  });
}

function writtenOf(form: z.output<ReturnType<typeof officerForm>>): WrittenOfficer {
  return {
    ...{ name: form.nama, title: form.jabatan, phone: form.telepon, email: form.surel },
    photoFileId: form.hapusFoto === 'ya' ? null : (form.fotoId ?? null),
  };
}

type SentOfficer =
  | { readonly ok: true; readonly officer: WrittenOfficer; readonly key: string }
  | ({ readonly ok: false } & FormState);

async function receiveOfficer(request: FastifyRequest, deps: ModuleDeps, siteId: SiteId): Promise<SentOfficer> {
  const { head } = await loadSite(request, deps, siteId, async () => undefined);
  if (!head.mayManage) throw new AppError('not-allowed', `The officers of ${siteId} are managed by others`);
  const rules = { foto: { accepts: 'image', isPublic: false } } as const;
  const words = siteTexts(request.language).errors;
  const sent = await keepForm(request, deps, requireActor(request), rules, () => words.photo);
  const photo = sent.kept.at(-1)?.file;
  const fields = { ...sent.fields, ...(photo && { fotoId: photo.id, hapusFoto: undefined }) };
  const read = parseForm(officerForm(request.language), fields);
  const errors = { ...(read.ok ? {} : read.errors), ...sent.errors };
  if (!read.ok || Object.keys(errors).length > 0) return { ok: false, values: read.values, errors };
  return { ok: true, officer: writtenOf(read.value), key: read.value.kunci };
}

interface Wanted {
  readonly siteId: SiteId;
  readonly id: string | null;
}

async function officerView(request: FastifyRequest, deps: ModuleDeps, { siteId, id }: Wanted, form: FormState | null) {
  const { head, read } = await loadSite(request, deps, siteId, async (tx) => {
    const officers = id === null ? [] : await listOfficers(tx, siteId);
    const officer = officers.find((one) => one.id === id);
    const photoId = form ? form.values.fotoId : officer?.photoFileId;
    const ids = z.guid().safeParse(photoId).success ? [photoId as FileId] : [];
    return { officer, photos: await listFilesById(tx, ids) };
  });
  if (!head.mayManage) throw new AppError('not-allowed', `The officers of ${siteId} are managed by others`);
  if (id !== null && !read.officer) throw new AppError('not-found', `No officer ${id} at ${siteId}`);
  const page = h(OfficerFormPage, {
    ...{ site: head, officerId: id, submissionKey: form?.values.kunci ?? newId() },
    form: form ?? { values: valuesOf(read.officer), errors: {} },
    photoSrc: photoOf(read.photos, read.photos[0]?.id ?? null),
  });
  return sitePage(request, deps, head, page);
}

function valuesOf(officer: OfficerRow | undefined): Readonly<Record<string, string>> {
  if (!officer) return {};
  const { name, title, phone, email, photoFileId } = officer;
  return { nama: name, jabatan: title, telepon: phone, surel: email, fotoId: photoFileId ?? '' };
}

/** @throws {AppError} `not-found` when the site has no such person */
async function getOfficer(request: FastifyRequest, deps: ModuleDeps, siteId: SiteId, id: string): Promise<OfficerRow> {
  const { read } = await loadSite(request, deps, siteId, (tx) => listOfficers(tx, siteId));
  const officer = read.find((one) => one.id === id);
  if (!officer) throw new AppError('not-found', `No officer ${id} at ${siteId}`);
  return officer;
}

function photoOf(photos: readonly StoredFile[], id: string | null): string | null {
  const photo = photos.find((file) => file.id === id && file.kind === 'image');
  return photo ? deskFileHref(photo) : null;
}
