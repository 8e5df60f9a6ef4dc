import { h } from 'preact';
import { z } from 'zod';
import { newId } from '../../../platform/database/ids.ts';
import { AppError } from '../../../platform/errors.ts';
import { type App, type FastifyRequest, requireActor } from '../../../platform/http/fastify.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import type { SiteId } from '../../../platform/http/place.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { isMenuAddress, saveMenu, type WrittenMenuItem } from '../office-commands.ts';
import { bySite } from './request-parts.ts';
import { listMenu } from './site-queries.ts';
import { loadSite, sitePage } from './site-view.ts';
import { MenuPage } from './views/menu-page.tsx';
import { siteTexts } from './views/site-texts.ts';

const config = { host: 'government' } as const;
const MOST_ENTRIES = 30;
const byEntry = bySite.extend({ at: z.coerce.number().int().min(0).max(MOST_ENTRIES) });
const moveForm = z.object({ arah: z.enum(['naik', 'turun']) });

/** The menu of a site: entries are named by their place, which the form has shown. */
export function addMenuRoutes(app: App, deps: ModuleDeps): void {
  const schema = { params: bySite };
  app.get('/meja/situs/:siteId/menu', { config, schema }, async (request, reply) =>
    reply.page(await menuView(request, deps, request.params.siteId, emptyForm)),
  );

  app.post('/meja/situs/:siteId/menu', { config, schema }, async (request, reply) => {
    const { siteId } = request.params;
    const read = parseForm(entryForm(request.language), request.body);
    if (!read.ok) return reply.page(await menuView(request, deps, siteId, read), { status: 422 });
    const entry = { label: read.value.tulisan, href: read.value.alamat };
    await changeMenu(request, deps, siteId, (entries) => withEntry(entries, entry));
    return reply.setFlash({ text: siteTexts(request.language).menuSaved }).redirect(`/meja/situs/${siteId}/menu`, 303);
  });

  app.post('/meja/situs/:siteId/menu/:at/geser', { config, schema: { params: byEntry } }, async (request, reply) => {
    const { siteId, at } = request.params;
    const read = parseForm(moveForm, request.body);
    if (!read.ok) throw new AppError('invalid', 'The direction is missing');
    const to = read.value.arah === 'naik' ? at - 1 : at + 1;
    await changeMenu(request, deps, siteId, (entries) => swapped(entries, at, to));
    return reply.redirect(`/meja/situs/${siteId}/menu`, 303);
  });

  app.post('/meja/situs/:siteId/menu/:at/hapus', { config, schema: { params: byEntry } }, async (request, reply) => {
    const { siteId, at } = request.params;
    const named = parseForm(z.object({ tulisan: z.string().max(60) }), request.body);
    const before = await changeMenu(request, deps, siteId, (entries) =>
      without(entries, at, named.values.tulisan ?? ''),
    );
    const removed = before[at];
    const words = siteTexts(request.language);
    if (!removed) return reply.redirect(`/meja/situs/${siteId}/menu`, 303);
    const query = new URLSearchParams({ tulisan: removed.label, alamat: removed.href });
    const action = `/meja/situs/${siteId}/menu/${at}/pulihkan?${query}`;
    const undo = action.length <= LONGEST_UNDO ? { undo: { action, label: words.undo } } : {};
    return reply
      .setFlash({ text: words.menuRemoved(removed.label), ...undo })
      .redirect(`/meja/situs/${siteId}/menu`, 303);
  });

  const undoSchema = { params: byEntry, querystring: entryForm('id') };
  app.post('/meja/situs/:siteId/menu/:at/pulihkan', { config, schema: undoSchema }, async (request, reply) => {
    const { siteId, at } = request.params;
    const entry = { label: request.query.tulisan, href: request.query.alamat };
    await changeMenu(request, deps, siteId, (entries) => withEntry(entries, entry, at));
    return reply.setFlash({ text: siteTexts(request.language).menuSaved }).redirect(`/meja/situs/${siteId}/menu`, 303);
  });
}

/** A message carries an address of at most 300 characters. */
const LONGEST_UNDO = 300;

function entryForm(language: Language) {
  const words = siteTexts(language).errors;
  return z.object({
    tulisan: z.string(words.label).max(60, words.long),
    alamat: z.string(words.href).max(500, words.long).refine(isMenuAddress, words.href),
  });
}

async function menuView(request: FastifyRequest, deps: ModuleDeps, siteId: SiteId, form: FormState) {
  const { head, read } = await loadSite(request, deps, siteId, (tx) => listMenu(tx, siteId));
  return sitePage(request, deps, head, h(MenuPage, { site: head, entries: read, form, submissionKey: newId() }));
}

/** Saves the changed menu and answers the one before. */
async function changeMenu(
  request: FastifyRequest,
  deps: ModuleDeps,
  siteId: SiteId,
  change: (entries: readonly WrittenMenuItem[]) => readonly WrittenMenuItem[],
): Promise<readonly WrittenMenuItem[]> {
  const { read } = await loadSite(request, deps, siteId, (tx) => listMenu(tx, siteId));
  await saveMenu(deps, requireActor(request), siteId, change(read).slice(0, MOST_ENTRIES));
  return read;
}

/** An entry that is already there is not added again, so that a form sent twice counts once. */
function withEntry(
  entries: readonly WrittenMenuItem[],
  entry: WrittenMenuItem,
  at = entries.length,
): readonly WrittenMenuItem[] {
  const isThere = entries.some(({ label, href }) => label === entry.label && href === entry.href);
  return isThere ? entries : entries.toSpliced(at, 0, entry);
}

/** Without the entry at this place, when it is still the one that the person saw there. */
function without(entries: readonly WrittenMenuItem[], at: number, label: string): readonly WrittenMenuItem[] {
  return entries[at]?.label === label ? entries.toSpliced(at, 1) : entries;
}

function swapped(entries: readonly WrittenMenuItem[], from: number, to: number): readonly WrittenMenuItem[] {
  const [here, there] = [entries[from], entries[to]];
  return here && there ? entries.with(from, there).with(to, here) : entries;
}
