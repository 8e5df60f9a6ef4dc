import { sql } from 'kysely';
import type { Tx } from '../database/database.ts';
import type { DatedException, WorkingCalendar } from './working-calendar.ts';
import './tables.ts';

interface CalendarRow {
  readonly work_days: readonly number[];
  readonly counts_collective_leave_as_work: boolean;
  readonly citation: string;
  readonly is_verified: boolean;
  /** `[date, kind, name, citation, isVerified]` */
  readonly holidays: readonly (readonly [string, 'libur-nasional' | 'cuti-bersama', string, string, boolean])[];
  /** `[date, kind, reason, citation]` */
  readonly local_days: readonly (readonly [string, 'off' | 'work', string, string])[];
}

/** The calendar of the transaction's government: national holidays, its own days, its working week. One query. */
export async function loadCalendar(tx: Tx): Promise<WorkingCalendar> {
  const { rows } = await sql<CalendarRow>`
    select week.*,
      coalesce((select jsonb_agg(jsonb_build_array(on_date, kind, name, citation, is_verified)) from calendar.holiday), '[]') as holidays,
      coalesce((select jsonb_agg(jsonb_build_array(on_date, kind, reason, citation)) from calendar.local_holiday), '[]') as local_days
    from (
      select work_days, counts_collective_leave_as_work, citation, true as is_verified, 1 as rank, set_at::date as since
        from calendar.local_week
      union all
      select work_days, counts_collective_leave_as_work, citation, is_verified, 2, effective_from
        from calendar.national_week where effective_from <= current_date
      order by rank, since desc limit 1
    ) as week`.execute(tx);
  const row = rows[0];
  if (!row) throw new Error('calendar.national_week is empty');
  return toCalendar(row);
}

function toCalendar(row: CalendarRow): WorkingCalendar {
  const exceptions = new Map<string, DatedException>();
  for (const [date, kind, name, citation, isVerified] of row.holidays) {
    const kindOff = kind === 'libur-nasional' ? 'national-holiday' : 'collective-leave';
    exceptions.set(date, { kind: kindOff, name, citation, isVerified });
  }
  for (const [date, kind, name, citation] of row.local_days) {
    exceptions.set(
      date,
      kind === 'work' ? { kind: 'worked' } : { kind: 'local-holiday', name, citation, isVerified: true },
    );
  }
  const nationalYears = row.holidays
    .filter(([, kind]) => kind === 'libur-nasional')
    .map(([date]) => Number(date.slice(0, 4)));
  return {
    workDays: new Set(row.work_days),
    exceptions,
    countsCollectiveLeaveAsWork: row.counts_collective_leave_as_work,
    loadedYears: new Set(nationalYears),
    week: { citation: row.citation, isVerified: row.is_verified },
  };
}
