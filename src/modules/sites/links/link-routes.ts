import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { z } from 'zod';
import { recordAudit } from '../../../platform/audit/audit.ts';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, requireActor } from '../../../platform/http/fastify.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { toCsv } from '../../../platform/spreadsheets/csv.ts';
import type { Cell } from '../../../platform/spreadsheets/sheet.ts';
import { emptyForm, type FormState } from '../../../platform/ui/form-state.ts';
import { deskScope, mayOpen } from '../desk/scope.ts';
import { type BrokenFilter, type BrokenLink, findLinkUnit, listBrokenLinks, saveIgnored } from './link-queries.ts';
import { linkTexts } from './link-texts.ts';
import type { LinkId } from './links.ts';
import { BrokenLinks, LINKS_PATH } from './views/broken-links.tsx';

const config = { host: 'government' } as const;
const SHOWN = 50;
const AT_ONCE = 1000;
const PLACES = { dalam: 'inside', luar: 'outside' } as const;
const query = z.object({
  letak: z.enum(['dalam', 'luar']).optional().catch(undefined),
  situs: idSchema<'site'>().optional().catch(undefined),
  diabaikan: z.literal('ya').optional().catch(undefined),
  sesudah: idSchema<'site-link'>().optional().catch(undefined),
});
type LinkQuery = z.output<typeof query>;
const params = z.object({ id: idSchema<'site-link'>() });

/** Broken links of the sites that a person serves; setting one aside needs its reason. */
export function addLinkRoutes(app: App, deps: ModuleDeps): void {
  app.get(LINKS_PATH, { config, schema: { querystring: query } }, async (request, reply) =>
    showLinks(request, reply, deps, { asked: request.query, form: emptyForm }),
  );

  app.post(`${LINKS_PATH}/:id/abaikan`, { config, schema: { params } }, async (request, reply) => {
    const { id } = request.params;
    const name = `alasan-${id}`;
    const body = request.body as Readonly<Record<string, unknown>> | undefined;
    const because = String(body?.[name] ?? '')
      .replaceAll('\u0000', '')
      .trim();
    const words = linkTexts(request.language);
    if (because.length < 3 || because.length > 300) {
      const form = { values: { id, [name]: because }, errors: { [name]: words.becauseFault } };
      return showLinks(request, reply, deps, { asked: {}, form });
    }
    await setAside(deps, requireActor(request), id, because);
    const undo = { action: `${LINKS_PATH}/${id}/periksa`, label: words.undo };
    return reply.setFlash({ text: words.ignoredNow, undo }).redirect(LINKS_PATH, 303);
  });

  app.post(`${LINKS_PATH}/:id/periksa`, { config, schema: { params } }, async (request, reply) => {
    await setAside(deps, requireActor(request), request.params.id, null);
    return reply.setFlash({ text: linkTexts(request.language).unignoredNow }).redirect(LINKS_PATH, 303);
  });

  addDownload(app, deps);
}

function addDownload(app: App, deps: ModuleDeps): void {
  const options = {
    config: { ...config, rateLimit: { max: 10, timeWindow: '1 minute' } },
    schema: { querystring: query },
  };
  app.get(`${LINKS_PATH}/tautan-rusak.csv`, options, async (request, reply) => {
    const actor = requireActor(request);
    const filter = filterOf(actor, request.query);
    const words = linkTexts(request.language);
    async function* rows(): AsyncGenerator<readonly Cell[]> {
      let after: LinkId | null = null;
      do {
        const start: LinkId | null = after;
        const some: readonly BrokenLink[] = await inReadOnly(deps.db, actor, (tx) =>
          listBrokenLinks(tx, filter, { after: start, limit: AT_ONCE }),
        );
        for (const link of some)
          yield [link.siteTitle, link.contentTitle, link.address, words.faults[link.fault], link.checkedOn];
        after = some.length < AT_ONCE ? null : (some.at(-1)?.id ?? null);
      } while (after !== null);
    }
    const columns = [words.site, words.content, words.address, words.why, 'tanggal'];
    return reply
      .header('cache-control', 'private, no-store')
      .header('content-disposition', 'attachment; filename="tautan-rusak.csv"')
      .type('text/csv; charset=utf-8')
      .send(Readable.from(toCsv({ columns: columns.map((header) => ({ header, width: 40 })), rows: rows() })));
  });
}

/** @throws {AppError} `not-allowed` for those who serve no site */
function filterOf(actor: Actor, asked: Partial<LinkQuery>): BrokenFilter {
  const paths = deskScope(actor);
  if (paths.length === 0) throw new AppError('not-allowed', 'They serve no site');
  const place = asked.letak && PLACES[asked.letak];
  return { paths, siteId: asked.situs, place, isIgnored: asked.diabaikan === 'ya' };
}

async function showLinks(
  request: FastifyRequest,
  reply: FastifyReply,
  deps: ModuleDeps,
  { asked, form }: { readonly asked: Partial<LinkQuery>; readonly form: FormState },
): Promise<FastifyReply> {
  const actor = requireActor(request);
  const { language } = request;
  const filter = filterOf(actor, asked);
  const found = await inReadOnly(deps.db, actor, (tx) =>
    listBrokenLinks(tx, filter, { after: asked.sesudah ?? null, limit: SHOWN + 1 }),
  );
  const links = found.slice(0, SHOWN);
  const kept = { letak: asked.letak, situs: asked.situs, diabaikan: asked.diabaikan };
  const hrefOf = (path: string, more: Readonly<Record<string, string | undefined>>) => {
    const wanted: Readonly<Record<string, string | undefined>> = { ...kept, ...more };
    const pairs = Object.entries(wanted).filter((pair): pair is [string, string] => pair[1] !== undefined);
    return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`;
  };
  const view = h(BrokenLinks, {
    ...{ language, links, form, isIgnored: filter.isIgnored, place: asked.letak },
    nextHref: found.length > SHOWN ? hrefOf(LINKS_PATH, { sesudah: links.at(-1)?.id }) : null,
    exportHref: hrefOf(`${LINKS_PATH}/tautan-rusak.csv`, {}),
  });
  const page = deskPage(request, deps.assets, { title: linkTexts(language).title, place: '/meja/situs' }, view);
  return reply.page(page, { status: form === emptyForm ? 200 : 422 });
}

async function setAside(deps: ModuleDeps, actor: Actor, id: LinkId, because: string | null): Promise<void> {
  await inTransaction(deps.db, actor, async (tx) => {
    const unitPath = await findLinkUnit(tx, id);
    if (unitPath === undefined || !mayOpen(actor, unitPath)) throw new AppError('not-found', `No link ${id} here`);
    await saveIgnored(tx, id, because === null ? null : { because, by: actor.personId });
    const action = because === null ? 'sites.recheck-link' : 'sites.ignore-link';
    await recordAudit(tx, actor, { action, subject: `site-link:${id}` });
  });
}
