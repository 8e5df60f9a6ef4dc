import { h, type VNode } from 'preact';
import { z } from 'zod';
import { recordAudit } from '../../../platform/audit/audit.ts';
import { idSchema, newId } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import type { FileId } from '../../../platform/files/files.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, type FastifyRequest, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { assertMay } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import { subjectOf } from '../case.ts';
import { findFilesOf } from '../case-files.ts';
import { fileCase } from '../filing.ts';
import type { CaseOffice } from '../office.ts';
import { PERMISSION } from '../permissions.ts';
import { isPrivate } from '../private-reply.ts';
import { requesterOf } from '../public/ask-form.ts';
import { question } from '../question.ts';
import { receiptOf } from '../receipt-of-case.ts';
import { trackingSecret } from '../secret.ts';
import { readCaseForm } from '../uploads.ts';
import { getDeskCase } from './case-queries.ts';
import { intakeForm } from './intake-form.ts';
import { queueTexts } from './queue-texts.ts';
import { IntakePage } from './views/intake-page.tsx';

const config = { host: 'government' } as const;
const PLACE = '/meja/kasus';

/** Taking in what comes to the counter, by phone or on paper, and printing its receipt. */
export function addIntakeRoutes(app: App, deps: ModuleDeps, office: CaseOffice): void {
  app.get(`${PLACE}/catat`, { config }, async (request, reply) => {
    const today = deps.clock.today(siteOf(request).timeZone).toString();
    const values = { diterima: today, kerahasiaan: 'open' };
    return reply.page(await intakeView(request, deps, { values, errors: {} }));
  });

  app.post(`${PLACE}/catat`, { config }, async (request, reply) => {
    const actor = requireActor(request);
    assertMay(actor, PERMISSION.intake, actor.homeUnitPath);
    const { language } = request;
    const today = deps.clock.today(siteOf(request).timeZone);
    const sent = await readCaseForm(request, deps, actor, actor.personId);
    const ids = [sent.fields.berkasId ?? [], sent.files.map(({ id }) => id)].flat();
    const read = parseForm(intakeForm(language, today), { ...sent.fields, ...(ids.length > 0 && { berkasId: ids }) });
    if (!read.ok || Object.keys(sent.errors).length > 0) {
      const errors = { ...(read.ok ? {} : read.errors), ...sent.errors };
      return reply.page(await intakeView(request, deps, { values: read.values, errors }), { status: 422 });
    }
    const { kunci, lewat, judul, isi, diterima, alasan, alamat, nik = '', berkasId = [] } = read.value;
    const files = await inReadOnly(deps.db, actor, (tx) =>
      findFilesOf(tx, actor.personId, [berkasId].flat() as FileId[]),
    );
    const receivedOn = Temporal.PlainDate.from(diterima);
    const isBackdated = Temporal.PlainDate.compare(receivedOn, today) < 0;
    const who = requesterOf(read.value, language);
    const requester = who.visibility === 'anonymous' ? who : { ...who, address: alamat, nik };
    const filing = {
      ...{ submissionKey: kunci, unitId: actor.homeUnitId, unitPath: actor.homeUnitPath, channel: lewat },
      ...{ title: judul.replaceAll(/\s+/g, ' '), text: isi, requester, fileIds: files.map(({ id }) => id), receivedOn },
      ...{ backdatingReason: isBackdated ? alasan : '', takenInBy: actor.personId },
    };
    const receipt = await fileCase(office, actor, question, { filing, moment: { now: deps.clock.now(), today } });
    return reply.setFlash({ text: queueTexts(language).taken(receipt.number) }).redirect(`${PLACE}/${receipt.id}`, 303);
  });

  const params = z.object({ id: idSchema<'case'>() });
  app.get(`${PLACE}/:id/tanda-terima.pdf`, { config, schema: { params } }, async (request, reply) => {
    const actor = requireActor(request);
    const { id } = request.params;
    const { found } = await inReadOnly(deps.db, actor, (tx) => getDeskCase(tx, actor, id));
    assertMay(actor, PERMISSION.intake, found.unitPath);
    await inTransaction(deps.db, actor, (tx) =>
      recordAudit(tx, actor, { action: 'cases.print-receipt', subject: subjectOf(id) }),
    );
    const secret = trackingSecret(office.trackingKey, actor, found.submissionKey);
    const pdf = await receiptOf(request, deps, office, { own: found, secret });
    return isPrivate(reply)
      .header('content-disposition', `inline; filename="${found.number}.pdf"`)
      .type('application/pdf')
      .send(pdf);
  });
}

/** @throws {AppError} `not-allowed` for those who do not take cases in at their unit */
async function intakeView(request: FastifyRequest, deps: ModuleDeps, form: FormState): Promise<VNode> {
  const actor = requireActor(request);
  assertMay(actor, PERMISSION.intake, actor.homeUnitPath);
  const { language } = request;
  const today = deps.clock.today(siteOf(request).timeZone);
  const ids = (form.values.berkasId ?? '').split('\n').filter((id) => id !== '') as FileId[];
  const files = await inReadOnly(deps.db, actor, (tx) => findFilesOf(tx, actor.personId, ids));
  const view = h(IntakePage, {
    ...{ language, form, today, submissionKey: form.values.kunci ?? newId() },
    keptFiles: files.map(({ id, name }) => ({ id, name })),
  });
  const words = queueTexts(language);
  const breadcrumbs = [{ label: words.title, href: PLACE }];
  return deskPage(request, deps.assets, { title: words.intakeTitle, breadcrumbs, place: PLACE }, view);
}
