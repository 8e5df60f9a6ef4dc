import type { FastifyRequest } from 'fastify';
import { h, type VNode } from 'preact';
import type { Tx } from '../../../platform/database/database.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { type Actor, may } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { maskNik } from '../../../platform/sealing/national-id.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { listUnits } from '../../organization/index.ts';
import type { CaseId, CaseKind, PanelShown } from '../case.ts';
import { officerAt } from '../case-change.ts';
import { NIK_PURPOSE } from '../file-together.ts';
import { partForm } from '../form-parts.ts';
import { allowedActions, type OfficerAction } from '../guard.ts';
import { type CaseOffice, kindOf } from '../office.ts';
import { PERMISSION } from '../permissions.ts';
import { type DeskCase, getDeskCase } from './case-queries.ts';
import { colleaguesOf } from './queue-routes.ts';
import { queueTexts } from './queue-texts.ts';
import { CasePage, type CasePageProps, type CaseRights } from './views/case-page.tsx';

const UNITS_NAMED = 60;

/** How the page of a case is to be shown. */
export interface CaseShown {
  readonly id: CaseId;
  readonly form?: FormState;
  /** A template that fills the answer. */
  readonly templateId?: string | undefined;
  /** The name and NIK were opened, which the caller has recorded. */
  readonly isIdentityOpened?: boolean;
}

/** The page of a case, with what the actor may do. @throws {AppError} `not-found` when they may not see it */
export async function caseView(
  request: FastifyRequest,
  deps: ModuleDeps,
  office: CaseOffice,
  { id, form, templateId, isIdentityOpened = false }: CaseShown,
): Promise<VNode> {
  const actor = requireActor(request);
  const { language } = request;
  const { timeZone } = siteOf(request);
  const today = deps.clock.today(timeZone);
  const { desk, kind, rights, panel, ownFields, colleagues, units } = await inReadOnly(deps.db, actor, async (tx) => {
    const read = await getDeskCase(tx, actor, id);
    const ofKind = kindOf(office, read.found.kind);
    const all = rightsOf(actor, read, ofKind);
    const isAlone = !ofKind.intake || otherKinds(office, read).length === 0;
    const allowed = { ...all, actions: all.actions.filter((action) => action !== 'reclassify' || !isAlone) };
    const shown = {
      id,
      language,
      actions: allowed.actions,
      found: read.found,
      requester: read.requester,
      actor,
      today,
    };
    return {
      ...{ desk: read, kind: ofKind, rights: allowed, panel: (await ofKind.deskPanel?.(tx, shown)) ?? null },
      ownFields: await ownFieldsOf(tx, ofKind, { ...shown, form: form ?? emptyForm }),
      colleagues: await colleaguesOf(tx, actor, today),
      units: await listUnits(tx, { kind: 'opd', isActive: true, limit: UNITS_NAMED }),
    };
  });
  const page = h(CasePage, {
    ...{ language, timeZone, today, desk, kind, panel, ownFields, colleagues, rights },
    form: form ?? templateForm(desk, templateId),
    identity: { isOpened: isIdentityOpened, nik: nikOf(office, actor, desk, isIdentityOpened) },
    unitNames: units.rows.map(({ name }) => name),
    otherKinds: otherKinds(office, desk),
  });
  const breadcrumbs = [{ label: queueTexts(language).title, href: '/meja/kasus' }];
  return deskPage(request, deps.assets, { title: desk.found.number, breadcrumbs, place: '/meja/kasus' }, page);
}

/** The kinds that a case may become: those that are taken in at the counter, from somebody like this one's sender. */
function otherKinds(office: CaseOffice, { found }: DeskCase): readonly CaseKind[] {
  const isFit = ({ name, intake, visibilities }: CaseKind) =>
    name !== found.kind && intake !== undefined && visibilities.includes(found.visibility);
  return office.kinds.filter(isFit);
}

type OwnFields = CasePageProps['ownFields'];

async function ownFieldsOf(
  tx: Tx,
  kind: CaseKind,
  shown: PanelShown & { readonly form: FormState },
): Promise<OwnFields> {
  const own: [OfficerAction, OwnFields[OfficerAction]][] = [];
  const { actions, form } = shown;
  for (const action of actions) {
    const fields = await kind.actions?.[action]?.fields?.(tx, {
      ...{ ...shown, form: form.values.aksi === action ? form : emptyForm },
    });
    if (fields) own.push([action, fields]);
  }
  return Object.fromEntries(own);
}

function rightsOf(actor: Actor, { found, state, tasks, clock }: DeskCase, kind: CaseKind): CaseRights {
  const answerable = tasks.filter((task) => task.state === 'open' && may(actor, PERMISSION.work, task.unitPath));
  return {
    actions: allowedActions(state, kind, officerAt(actor, found.unitPath)).filter((action) => {
      const permission = kind.actions?.[action]?.permission;
      // A date that somebody ordered follows from no rule, so that none allows more time.
      if (action === 'extend' && clock.rule === null) return false;
      return permission === undefined || may(actor, permission, found.unitPath);
    }),
    mayIdentify: may(actor, PERMISSION.identity, found.unitPath),
    taskIds: answerable.map(({ id }) => id),
    mayPrint: may(actor, PERMISSION.intake, found.unitPath),
  };
}

function templateForm(desk: DeskCase, templateId: string | undefined): FormState {
  const template = desk.templates.find(({ id }) => id === templateId);
  return template ? partForm('answer', { values: { isi: template.body }, errors: {} }) : emptyForm;
}

/** Masked, unless it was opened. */
function nikOf(office: CaseOffice, actor: Actor, { requester }: DeskCase, isOpened: boolean): string | null {
  if (!requester || requester.nik_sealed === null) return null;
  const nik = office.sealer.open(actor, NIK_PURPOSE, requester.nik_sealed);
  return isOpened ? nik : maskNik(nik);
}
