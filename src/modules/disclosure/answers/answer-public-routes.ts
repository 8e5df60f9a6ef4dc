import { h } from 'preact';
import { z } from 'zod';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { type App, siteOf } from '../../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { pageQuery, rangeOf } from '../../freshness/index.ts';
import { findUnits } from '../../organization/index.ts';
import { answerWithin, showOnSite } from '../../sites/index.ts';
import { OUTCOMES } from '../requests/request.ts';
import { ANSWERS_TAG } from './answer-commands.ts';
import { type AnswerFilter, answerKey, findAnswerByNumber, listAnswers, noteUse } from './answer-queries.ts';
import { answerTexts } from './answer-texts.ts';
import { ANSWERS_PATH, AnswerList, AnswerPage } from './views/answer-pages.tsx';

const config = { host: 'site' } as const;
const SHOWN = 20;
const YEARS_SHOWN = 8;
const query = z.object({
  ...pageQuery,
  cari: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .refine((typed) => !typed.includes('\u0000'))
    .optional()
    .catch(undefined),
  tahun: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined),
  hasil: z.enum(OUTCOMES).optional().catch(undefined),
});
const byNumber = { params: z.object({ number: z.coerce.number().int().min(1).max(2_000_000_000) }) };

/** Published answers for everyone: of the government on its portal, of a unit and those below it on the unit's site. */
export function addPublicAnswerRoutes(app: App, deps: ModuleDeps): void {
  app.get(ANSWERS_PATH, { config, schema: { querystring: query } }, async (request, reply) => {
    const { language } = request;
    const { cari: search, tahun: year, hasil: outcome } = request.query;
    const place = siteOf(request);
    const within = place.isGovernmentSite ? undefined : place.unitPath;
    const filter: AnswerFilter = { within, search, year, outcome };
    const range = rangeOf(answerKey, request.query);
    const page = await inReadOnly(deps.db, place, (tx) => listAnswers(tx, filter, { range, limit: SHOWN }));
    const kept = {
      ...(search && { cari: search }),
      ...(year && { tahun: String(year) }),
      ...(outcome && { hasil: outcome }),
    };
    const hrefOf = (part: Readonly<Record<string, string>>) =>
      `${ANSWERS_PATH}?${new URLSearchParams({ ...kept, ...part })}`;
    const { year: thisYear } = deps.clock.today(place.timeZone);
    const view = h(AnswerList, {
      ...{
        language,
        rows: page.rows,
        filter,
        years: Array.from({ length: YEARS_SHOWN }, (_, back) => thisYear - back),
      },
      previousHref: page.previous && hrefOf({ sebelum: page.previous }),
      nextHref: page.next && hrefOf({ sesudah: page.next }),
    });
    const words = answerTexts(language);
    const isWhole = Object.keys(kept).length === 0 && range.key === null;
    const head = { title: words.title, description: words.lead, tags: [ANSWERS_TAG] };
    return answerWithin({ request, reply, deps }, { ...head, canonicalPath: isWhole ? ANSWERS_PATH : null }, view);
  });

  const thanks = z.object({ terima: z.literal('kasih').optional().catch(undefined) });
  app.get(
    `${ANSWERS_PATH}/:number`,
    { config, schema: { ...byNumber, querystring: thanks } },
    async (request, reply) => {
      const { language } = request;
      const place = siteOf(request);
      const { number } = request.params;
      const { answer, unitName } = await inReadOnly(deps.db, place, async (tx) => {
        const found = await findAnswerByNumber(tx, number);
        if (!found?.isPublic) throw new AppError('not-found', `No answer ${number} is published`);
        const [unit] = await findUnits(tx, [found.unitId]);
        return { answer: found, unitName: unit?.name ?? place.governmentName };
      });
      const isThanked = request.query.terima === 'kasih';
      const view = h(AnswerPage, { language, answer, unitName, isThanked });
      const canonicalPath = `${ANSWERS_PATH}/${number}`;
      if (isThanked) return showOnSite(reply, deps, { title: answer.title, canonicalPath }, view);
      const crumbs = [{ label: answerTexts(language).title, href: ANSWERS_PATH }];
      return answerWithin(
        { request, reply, deps },
        { title: answer.title, canonicalPath, crumbs, tags: [ANSWERS_TAG] },
        view,
      );
    },
  );

  const counting = { ...config, rateLimit: { max: 10, timeWindow: '1 minute' } } as const;
  app.post(`${ANSWERS_PATH}/:number/terjawab`, { config: counting, schema: byNumber }, async (request, reply) => {
    const place = siteOf(request);
    const { number } = request.params;
    const today = deps.clock.today(place.timeZone);
    await inTransaction(deps.db, place, (tx) => noteUse(tx, number, today));
    return reply.redirect(`${ANSWERS_PATH}/${number}?terima=kasih`, 303);
  });
}
