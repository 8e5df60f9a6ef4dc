import type { Db, Tx } from '../../../platform/database/database.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { type Actor, scopeOf } from '../../../platform/identity/actor.ts';
import type { Cell, Sheet } from '../../../platform/spreadsheets/sheet.ts';
import { defineTexts, type Language } from '../../../platform/ui/texts.ts';
import { findPeople, findUnits } from '../../organization/index.ts';
import type { CaseId, CaseKind } from '../case.ts';
import { daysLate, type FiledCase, listFiledCases } from '../filed-cases.ts';
import { PERMISSION } from '../permissions.ts';
import { trackTexts } from '../public/track-texts.ts';
import { queueTexts } from './queue-texts.ts';

const texts = defineTexts({
  id: {
    columns: {
      ...{ number: 'Nomor', kind: 'Jenis', title: 'Tentang', from: 'Pengirim', channel: 'Lewat', filed: 'Didaftarkan' },
      ...{ received: 'Diterima', due: 'Jatuh tempo', answered: 'Dijawab', late: 'Terlambat (hari)', status: 'Keadaan' },
      ...{ outcome: 'Hasil', unit: 'Unit', who: 'Petugas' },
    },
    confidential: '(dirahasiakan)',
    anonymous: '(tanpa nama)',
  },
  en: {
    columns: {
      ...{ number: 'Number', kind: 'Kind', title: 'About', from: 'From', channel: 'By', filed: 'Registered' },
      ...{ received: 'Received', due: 'Due', answered: 'Answered', late: 'Late (days)', status: 'Status' },
      ...{ outcome: 'Outcome', unit: 'Unit', who: 'Officer' },
    },
    confidential: '(confidential)',
    anonymous: '(no name)',
  },
});

const WIDTHS: Readonly<Record<string, number>> = { number: 24, title: 50, from: 28, unit: 32, who: 28 };
const USUAL_WIDTH = 16;
const AT_ONCE = 1000;

/** Whose register, of which year, in which words. */
export interface RegisterQuestion {
  readonly db: Db;
  readonly actor: Actor;
  readonly year: number;
  /** 1 to 12: of this month only. */
  readonly month?: number | undefined;
  readonly timeZone: string;
  readonly today: Temporal.PlainDate;
  readonly language: Language;
  readonly kinds: readonly CaseKind[];
}

/** The register of a year's or month's cases as far as the actor may take it, in the order of filing; read a thousand at a time. */
export function registerSheet(asked: RegisterQuestion): Sheet {
  const { columns } = texts(asked.language);
  return {
    columns: Object.entries(columns).map(([key, header]) => ({ header, width: WIDTHS[key] ?? USUAL_WIDTH })),
    rows: registerRows(asked),
  };
}

async function* registerRows(asked: RegisterQuestion): AsyncGenerator<readonly Cell[]> {
  const [from, until] = [startOf(asked, 0), startOf(asked, 1)];
  const within = scopeOf(asked.actor, PERMISSION.export);
  let after: CaseId | undefined;
  for (;;) {
    const page = await inReadOnly(asked.db, asked.actor, async (tx) => {
      const rows = await listFiledCases(tx, { from, until, within, after, limit: AT_ONCE });
      return { rows, names: await namesOf(tx, rows) };
    });
    for (const row of page.rows) yield toCells(row, page.names, asked);
    const last = page.rows.at(-1);
    if (!last || page.rows.length < AT_ONCE) return;
    after = last.id;
  }
}

async function namesOf(tx: Tx, rows: readonly FiledCase[]): Promise<ReadonlyMap<string, string>> {
  const units = await findUnits(tx, [...new Set(rows.map(({ unitId }) => unitId))]);
  const assignees = new Set(rows.flatMap(({ assigneeId }) => (assigneeId === null ? [] : [assigneeId])));
  const people = await findPeople(tx, [...assignees]);
  return new Map<string, string>([...units, ...people].map(({ id, name }) => [id, name]));
}

/** The first moment of the year or month, or that of the next by 1. */
function startOf({ year, month, timeZone }: RegisterQuestion, later: 0 | 1): Temporal.Instant {
  const first = Temporal.PlainDate.from({ year, month: month ?? 1, day: 1 });
  return first
    .add(month === undefined ? { years: later } : { months: later })
    .toZonedDateTime(timeZone)
    .toInstant();
}

function toCells(row: FiledCase, names: ReadonlyMap<string, string>, asked: RegisterQuestion): readonly Cell[] {
  const { language, kinds, timeZone } = asked;
  const kind = kinds.find(({ name }) => name === row.kind);
  const outcome = kind?.outcomes.find(({ key }) => key === row.outcome)?.label[language] ?? row.outcome;
  return [
    ...[row.number, kind?.label[language] ?? row.kind, row.title, nameOf(row, language)],
    ...[queueTexts(language).channels[row.channel], row.filedAt.toZonedDateTimeISO(timeZone).toPlainDate()],
    ...[row.receivedOn, row.dueOn, row.answeredOn, daysLate(row, asked.today)],
    ...[trackTexts(language).status[row.status], outcome, names.get(row.unitId) ?? null],
    row.assigneeId === null ? null : (names.get(row.assigneeId) ?? null),
  ];
}

/** Confidential names stay out of files, which travel. */
function nameOf({ visibility, requester }: FiledCase, language: Language): string | null {
  return visibility === 'open' ? (requester?.name ?? null) : texts(language)[visibility];
}
