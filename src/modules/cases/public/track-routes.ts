import { h } from 'preact';
import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { type App, type FastifyReply, type FastifyRequest, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { showOnSite } from '../../sites/index.ts';
import type { CaseRecord } from '../case.ts';
import { listCaseFiles } from '../case-files.ts';
import { type CaseKey, citizenActs, findOwnCase } from '../citizen-commands.ts';
import { partForm, partOf } from '../form-parts.ts';
import { type CaseOffice, kindOf } from '../office.ts';
import { isPrivate, sendCaseFile } from '../private-reply.ts';
import { receiptOf } from '../receipt-of-case.ts';
import { readCaseForm } from '../uploads.ts';
import { trackTexts } from './track-texts.ts';
import { readTrackedCase } from './tracked-case.ts';
import { FindPage } from './views/find-page.tsx';
import { TrackPage } from './views/track-page.tsx';

const LIMIT = { rateLimit: { max: 30, timeWindow: '1 minute' } };
const byKey = z.object({ number: z.string().max(60), secret: z.string().max(60) });
const byFile = byKey.extend({ id: idSchema<'file'>(), part: z.string().max(200) });
const isNewQuery = z.object({ baru: z.literal('ya').optional().catch(undefined) });

/** Following a case by number and secret, replying, adding, reopening, withdrawing, and its receipt. */
export function addTrackRoutes(app: App, deps: ModuleDeps, office: CaseOffice): void {
  app.get('/lacak', async (_request, reply) => showFind(reply, deps, emptyForm));

  app.post('/lacak', { config: LIMIT }, async (request, reply) => {
    const words = trackTexts(request.language).errors;
    const form = z.object({ nomor: z.string(words.number).max(60), rahasia: z.string(words.secret).max(60) });
    const read = parseForm(form, request.body);
    if (!read.ok) return showFind(reply, deps, read);
    const own = await findOwnCase(office, siteOf(request), { number: read.value.nomor, secret: read.value.rahasia });
    if (!own)
      return showFind(reply, deps, { values: read.values, errors: { form: trackTexts(request.language).unknown } });
    return reply.redirect(`/lacak/${own.number}/${encodeURIComponent(read.value.rahasia)}`, 303);
  });

  const schema = { params: byKey };
  app.get(
    '/lacak/:number/:secret',
    { config: LIMIT, schema: { ...schema, querystring: isNewQuery } },
    async (request, reply) => {
      const own = await getOwn(office, request, request.params);
      return showCase(reply, deps, office, { own, secret: request.params.secret, isNew: request.query.baru === 'ya' });
    },
  );

  app.post('/lacak/:number/:secret', { config: LIMIT, schema }, async (request, reply) => {
    const key = request.params;
    const own = await getOwn(office, request, key);
    const form = await readAct(request, deps);
    if (!form.ok) return showCase(reply, deps, office, { own, secret: key.secret, form });
    try {
      await citizenActs(office, siteOf(request), key, { ...form.act, moment: momentOf(request, deps) });
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'conflict')) throw error;
      const late = { values: {}, errors: { form: trackTexts(request.language).errors.late } };
      return showCase(reply, deps, office, { own: await getOwn(office, request, key), secret: key.secret, form: late });
    }
    return reply.redirect(`/lacak/${own.number}/${encodeURIComponent(key.secret)}`, 303);
  });

  app.get('/lacak/:number/:secret/tanda-terima.pdf', { config: LIMIT, schema }, async (request, reply) => {
    const own = await getOwn(office, request, request.params);
    const pdf = await receiptOf(request, deps, office, { own, secret: request.params.secret });
    return isPrivate(reply)
      .header('content-disposition', `inline; filename="${own.number}.pdf"`)
      .type('application/pdf')
      .send(pdf);
  });

  app.get(
    '/lacak/:number/:secret/berkas/:id/:part',
    { config: LIMIT, schema: { params: byFile } },
    async (request, reply) => {
      const place = siteOf(request);
      const own = await getOwn(office, request, request.params);
      const files = await inReadOnly(deps.db, place, (tx) => listCaseFiles(tx, own.id));
      const file = files.find(({ id, isShown }) => id === request.params.id && isShown);
      if (!file) throw new AppError('not-found', 'The case has no such file');
      return sendCaseFile(reply, deps, file);
    },
  );
}

/** @throws {AppError} `not-found` when number or secret are wrong */
async function getOwn(office: CaseOffice, request: FastifyRequest, key: CaseKey): Promise<CaseRecord> {
  const own = await findOwnCase(office, siteOf(request), key);
  if (!own) throw new AppError('not-found', 'No case has this number and secret');
  return own;
}

function momentOf(request: FastifyRequest, deps: ModuleDeps) {
  return { now: deps.clock.now(), today: deps.clock.today(siteOf(request).timeZone) };
}

async function readAct(request: FastifyRequest, deps: ModuleDeps) {
  const words = trackTexts(request.language).errors;
  const { fields, files, errors: refused } = await readCaseForm(request, deps, siteOf(request), null);
  const aksi = z.enum(['reply', 'write', 'withdraw', 'reopen']);
  const form = z
    .object({ aksi, isi: z.string(words.words).max(20_000, words.words).default('') })
    .refine((typed) => typed.aksi === 'withdraw' || typed.isi !== '', { path: ['isi'], message: words.words });
  const action = String(fields.aksi ?? '');
  const read = parseForm(form, partOf(action, fields));
  const errors = { ...(read.ok ? {} : read.errors), ...refused };
  if (!read.ok || Object.keys(errors).length > 0) {
    return { ok: false, ...partForm(action, { values: read.values, errors }) } as const;
  }
  const fileIds = files.map(({ id }) => id);
  return { ok: true, act: { action: read.value.aksi, words: read.value.isi, fileIds } } as const;
}

async function showFind(reply: FastifyReply, deps: ModuleDeps, form: FormState): Promise<FastifyReply> {
  const { language } = reply.request;
  const page = { title: trackTexts(language).title, canonicalPath: '/lacak', status: form === emptyForm ? 200 : 422 };
  return showOnSite(reply, deps, page, h(FindPage, { language, form }));
}

interface Shown {
  readonly own: CaseRecord;
  readonly secret: string;
  readonly isNew?: boolean;
  readonly form?: FormState;
}

async function showCase(
  reply: FastifyReply,
  deps: ModuleDeps,
  office: CaseOffice,
  { own, secret, isNew = false, form = emptyForm }: Shown,
): Promise<FastifyReply> {
  const { language } = reply.request;
  const place = siteOf(reply.request);
  const kind = kindOf(office, own.kind);
  const today = deps.clock.today(place.timeZone);
  const shown = { found: own, language, today, path: `/lacak/${own.number}/${encodeURIComponent(secret)}` };
  const { tracked, panel } = await inReadOnly(deps.db, place, async (tx) => ({
    tracked: await readTrackedCase(tx, own),
    panel: (await kind.citizenPanel?.(tx, shown)) ?? null,
  }));
  const view = h(TrackPage, { language, timeZone: place.timeZone, tracked, kind, panel, secret, isNew, form });
  const page = { title: own.number, canonicalPath: null, status: form === emptyForm ? 200 : 422 };
  return showOnSite(isPrivate(reply), deps, page, view);
}
