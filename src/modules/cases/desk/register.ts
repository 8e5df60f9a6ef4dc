import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { type Actor, type PersonId, scopeOf, type UnitId } from '../../../platform/identity/actor.ts';
import type { Cell, Sheet } from '../../../platform/spreadsheets/sheet.ts';
import { defineTexts, type Language } from '../../../platform/ui/texts.ts';
import { findPeople, findUnits } from '../../organization/index.ts';
import type { CaseKind, Channel, Visibility } from '../case.ts';
import type { CaseStatus } from '../history.ts';
import { PERMISSION } from '../permissions.ts';
import { trackTexts } from '../public/track-texts.ts';
import { withinUnits } from '../queries.ts';
import { queueTexts } from './queue-texts.ts';
import '../tables.ts';

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

const WIDTHS: Readonly<Record<string, number>> = { title: 50, from: 28, unit: 32, who: 28 };
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
  let after = firstIdAt(startOf(asked, 0).subtract({ hours: 48 }));
  for (;;) {
    const page = await inReadOnly(asked.db, asked.actor, (tx) => readPage(tx, asked, after));
    for (const row of page.rows) yield toCells(row, page.names, asked);
    const last = page.rows.at(-1);
    if (!last || page.rows.length < AT_ONCE) return;
    after = last.id;
  }
}

interface RegisterRow {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly title: string;
  readonly name: string | null;
  readonly visibility: Visibility;
  readonly channel: Channel;
  readonly filed_at: Date;
  readonly received_on: string;
  readonly due_on: string | null;
  readonly answered_on: string | null;
  readonly status: CaseStatus;
  readonly outcome: string | null;
  readonly unit_id: UnitId;
  readonly assignee_id: PersonId | null;
}

async function readPage(tx: Tx, asked: RegisterQuestion, after: string) {
  const [from, to] = [startOf(asked, 0), startOf(asked, 1)];
  const { rows } = await sql<RegisterRow>`
    select c.id, c.number, c.kind, c.title, r.name, c.visibility, c.channel, c.filed_at, c.received_on, d.due_on,
      c.answered_on, c.status, c.outcome, c.unit_id, c.assignee_id
    from cases.case c
    left join cases.requester r on r.government_id = c.government_id and r.case_id = c.id
    left join deadlines.deadline d on d.government_id = c.government_id and d.id = c.deadline_id
    where c.id > ${after}::uuid and c.id < ${firstIdAt(to.add({ hours: 48 }))}::uuid
      and c.filed_at >= ${from.toString()}::timestamptz and c.filed_at < ${to.toString()}::timestamptz
      and ${withinUnits('c.unit_path', scopeOf(asked.actor, PERMISSION.export))}
    order by c.id limit ${AT_ONCE}`.execute(tx);
  const units = await findUnits(tx, [...new Set(rows.map(({ unit_id }) => unit_id))] as Parameters<
    typeof findUnits
  >[1]);
  const assignees = new Set(rows.flatMap(({ assignee_id }) => (assignee_id === null ? [] : [assignee_id])));
  const people = await findPeople(tx, [...assignees]);
  return { rows, names: new Map<string, string>([...units, ...people].map(({ id, name }) => [id, name])) };
}

/** The first moment of the year or month, or that of the next by 1. */
function startOf({ year, month, timeZone }: RegisterQuestion, later: 0 | 1): Temporal.Instant {
  const first = Temporal.PlainDate.from({ year, month: month ?? 1, day: 1 });
  return first
    .add(month === undefined ? { years: later } : { months: later })
    .toZonedDateTime(timeZone)
    .toInstant();
}

/** The least UUID version 7 of a moment: ids follow time, so that a year is read without the others. Source: RFC 9562, 5.7. */
function firstIdAt(instant: Temporal.Instant): string {
  const hex = instant.epochMilliseconds.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

function toCells(row: RegisterRow, names: ReadonlyMap<string, string>, asked: RegisterQuestion): readonly Cell[] {
  const { language, kinds, timeZone } = asked;
  const kind = kinds.find(({ name }) => name === row.kind);
  const filedOn = Temporal.Instant.fromEpochMilliseconds(row.filed_at.getTime()).toZonedDateTimeISO(timeZone);
  const outcome = kind?.outcomes.find(({ key }) => key === row.outcome)?.label[language] ?? row.outcome;
  return [
    ...[row.number, kind?.label[language] ?? row.kind, row.title, nameOf(row, language)],
    ...[queueTexts(language).channels[row.channel], filedOn.toPlainDate(), dateOf(row.received_on)],
    ...[dateOf(row.due_on), dateOf(row.answered_on), daysLate(row, asked.today)],
    ...[trackTexts(language).status[row.status], outcome, names.get(row.unit_id) ?? null],
    row.assignee_id === null ? null : (names.get(row.assignee_id) ?? null),
  ];
}

/** Confidential names stay out of files, which travel. */
function nameOf({ visibility, name }: RegisterRow, language: Language): string | null {
  return visibility === 'open' ? name : texts(language)[visibility];
}

function dateOf(text: string | null): Temporal.PlainDate | null {
  return text === null ? null : Temporal.PlainDate.from(text);
}

/** Days after the due date, until the answer or today; 0 when in time, null where nothing is due. */
function daysLate({ due_on, answered_on, status }: RegisterRow, today: Temporal.PlainDate): number | null {
  if (due_on === null || status === 'withdrawn' || status === 'merged' || status === 'waiting') return null;
  const until = answered_on === null ? today : Temporal.PlainDate.from(answered_on);
  return Math.max(0, Temporal.PlainDate.from(due_on).until(until, { largestUnit: 'day' }).days);
}
