import { Readable } from 'node:stream';
import { inReadOnly } from '../../../../platform/database/tenancy.ts';
import type { App } from '../../../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../../../platform/module.ts';
import { toCsv } from '../../../../platform/spreadsheets/csv.ts';
import type { Cell, Sheet } from '../../../../platform/spreadsheets/sheet.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import { config, visitOf } from '../../desk.ts';
import { PERMISSION } from '../../permissions.ts';
import { type PeriodSum, sumPeriod } from '../storage/month-sums.ts';
import { listNamed, type NamedTarget } from './watch-queries.ts';
import { watchTexts } from './watch-texts.ts';

const YEAR_DAYS = 365;

/** The figures of a year of everything that is watched, as a file. */
export function addYearRoute(app: App, deps: ModuleDeps): void {
  app.get('/meja/jaringan/pantauan/setahun.csv', { config }, async (request, reply) => {
    const { actor, within, language, today } = visitOf(request, deps.clock, PERMISSION.export);
    const now = deps.clock.now();
    const period = { from: now.subtract({ hours: 24 * YEAR_DAYS }), to: now };
    const read = await inReadOnly(deps.db, actor, async (tx) => ({
      targets: await listNamed(tx, within),
      sums: new Map((await sumPeriod(tx, null, period)).map((sum) => [sum.targetId, sum])),
    }));
    const rows = read.targets.map((target) => rowOf(target, read.sums.get(target.id)));
    return reply
      .header('content-disposition', `attachment; filename="pantauan-setahun-${today}.csv"`)
      .header('cache-control', 'no-store')
      .type('text/csv; charset=utf-8')
      .send(Readable.from(toCsv(sheetOf(rows, language))));
  });
}

function sheetOf(rows: readonly (readonly Cell[])[], language: Language): Sheet {
  return {
    columns: watchTexts(language).yearColumns.map((header) => ({ header, width: 20 })),
    rows: Readable.from(rows),
  };
}

function rowOf({ name, unitPath }: NamedTarget, sum: PeriodSum | undefined): readonly Cell[] {
  if (!sum) return [name, unitPath, 0, 0, null, null, null, null, null, null];
  const { checks, answers, latencyMs, mostLatencyMs, lossPercent, inBps, outBps } = sum;
  const rounded = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100);
  const share = (answers / checks) * 100;
  return [
    name,
    unitPath,
    checks,
    answers,
    ...[share, latencyMs, mostLatencyMs, lossPercent, inBps, outBps].map(rounded),
  ];
}
