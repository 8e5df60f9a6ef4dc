import { h, type VNode } from 'preact';
import { newId } from '../../../../platform/database/ids.ts';
import { inReadOnly } from '../../../../platform/database/tenancy.ts';
import { deskPage } from '../../../../platform/http/desk-page.tsx';
import type { FastifyRequest } from '../../../../platform/http/fastify.ts';
import { may, mayAnywhere } from '../../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../../platform/module.ts';
import type { FormState } from '../../../../platform/ui/form-state.ts';
import { listUnits } from '../../../organization/index.ts';
import { listAgents } from '../../agents/agents.ts';
import { visitOf } from '../../desk.ts';
import { listCredentials } from '../../inventory/discovery/credentials.ts';
import { kindOf } from '../../inventory/kinds/kinds.ts';
import { listTitles } from '../../inventory/record-queries.ts';
import { PERMISSION } from '../../permissions.ts';
import type { Method } from '../storage/targets.ts';
import { listRecorded, type RecordedTarget } from './target-records.ts';
import { targetTexts } from './target-texts.ts';
import { TargetFormPage } from './views/target-form-page.tsx';
import { TARGETS, TargetList } from './views/target-list.tsx';

const place = '/meja/jaringan';
const ROWS = 50;
const SUGGESTED = 200;

/** What an address asks of the list. */
export interface TargetListQuery {
  readonly cari?: string | undefined;
  readonly cara?: Method | undefined;
  readonly keadaan?: 'aktif' | 'henti' | undefined;
  readonly kursor?: string | undefined;
}

/** What is asked, and how. One query. */
export async function targetListPage(
  request: FastifyRequest,
  deps: ModuleDeps,
  query: TargetListQuery,
): Promise<VNode> {
  const { actor, language, within } = visitOf(request, deps.clock);
  const { cari, cara, keadaan, kursor } = query;
  const isActive = keadaan === undefined ? undefined : keadaan === 'aktif';
  const wanted = { within, query: cari, method: cara, isActive, after: kursor, limit: ROWS };
  const found = await inReadOnly(deps.db, actor, (tx) => listRecorded(tx, wanted));
  const targets = found.slice(0, ROWS);
  const next = found.length > ROWS ? targets.at(-1)?.id : undefined;
  const filters = Object.entries({ cari: cari ?? '', cara: cara ?? '', keadaan: keadaan ?? '' });
  const params = new URLSearchParams(filters.filter(([, value]) => value));
  const view = h(TargetList, {
    ...{ language, targets, query: cari, method: cara, state: keadaan, submissionKey: newId() },
    nextHref: next === undefined ? null : `${TARGETS}?${new URLSearchParams([...params, ['kursor', next]])}`,
    mayManage: mayAnywhere(actor, PERMISSION.manage),
    mayHandOn: may(actor, PERMISSION.manage, '/'),
  });
  return deskPage(request, deps.assets, { title: targetTexts(language).title, place }, view);
}

/** Which form is shown. */
export interface ShownForm {
  readonly method: Method;
  readonly target: RecordedTarget | null;
  readonly form: FormState;
}

/** The form of one target. Four queries. */
export async function targetFormPage(request: FastifyRequest, deps: ModuleDeps, shown: ShownForm): Promise<VNode> {
  const { actor, language, within } = visitOf(request, deps.clock, PERMISSION.manage);
  const { method, target, form } = shown;
  const suggestions = await inReadOnly(deps.db, actor, async (tx) => {
    const titles = await listTitles(tx, [kindOf('location'), kindOf('device')], within);
    const units = await listUnits(tx, { within, isActive: true, limit: SUGGESTED, cursor: undefined });
    return {
      units: units.rows.map(({ label, name }) => label || name),
      locations: titles.get('location') ?? [],
      devices: titles.get('device') ?? [],
      agents: await listAgents(tx),
      credentials: method === 'snmp' ? await listCredentials(tx) : [],
    };
  });
  const submissionKey = form.values.kunci ?? newId();
  const view = h(TargetFormPage, { language, method, target, form, suggestions, submissionKey });
  const words = targetTexts(language);
  const breadcrumbs = [{ label: words.title, href: TARGETS }];
  return deskPage(request, deps.assets, { title: target?.name ?? words.add, place, breadcrumbs }, view);
}
