import type { FastifyReply } from 'fastify';
import { type ComponentChildren, h } from 'preact';
import { z } from 'zod';
import { type App, siteOf } from '../../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { CONTENT_KINDS, type ContentKind, KIND_PATH } from '../content.ts';
import { type KeyRange, readKey } from '../desk/keyset.ts';
import { TAG } from '../page-tags.ts';
import {
  agendaContent,
  latestContent,
  siteListContent,
  toItemPage,
  toUnitPage,
  unitListContent,
  warningsContent,
} from './list-queries.ts';
import { answer, crumbsTo, type PageRequest, readFor } from './page-context.ts';
import { AgendaPage, KindListPage, LatestPage, WarningsPage } from './views/list-pages.tsx';
import { listTexts } from './views/list-texts.ts';
import { publicTexts } from './views/public-texts.ts';
import { UnitListPage } from './views/unit-list.tsx';

const key = z.string().max(800).optional().catch(undefined);
const listQuery = z.object({ sebelum: key, sesudah: key });
const agendaQuery = listQuery.extend({ waktu: z.literal('lewat').optional().catch(undefined) });
const words = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((text) => !text.includes('\u0000'));
const unitQuery = listQuery.extend({
  jenis: z.enum(['opd', 'kecamatan', 'desa']).optional().catch(undefined),
  cari: words.optional().catch(undefined),
});

/** In lists of contents the next page holds what came before (`sebelum`). */
function timeRange(kind: 'moment' | 'text', query: z.output<typeof listQuery>): KeyRange {
  const newer = readKey(kind, query.sesudah);
  return newer ? { before: newer } : { after: readKey(kind, query.sebelum) };
}

/** Lists of contents, of one site and of all. */
export function addListRoutes(app: App, deps: ModuleDeps): void {
  for (const kind of CONTENT_KINDS.filter((one) => one !== 'agenda')) addKindList(app, deps, kind);
  addAgenda(app, deps);
  addUnitList(app, deps);

  app.get('/terbaru', { schema: { querystring: listQuery } }, async (request, reply) => {
    const range = timeRange('moment', request.query);
    const page = await readFor(request, deps, latestContent(range));
    const { governmentName } = page.frame.place;
    const list = { context: page.context, page: toItemPage(page.content, range), path: '/terbaru' };
    const lead = listTexts(request.language).latestLead(governmentName);
    const head = { ...headOf(page, '/terbaru', publicTexts(request.language).latest), description: lead };
    return show(reply, { page, head, tags: [TAG.portal] }, h(LatestPage, { ...list, governmentName }));
  });

  app.get('/peringatan', { schema: { querystring: listQuery } }, async (request, reply) => {
    const range = timeRange('moment', request.query);
    const page = await readFor(request, deps, warningsContent(range));
    const list = { context: page.context, page: toItemPage(page.content, range), path: '/peringatan' };
    const head = headOf(page, '/peringatan', publicTexts(request.language).warnings);
    return show(reply, { page, head, tags: [TAG.warnings] }, h(WarningsPage, list));
  });
}

function addKindList(app: App, deps: ModuleDeps, kind: ContentKind): void {
  const path = kind === 'page' ? '/informasi' : `/${KIND_PATH[kind]}`;
  app.get(path, { schema: { querystring: listQuery } }, async (request, reply) => {
    const { siteId } = siteOf(request);
    const range = timeRange(kind === 'page' ? 'text' : 'moment', request.query);
    const page = await readFor(request, deps, siteListContent(siteId, kind, range));
    const head = headOf(page, path, publicTexts(request.language).kinds[kind]);
    const list = { context: page.context, page: toItemPage(page.content, range), path, kind };
    return show(reply, { page, head, tags: [TAG.list(siteId)] }, h(KindListPage, list));
  });
}

function addAgenda(app: App, deps: ModuleDeps): void {
  app.get('/agenda', { schema: { querystring: agendaQuery } }, async (request, reply) => {
    const { siteId } = siteOf(request);
    const isPast = request.query.waktu === 'lewat';
    const range = timeRange('moment', request.query);
    const page = await readFor(request, deps, agendaContent(siteId, { now: deps.clock.now(), isPast }, range));
    const path = isPast ? '/agenda?waktu=lewat' : '/agenda';
    const head = headOf(page, '/agenda', publicTexts(request.language).kinds.agenda);
    const view = h(AgendaPage, { context: page.context, page: toItemPage(page.content, range), path });
    return show(reply, { page, head, tags: [TAG.list(siteId)] }, view);
  });
}

const KINDS = {
  opd: ['opd', 'uptd'],
  kecamatan: ['kecamatan'],
  desa: ['desa', 'kelurahan'],
} as const;

function addUnitList(app: App, deps: ModuleDeps): void {
  const options = { config: { host: 'government' }, schema: { querystring: unitQuery } } as const;
  app.get('/unit', options, async (request, reply) => {
    const { jenis, cari, sebelum, sesudah } = request.query;
    const before = readKey('text', sebelum);
    const range: KeyRange = before ? { before } : { after: readKey('text', sesudah) };
    const filter = { kinds: jenis ? KINDS[jenis] : [], search: cari };
    const page = await readFor(request, deps, unitListContent(filter, range));
    const { governmentName } = page.frame.place;
    const view = h(UnitListPage, {
      ...{ context: page.context, page: toUnitPage(page.content, range), governmentName, kind: jenis, search: cari },
    });
    const head = headOf(page, '/unit', publicTexts(request.language).units);
    return show(reply, { page, head, tags: [TAG.portal] }, view);
  });
}

interface Listed<T> {
  readonly page: PageRequest<T>;
  readonly head: ReturnType<typeof headOf>;
  readonly tags: readonly string[];
}

/** Search engines read the first page of a list; the others lead there. */
function headOf<T>(page: PageRequest<T>, canonicalPath: string, title: string) {
  return { title, canonicalPath, breadcrumbs: crumbsTo(page) };
}

function show<T>(reply: FastifyReply, { page, head, tags }: Listed<T>, view: ComponentChildren): FastifyReply {
  return answer(reply, page, { ...head, tags }, view);
}
