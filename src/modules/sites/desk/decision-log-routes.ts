import { h } from 'preact';
import { z } from 'zod';
import { recordAudit } from '../../../platform/audit/audit.ts';
import { idSchema } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { AppError } from '../../../platform/errors.ts';
import { deskPage } from '../../../platform/http/desk-page.tsx';
import { type App, requireActor, siteOf } from '../../../platform/http/fastify.ts';
import { SHEET_FORMATS, sendSheet } from '../../../platform/http/send-sheet.ts';
import { type Actor, scopeOf, type UnitPath } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { Cell, Sheet } from '../../../platform/spreadsheets/sheet.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { listPrivacyDecisions, type PrivacyDecision, type PrivacyDecisionId } from '../privacy/decision-log.ts';
import { PERMISSION } from '../workflow.ts';
import { namesOf } from './people-names.ts';
import { DecisionLogPage, kindsOf, reasonsOf } from './views/decision-log.tsx';
import { decisionLogTexts } from './views/decision-log-texts.ts';

const PATH = '/meja/data-pribadi';
const config = { host: 'government' } as const;
const SHOWN = 50;
const AT_ONCE = 500;

/** Who let personal data be shown, where and why: for those who publish or manage, as a page and as files. */
export function addDecisionLogRoutes(app: App, deps: ModuleDeps): void {
  const querystring = z.object({ sebelum: idSchema<'privacy-decision'>().optional().catch(undefined) });
  app.get(PATH, { config, schema: { querystring } }, async (request, reply) => {
    const actor = requireActor(request);
    const paths = logScope(actor);
    const { language } = request;
    const before = request.query.sebelum ?? null;
    const read = await inReadOnly(deps.db, actor, async (tx) => {
      const found = await listPrivacyDecisions(tx, paths, { before, limit: SHOWN + 1 });
      const rows = found.slice(0, SHOWN);
      return {
        rows,
        isMore: found.length > SHOWN,
        names: await namesOf(
          tx,
          rows.map(({ decidedBy }) => decidedBy),
        ),
      };
    });
    const view = h(DecisionLogPage, {
      ...{ language, timeZone: siteOf(request).timeZone, rows: read.rows, names: read.names },
      nextHref: read.isMore ? `${PATH}?sebelum=${read.rows.at(-1)?.id}` : null,
    });
    const title = decisionLogTexts(language).title;
    return reply.page(deskPage(request, deps.assets, { title, place: '/meja/situs' }, view));
  });

  const params = z.object({ format: z.enum(SHEET_FORMATS) });
  const download = { ...config, rateLimit: { max: 10, timeWindow: '1 minute' } } as const;
  app.get(`${PATH}/keputusan.:format`, { config: download, schema: { params } }, async (request, reply) => {
    const actor = requireActor(request);
    const paths = logScope(actor);
    const { language } = request;
    const { timeZone, governmentName } = siteOf(request);
    await inTransaction(deps.db, actor, (tx) =>
      recordAudit(tx, actor, { action: 'sites.export', subject: 'privacy-decisions:all' }),
    );
    const sheet = logSheet(deps, actor, { paths, timeZone, language });
    const title = decisionLogTexts(language).title;
    const paper = { language, governmentName, title, now: deps.clock.now() };
    return sendSheet(reply, sheet, { name: 'keputusan-data-pribadi', format: request.params.format, paper });
  });
}

/** @throws {AppError} `not-allowed` for those who neither publish nor manage */
function logScope(actor: Actor): readonly UnitPath[] {
  const paths = [...new Set([...scopeOf(actor, PERMISSION.publish), ...scopeOf(actor, PERMISSION.manage)])];
  if (paths.length === 0) throw new AppError('not-allowed', 'They publish nowhere');
  return paths;
}

interface LogFacts {
  readonly paths: readonly UnitPath[];
  readonly timeZone: string;
  readonly language: Language;
}

function logSheet({ db }: ModuleDeps, actor: Actor, { paths, timeZone, language }: LogFacts): Sheet {
  const { columns, steps } = decisionLogTexts(language);
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    let before: PrivacyDecisionId | null = null;
    do {
      const start: PrivacyDecisionId | null = before;
      const read: { readonly some: readonly PrivacyDecision[]; readonly names: Readonly<Record<string, string>> } =
        await inReadOnly(db, actor, async (tx) => {
          const some = await listPrivacyDecisions(tx, paths, { before: start, limit: AT_ONCE });
          return {
            some,
            names: await namesOf(
              tx,
              some.map(({ decidedBy }) => decidedBy),
            ),
          };
        });
      for (const one of read.some)
        yield [
          ...[one.decidedAt.toZonedDateTimeISO(timeZone).toPlainDate(), read.names[one.decidedBy] ?? one.decidedBy],
          ...[one.siteTitle, one.contentTitle, one.version, steps[one.step]],
          ...[kindsOf(one, language), reasonsOf(one, language)],
        ];
      before = read.some.length < AT_ONCE ? null : (read.some.at(-1)?.id ?? null);
    } while (before !== null);
  }
  const widths = { when: 14, who: 28, site: 28, content: 40, version: 8, step: 14, kinds: 24, reasons: 60 };
  const header = Object.entries(columns).map(([key, text]) => ({
    ...{ header: text, width: widths[key as keyof typeof widths] },
  }));
  return { columns: header, rows: rows() };
}
