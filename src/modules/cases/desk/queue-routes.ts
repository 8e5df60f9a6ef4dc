import { h } from 'preact';
import { z } from 'zod';
import type { Tx } from '../../../platform/database/database.ts';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { type Actor, mayAnywhere, type PersonId, scopeOf, type UnitId } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { findPeople, findUnitByText, findUnits, listPeople } from '../../organization/index.ts';
import { readCaseNumber } from '../number.ts';
import type { CaseOffice } from '../office.ts';
import { handOverCase } from '../officer-commands.ts';
import { PERMISSION } from '../permissions.ts';
import { findCaseByNumber } from '../queries.ts';
import { dueDays, queueHref, queueQuery } from './queue-filter.ts';
import { countQueue, listQueue, listWorkload } from './queue-queries.ts';
import { queueTexts } from './queue-texts.ts';
import { QueuePage } from './views/queue-page.tsx';
import { WorkloadPage } from './views/workload-page.tsx';

const SHOWN = 30;
const MOST_COLLEAGUES = 100;
const config = { host: 'government' } as const;
const PLACE = '/meja/kasus';
/** The queue, bulk hand-over, and lateness beside workload. */
export function addQueueRoutes(app: App, deps: ModuleDeps, office: CaseOffice): void {
  app.get(PLACE, { config, schema: { querystring: queueQuery } }, async (request, reply) => {
    const actor = requireActor(request);
    assertSeesCases(actor);
    const { language } = request;
    const { bagian: view = 'unit', cari: search, jenis: kind, unit, tenggat: due, sesudah = null } = request.query;
    const number = search === undefined ? null : readCaseNumber(search);
    if (number !== null) {
      const known = await inReadOnly(deps.db, actor, (tx) => findCaseByNumber(tx, number));
      if (known) return reply.redirect(`${PLACE}/${known.found.id}`, 303);
    }
    const scope = scopeOf(actor, PERMISSION.view);
    const today = deps.clock.today(siteOf(request).timeZone);
    const read = await inReadOnly(deps.db, actor, async (tx) => {
      const choice = unit === undefined ? null : await findUnitByText(tx, unit);
      const unitPath = choice?.kind === 'one' ? choice.unit.path : undefined;
      const asked = { view, scope, personId: actor.personId, kind: kind ?? null, search: search ?? null, unitPath };
      const page = await listQueue(tx, { ...asked, due: dueDays(due, today), cursor: sesudah, limit: SHOWN });
      const named = await namesOf(tx, page.rows);
      const colleagues = await colleaguesOf(tx, actor, today);
      return { page, named, counts: await countQueue(tx, asked), colleagues, isUnitUnknown: choice?.kind !== 'one' };
    });
    const filter = { search, kind, unit, due };
    const shown = h(QueuePage, {
      ...{ language, today, view, filter, rows: read.page.rows, counts: read.counts, names: read.named },
      ...{ colleagues: read.colleagues, mayTakeIn: mayAnywhere(actor, PERMISSION.intake) },
      ...{ kinds: office.kinds, isUnitUnknown: unit !== undefined && read.isUnitUnknown },
      mayExport: mayAnywhere(actor, PERMISSION.export),
      nextHref: read.page.next === null ? null : queueHref(view, filter, read.page.next),
    });
    return reply.page(deskPage(request, deps.assets, { title: queueTexts(language).title }, shown));
  });

  const bulkForm = z.object({
    kasus: z.union([idSchema<'case'>(), z.array(idSchema<'case'>()).max(SHOWN)]),
    kepada: idSchema<'person'>(),
  });
  app.post(`${PLACE}/serahkan`, { config }, async (request, reply) => {
    const actor = requireActor(request);
    assertSeesCases(actor);
    const words = queueTexts(request.language);
    const read = bulkForm.safeParse(request.body);
    if (!read.success) return reply.setFlash({ text: words.bulkNone, kind: 'danger' }).redirect(PLACE, 303);
    const ids = [read.data.kasus].flat();
    const moment = { now: deps.clock.now(), today: deps.clock.today(siteOf(request).timeZone) };
    let done = 0;
    for (const id of ids)
      done += await handedOver(() => handOverCase(office, actor, { id, moment, to: read.data.kepada }));
    const text = words.bulkDone(String(done), String(ids.length - done));
    return reply.setFlash({ text, kind: done === ids.length ? 'success' : 'notice' }).redirect(PLACE, 303);
  });

  app.get(`${PLACE}/beban`, { config }, async (request, reply) => {
    const actor = requireActor(request);
    assertSeesCases(actor);
    const { language } = request;
    const today = deps.clock.today(siteOf(request).timeZone);
    const { lines, names } = await inReadOnly(deps.db, actor, async (tx) => {
      const found = await listWorkload(tx, scopeOf(actor, PERMISSION.view), today);
      return { lines: found, names: await namesOf(tx, found) };
    });
    const title = queueTexts(language).workloadTitle;
    const breadcrumbs = [{ label: queueTexts(language).title, href: PLACE }];
    const view = h(WorkloadPage, { language, lines, names });
    return reply.page(deskPage(request, deps.assets, { title, breadcrumbs, place: PLACE }, view));
  });
}

/** @throws {AppError} `not-allowed` for those who see no case anywhere */
export function assertSeesCases(actor: Actor): void {
  if (!mayAnywhere(actor, PERMISSION.view)) throw new AppError('not-allowed', 'No case anywhere is theirs to see');
}

/** 1 when it was handed over, 0 when the case would not have it. */
async function handedOver(command: () => Promise<void>): Promise<number> {
  try {
    await command();
    return 1;
  } catch (error) {
    if (error instanceof AppError) return 0;
    throw error;
  }
}

async function namesOf(
  tx: Tx,
  rows: readonly { readonly unitId: UnitId; readonly assigneeId: PersonId | null }[],
): Promise<Readonly<Record<string, string>>> {
  const units = await findUnits(tx, [...new Set(rows.map(({ unitId }) => unitId))]);
  const ids = rows.flatMap(({ assigneeId }) => (assigneeId === null ? [] : [assigneeId]));
  const people = await findPeople(tx, [...new Set(ids)]);
  return Object.fromEntries([...units, ...people].map(({ id, name }) => [id, name]));
}

/** To whom the actor may hand cases over; nobody for those who do not assign work. */
export async function colleaguesOf(
  tx: Tx,
  actor: Actor,
  today: Temporal.PlainDate,
): Promise<readonly { readonly id: PersonId; readonly name: string }[]> {
  const within = scopeOf(actor, PERMISSION.assign);
  if (within.length === 0) return [];
  const { rows } = await listPeople(tx, { within, today, isActive: true, limit: MOST_COLLEAGUES });
  return rows;
}
