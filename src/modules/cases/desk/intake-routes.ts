import { h, type VNode } from 'preact';
import { z } from 'zod';
import { recordAudit } from '../../../platform/audit/audit.ts';
import { idSchema, newId } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import type { FileId } from '../../../platform/files/files.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, type FastifyRequest, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { assertMay } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { FormState } from '../../../platform/ui/form-state.ts';
import { type CaseKind, type Filing, subjectOf } from '../case.ts';
import { findFilesOf } from '../case-files.ts';
import { fileCase } from '../filing.ts';
import type { IntakeRows } from '../kind-intake.ts';
import type { CaseOffice } from '../office.ts';
import { PERMISSION } from '../permissions.ts';
import { isPrivate } from '../private-reply.ts';
import { requesterOf } from '../public/ask-form.ts';
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
  const schema = { querystring: z.object({ jenis: z.string().max(40).optional().catch(undefined) }) };
  app.get(`${PLACE}/catat`, { config, schema }, async (request, reply) => {
    const today = deps.clock.today(siteOf(request).timeZone).toString();
    const kind = intakeKind(office, request.query.jenis);
    const form = { values: { diterima: today, kerahasiaan: 'open' }, errors: {} };
    return reply.page(await intakeView(request, deps, { office, kind, form }));
  });

  app.post(`${PLACE}/catat`, { config, schema }, async (request, reply) => {
    const actor = requireActor(request);
    assertMay(actor, PERMISSION.intake, actor.homeUnitPath);
    const kind = intakeKind(office, request.query.jenis);
    const read = await readIntake(request, deps, kind);
    if (!read.ok) return reply.page(await intakeView(request, deps, { office, kind, form: read }), { status: 422 });
    const moment = { now: deps.clock.now(), today: deps.clock.today(siteOf(request).timeZone) };
    const receipt = await fileCase(office, actor, kind, { filing: read.filing, moment }, read.rows);
    const text = queueTexts(request.language).taken(receipt.number);
    return reply.setFlash({ text }).redirect(`${PLACE}/${receipt.id}`, 303);
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

/** The kinds that are taken in at the counter. */
function intakeKinds({ kinds }: CaseOffice): readonly CaseKind[] {
  return kinds.filter(({ intake }) => intake !== undefined);
}

/** The kind of that name, or the first. @throws {AppError} `not-found` for a kind that is not taken in */
function intakeKind(office: CaseOffice, name: string | undefined): CaseKind {
  const kinds = intakeKinds(office);
  const kind = name === undefined ? kinds[0] : kinds.find((one) => one.name === name);
  if (!kind) throw new AppError('not-found', `Cases of kind ${name} are not taken in at the counter`);
  return kind;
}

type ReadIntake =
  | { readonly ok: true; readonly filing: Filing; readonly rows: IntakeRows }
  | (FormState & { readonly ok: false });

/** Reads the whole form: the usual fields, those of the kind, and the files, which are kept also when the rest is wrong. */
async function readIntake(request: FastifyRequest, deps: ModuleDeps, kind: CaseKind): Promise<ReadIntake> {
  const actor = requireActor(request);
  const { language } = request;
  const today = deps.clock.today(siteOf(request).timeZone);
  const sent = await readCaseForm(request, deps, actor, actor.personId);
  const ids = [sent.fields.berkasId ?? [], sent.files.map(({ id }) => id)].flat();
  const read = parseForm(intakeForm(kind, language, today), {
    ...{ ...sent.fields, ...(ids.length > 0 && { berkasId: ids }) },
  });
  const own = kind.intake?.read(sent.fields, language);
  if (!read.ok || !own?.ok || Object.keys(sent.errors).length > 0) {
    const errors = { ...(read.ok ? {} : read.errors), ...(own && !own.ok ? own.errors : {}), ...sent.errors };
    return { ok: false, values: { ...own?.values, ...read.values }, errors };
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
  return { ok: true, filing, rows: own.value };
}

interface IntakeShown {
  readonly office: CaseOffice;
  readonly kind: CaseKind;
  readonly form: FormState;
}

/** @throws {AppError} `not-allowed` for those who do not take cases in at their unit */
async function intakeView(
  request: FastifyRequest,
  deps: ModuleDeps,
  { office, kind, form }: IntakeShown,
): Promise<VNode> {
  const actor = requireActor(request);
  assertMay(actor, PERMISSION.intake, actor.homeUnitPath);
  const { language } = request;
  const today = deps.clock.today(siteOf(request).timeZone);
  const ids = (form.values.berkasId ?? '').split('\n').filter((id) => id !== '') as FileId[];
  const files = await inReadOnly(deps.db, actor, (tx) => findFilesOf(tx, actor.personId, ids));
  const view = h(IntakePage, {
    ...{ language, form, today, submissionKey: form.values.kunci ?? newId() },
    keptFiles: files.map(({ id, name }) => ({ id, name })),
    ...{ kind, kinds: intakeKinds(office), ownFields: kind.intake?.fields({ language, form }) },
  });
  const words = queueTexts(language);
  const breadcrumbs = [{ label: words.title, href: PLACE }];
  return deskPage(request, deps.assets, { title: words.intakeTitle, breadcrumbs, place: PLACE }, view);
}
