import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { z } from 'zod';
import { removeLocalDay, setLocalDay } from '../../platform/calendar/change-calendar.ts';
import { loadCalendar } from '../../platform/calendar/load-calendar.ts';
import { newId } from '../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import { deskPage } from '../../platform/http/desk-page.tsx';
import { type App, requireActor, siteOf } from '../../platform/http/fastify.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { assertMay, may } from '../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import type { FormState } from '../../platform/ui/form-state.ts';
import { formatLongDate } from '../../platform/ui/format.ts';
import type { Language } from '../../platform/ui/texts.ts';
import { PERMISSION } from './permissions.ts';
import { adminTexts } from './views/admin-texts.ts';
import { CalendarPage } from './views/calendar-page.tsx';

const config = { host: 'government' } as const;
const yearQuery = z.object({ tahun: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined) });
const toDate = (text: string) => Temporal.PlainDate.from(text);
const byDate = z.object({ date: z.iso.date().transform(toDate) });

/** The calendar that moves deadlines: everyone reads it, few change the days of their own government. */
export function addCalendarRoutes(app: App, deps: ModuleDeps): void {
  app.get('/meja/kalender', { config, schema: { querystring: yearQuery } }, async (request, reply) => {
    const year = request.query.tahun ?? deps.clock.today(siteOf(request).timeZone).year;
    return reply.page(await calendarView(request, deps, year, { values: { jenis: 'off' }, errors: {} }));
  });

  app.post('/meja/kalender', { config }, async (request, reply) => {
    const actor = requireActor(request);
    assertMay(actor, PERMISSION.calendar, '/');
    const today = deps.clock.today(siteOf(request).timeZone);
    const read = parseForm(dayForm(request.language), request.body);
    if (!read.ok) return reply.page(await calendarView(request, deps, today.year, read), { status: 422 });
    await keepDay(request, deps, read.value);
    return saidAndBack(reply, read.value.tanggal, 'dayAdded', `${read.value.tanggal}/hapus`);
  });

  app.post('/meja/kalender/:date/hapus', { config, schema: { params: byDate } }, async (request, reply) => {
    const actor = requireActor(request);
    assertMay(actor, PERMISSION.calendar, '/');
    const { date } = request.params;
    const today = deps.clock.today(siteOf(request).timeZone);
    const before = await inTransaction(deps.db, actor, async (tx) => {
      const calendar = await loadCalendar(tx);
      await removeLocalDay(tx, actor, date, today);
      return calendar.exceptions.get(date.toString());
    });
    const fields =
      before?.kind === 'local-holiday' ? { jenis: 'off', nama: before.name, dasar: before.citation } : null;
    return saidAndBack(reply, date, 'dayRemoved', fields && `${date}/pulihkan?${new URLSearchParams(fields)}`);
  });

  const undoSchema = { params: byDate, querystring: dayForm('id').omit({ tanggal: true }) };
  app.post('/meja/kalender/:date/pulihkan', { config, schema: undoSchema }, async (request, reply) => {
    assertMay(requireActor(request), PERMISSION.calendar, '/');
    const { date } = request.params;
    await keepDay(request, deps, { ...request.query, tanggal: date });
    return saidAndBack(reply, date, 'dayAdded', `${date}/hapus`);
  });
}

/** Says what happened to the day, with the way back where one fits into a message. */
function saidAndBack(
  reply: FastifyReply,
  date: Temporal.PlainDate,
  said: 'dayAdded' | 'dayRemoved',
  undoPath: string | null,
): FastifyReply {
  const { language } = reply.request;
  const words = adminTexts(language);
  const action = `/meja/kalender/${undoPath}`;
  const undo = undoPath === null || action.length > LONGEST_UNDO ? {} : { undo: { action, label: words.undo } };
  reply.setFlash({ text: words[said](formatLongDate(date, language)), ...undo });
  return reply.redirect(`/meja/kalender?tahun=${date.year}`, 303);
}

/** A message carries an address of at most 300 characters. */
const LONGEST_UNDO = 300;

function dayForm(language: Language) {
  const words = adminTexts(language).errors;
  return z.object({
    tanggal: z.iso.date(words.date).transform(toDate),
    jenis: z.enum(['off', 'work'], words.kind),
    nama: z.string(words.name).min(3, words.name).max(120, words.name),
    dasar: z.string(words.citation).min(3, words.citation).max(300, words.citation),
  });
}

type TypedDay = z.output<ReturnType<typeof dayForm>>;

/** Setting the same day twice leaves it as it is, so the form needs no key of its own. */
async function keepDay(request: FastifyRequest, deps: ModuleDeps, day: TypedDay): Promise<void> {
  const actor = requireActor(request);
  const today = deps.clock.today(siteOf(request).timeZone);
  const { tanggal: date, jenis: kind, nama: reason, dasar: citation } = day;
  await inTransaction(deps.db, actor, (tx) => setLocalDay(tx, actor, { date, kind, reason, citation }, today));
}

async function calendarView(request: FastifyRequest, deps: ModuleDeps, year: number, form: FormState) {
  const actor = requireActor(request);
  const { language } = request;
  const calendar = await inReadOnly(deps.db, actor, loadCalendar);
  const days = [...calendar.exceptions]
    .map(([date, exception]) => ({ date: toDate(date), exception }))
    .filter(({ date }) => date.year === year)
    .toSorted((a, b) => Temporal.PlainDate.compare(a.date, b.date));
  const view = h(CalendarPage, {
    ...{ language, year, days, form, isLoaded: calendar.loadedYears.has(year), submissionKey: newId() },
    mayManage: may(actor, PERMISSION.calendar, '/'),
  });
  return deskPage(request, deps.assets, { title: adminTexts(language).calendar, place: '/meja/sistem' }, view);
}
