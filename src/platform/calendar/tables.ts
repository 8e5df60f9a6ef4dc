import type { ColumnType, Generated } from 'kysely';

declare module '../database/schema.ts' {
  interface Database {
    'calendar.holiday': HolidayTable;
    'calendar.national_week': NationalWeekTable;
    'calendar.local_week': LocalWeekTable;
    'calendar.local_holiday': LocalHolidayTable;
  }
}

interface HolidayTable {
  readonly on_date: string;
  readonly kind: 'libur-nasional' | 'cuti-bersama';
  readonly name: string;
  readonly citation: string;
  readonly is_verified: boolean;
}

interface NationalWeekTable {
  readonly effective_from: string;
  readonly work_days: number[];
  readonly counts_collective_leave_as_work: boolean;
  readonly citation: string;
  readonly is_verified: boolean;
}

interface LocalWeekTable {
  readonly government_id: Generated<string>;
  readonly work_days: number[];
  readonly counts_collective_leave_as_work: boolean;
  readonly citation: string;
  readonly set_by: string | null;
  readonly set_at: ColumnType<Date, string | undefined>;
}

interface LocalHolidayTable {
  readonly government_id: Generated<string>;
  readonly on_date: string;
  readonly kind: 'off' | 'work';
  readonly reason: string;
  readonly citation: string;
  readonly set_by: string | null;
  readonly set_at: ColumnType<Date, string | undefined>;
}
