import { h, type VNode } from 'preact';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type FastifyRequest, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { type SitePlace, siteOrigin } from '../../../platform/http/place.ts';
import { may, type PersonId } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { findPeople } from '../../organization/index.ts';
import { listPublicContents } from '../../sites/index.ts';
import { type Confirmation, listConfirmations } from '../confirmation-queries.ts';
import type { ItemId } from '../item.ts';
import { getItem, type StoredItem } from '../item-queries.ts';
import { PERMISSION } from '../permissions.ts';
import { listHeadings } from '../schedules.ts';
import { findStanding } from '../standing/standing-queries.ts';
import { deskScope } from './request-parts.ts';
import { valuesOf } from './schedule-form.ts';
import { deskTexts } from './texts.ts';
import { ItemPage } from './views/item-page.tsx';

/** Forms of the page that could not be taken. */
export interface ItemForms {
  readonly confirm?: FormState;
  readonly schedule?: FormState;
}

const SHOWN = 30;

/** The page of one item. Eight queries at most. @throws {AppError} `not-found`, also where the person looks after nothing */
export async function itemView(
  request: FastifyRequest,
  deps: ModuleDeps,
  id: ItemId,
  forms: ItemForms,
): Promise<VNode> {
  const actor = requireActor(request);
  const { language } = request;
  const place = siteOf(request);
  const today = deps.clock.today(place.timeZone);
  const read = await inReadOnly(deps.db, actor, async (tx) => {
    const item = await getItem(tx, id);
    const isSeen = deskScope(actor).some((path) => item.unitPath.startsWith(path));
    if (!isSeen) throw new AppError('not-found', `Item ${id} is not looked after here`);
    const confirmations = await listConfirmations(tx, id, SHOWN);
    const people = await findPeople(tx, peopleOf(confirmations));
    const [source] = item.sourceContentId === null ? [] : await listPublicContents(tx, [item.sourceContentId]);
    return {
      ...{ item, confirmations, headings: await listHeadings(tx, today) },
      unitName: (await findStanding(tx, item.unitId))?.unitName ?? '',
      names: Object.fromEntries(people.map((person) => [person.id, person.name])),
      source: source ? { title: source.title, version: source.version } : null,
    };
  });
  const view = h(ItemPage, {
    ...{ ...read, language, today, timeZone: place.timeZone, submissionKey: newId() },
    publicHref: publicHref(deps, place, read.item),
    confirmForm: forms.confirm ?? emptyForm,
    scheduleForm: forms.schedule ?? { values: valuesOf(read.item), errors: {} },
    mayConfirm: may(actor, PERMISSION.confirm, read.item.unitPath),
    mayManage: may(actor, PERMISSION.manage, read.item.unitPath),
  });
  const breadcrumbs = [{ label: deskTexts(language).title, href: '/meja/kesegaran' }];
  return deskPage(request, deps.assets, { title: read.item.title, place: '/meja/kesegaran', breadcrumbs }, view);
}

function peopleOf(confirmations: readonly Confirmation[]): readonly PersonId[] {
  const ids = confirmations.flatMap(({ personId, verdict }) => [personId, verdict?.personId ?? null]);
  return [...new Set(ids)].filter((id) => id !== null);
}

/** Where the public reads an item. */
export function publicHref(
  { address }: Pick<ModuleDeps, 'address'>,
  place: SitePlace,
  { siteLabel, path }: Pick<StoredItem, 'siteLabel' | 'path'>,
): string {
  return siteOrigin(address, place, siteLabel) + path;
}
