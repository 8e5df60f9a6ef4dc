import { h } from 'preact';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import type { FileId } from '../../../platform/files/files.ts';
import { type App, type FastifyReply, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { type CaseOffice, findUnusedFile, readCaseForm } from '../../cases/index.ts';
import { getUnit } from '../../organization/index.ts';
import { showOnSite } from '../../sites/index.ts';
import { fileObjection } from './commands.ts';
import { periodicObjectionForm } from './objection-form.ts';
import { objectionTexts } from './objection-texts.ts';
import { refusalForm } from './request-to-object.ts';
import { findSuperiorUnit } from './standing.ts';
import { PeriodicObjectionPage } from './views/periodic-objection-page.tsx';

const PATH = '/ppid/keberatan';
const LIMIT = { rateLimit: { max: 20, timeWindow: '1 minute' } };

/** Objecting because periodic information is missing on a site, without a request before it. Source: UU 14/2008 ps. 35 (1) b. */
export function addPeriodicObjectionRoutes(app: App, deps: ModuleDeps, office: CaseOffice): void {
  app.get(PATH, async (_request, reply) => showForm(reply, deps, emptyForm));

  app.post(PATH, { config: LIMIT }, async (request, reply) => {
    const place = siteOf(request);
    const { language } = request;
    const moment = { now: deps.clock.now(), today: deps.clock.today(place.timeZone) };
    const sent = await readCaseForm(request, deps, place, null);
    const newFile = sent.files.at(-1)?.id;
    const form = periodicObjectionForm(language, { today: moment.today, since: null });
    const read = parseForm(form, { ...sent.fields, ...(newFile && { berkasId: newFile }) });
    if (!read.ok || Object.keys(sent.errors).length > 0) {
      return showForm(reply, deps, {
        values: read.values,
        errors: { ...(read.ok ? {} : read.errors), ...sent.errors },
      });
    }
    const { kunci, judul, isi, diketahui, kuasa, nama, alamat, surel, telepon, berkasId } = read.value;
    const { unit, file } = await inReadOnly(deps.db, place, async (tx) => ({
      unit: await findSuperiorUnit(tx, place, moment.today),
      file: berkasId && (await findUnusedFile(tx, berkasId)),
    }));
    const requester = { name: nama, email: surel, phone: telepon, address: alamat, nik: '' };
    const filing = {
      ...{ submissionKey: kunci, ...unit, channel: 'web' as const, title: judul.replaceAll(/\s+/g, ' '), text: isi },
      ...{ requester: { ...requester, language, visibility: 'open' as const }, fileIds: file ? [file.id] : [] },
      ...{ receivedOn: moment.today, backdatingReason: '', takenInBy: null },
    };
    const foundOn = diketahui === null ? null : Temporal.PlainDate.from(diketahui);
    const about = { ground: 'b' as const, requestId: null, foundOn, representative: kuasa };
    try {
      const { number, secret } = await fileObjection(office, place, { filing, about, moment });
      return reply.redirect(`/lacak/${number}/${secret}?baru=ya`, 303);
    } catch (error) {
      return showForm(reply, deps, refusalForm(error, read.values, language));
    }
  });
}

async function showForm(reply: FastifyReply, deps: ModuleDeps, form: FormState): Promise<FastifyReply> {
  const { language } = reply.request;
  const place = siteOf(reply.request);
  const fileId = (form.values.berkasId ?? null) as FileId | null;
  const { unit, file } = await inReadOnly(deps.db, place, async (tx) => ({
    unit: await getUnit(tx, place.unitId),
    file: fileId === null ? undefined : await findUnusedFile(tx, fileId),
  }));
  const view = h(PeriodicObjectionPage, {
    ...{ language, form, unitName: unit.name, today: deps.clock.today(place.timeZone) },
    ...{ submissionKey: form.values.kunci ?? newId(), keptFiles: file ? [{ id: file.id, name: file.name }] : [] },
  });
  const status = form === emptyForm ? 200 : 422;
  return showOnSite(reply, deps, { title: objectionTexts(language).periodicTitle, canonicalPath: PATH, status }, view);
}
