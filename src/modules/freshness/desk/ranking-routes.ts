import { Readable } from 'node:stream';
import { h } from 'preact';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, type FastifyReply, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { mayAnywhere } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { BYTE_ORDER_MARK, csvLines } from '../csv.ts';
import { STATES, type State, stateOn } from '../item.ts';
import { itemKey, listItems } from '../item-list.ts';
import { itemWords } from '../item-words.ts';
import { rangeOf } from '../keys.ts';
import { PERMISSION } from '../permissions.ts';
import { listRanking, rankingOf, rankingQuery } from '../standing/ranking-queries.ts';
import { rankingTexts } from '../standing/views/ranking-texts.ts';
import { publicHref } from './item-view.ts';
import { deskScope, filterOf, itemQuery } from './request-parts.ts';
import { deskTexts } from './texts.ts';
import { RankingPage } from './views/ranking-page.tsx';

const config = { host: 'government' } as const;
const PAGE_ROWS = 50;
const FILE_ROWS = 500;
const download = { ...config, rateLimit: { max: 10, timeWindow: '1 minute' } } as const;

/** The ranking of units, and both lists as files. */
export function addRankingRoutes(app: App, deps: ModuleDeps): void {
  const schema = { querystring: rankingQuery };
  app.get('/meja/kesegaran/peringkat', { config, schema }, async (request, reply) => {
    const actor = requireActor(request);
    const { language } = request;
    const today = deps.clock.today(siteOf(request).timeZone);
    const part = rankingOf(request.query);
    const page = await inReadOnly(deps.db, actor, (tx) => listRanking(tx, { ...part, today, limit: PAGE_ROWS }));
    const scope = deskScope(actor);
    const own = new Set(
      page.rows.filter(({ unitPath }) => scope.some((path) => unitPath.startsWith(path))).map(({ unitId }) => unitId),
    );
    const hrefOf = (unitId: string, state: State | null) =>
      itemsHref([...own].some((id) => id === unitId) ? '/meja/kesegaran' : '/kesegaran/informasi', unitId, state);
    const view = h(RankingPage, {
      language,
      page,
      order: part.order,
      mayReview: mayAnywhere(actor, PERMISSION.review),
      hrefOf,
    });
    const title = deskTexts(language).tabRanking;
    return reply.page(deskPage(request, deps.assets, { title, place: '/meja/kesegaran' }, view));
  });

  app.get('/meja/kesegaran/peringkat.csv', { config: download }, async (request, reply) => {
    const actor = requireActor(request);
    const today = deps.clock.today(siteOf(request).timeZone);
    const words = rankingTexts(request.language);
    const states = itemWords(request.language).states;
    async function* lines() {
      yield BYTE_ORDER_MARK + csvLines([[words.unit, ...STATES.map((state) => states[state])]]);
      let next: string | undefined;
      do {
        const part = { ...rankingOf({ sesudah: next }), today, limit: FILE_ROWS };
        const page = await inReadOnly(deps.db, actor, (tx) => listRanking(tx, part));
        yield csvLines(page.rows.map((row) => [row.unitName, ...STATES.map((state) => row[state])]));
        next = page.next ?? undefined;
      } while (next !== undefined);
    }
    return sendFile(reply, 'peringkat-kemutakhiran', lines());
  });

  addItemsFile(app, deps);
}

function addItemsFile(app: App, deps: ModuleDeps): void {
  const options = { config: download, schema: { querystring: itemQuery } } as const;
  app.get('/meja/kesegaran/informasi.csv', options, async (request, reply) => {
    const actor = requireActor(request);
    const place = siteOf(request);
    const today = deps.clock.today(place.timeZone);
    const words = deskTexts(request.language);
    const { states } = itemWords(request.language);
    const filter = { ...filterOf(request.query), within: deskScope(actor) };
    async function* lines() {
      const head = [words.columnTitle, words.columnOwner, words.columnState, words.columnDue, words.lastRenewed];
      yield BYTE_ORDER_MARK + csvLines([[...head, words.columnCadence, words.openPage]]);
      let next: string | undefined;
      do {
        const range = rangeOf(itemKey, { sesudah: next });
        const page = await inReadOnly(deps.db, actor, (tx) =>
          listItems(tx, filter, { today, range, limit: FILE_ROWS }),
        );
        const row = (item: (typeof page.rows)[number]) => [
          ...[item.title, item.unitName, states[stateOn(item, today)], item.dueOn?.toString() ?? ''],
          ...[item.lastRenewedOn.toString(), item.cadence ?? '', publicHref(deps, place, item)],
        ];
        yield csvLines(page.rows.map(row));
        next = page.next ?? undefined;
      } while (next !== undefined);
    }
    return sendFile(reply, 'kemutakhiran', lines());
  });
}

/** Where the items of a unit stand; of one state, or all. */
export function itemsHref(path: string, unitId: string, state: State | null): string {
  const query = new URLSearchParams({ unit: unitId, ...(state ? { keadaan: state } : {}) });
  return `${path}?${query}`;
}

function sendFile(reply: FastifyReply, name: string, lines: AsyncIterable<string>): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .header('cache-control', 'no-store')
    .type('text/csv; charset=utf-8')
    .send(Readable.from(lines));
}
