import { z } from 'zod';
import { INSTALLATION } from '../audit/audit.ts';
import type { CliCommand } from '../cli/command.ts';
import { inTransaction } from '../database/tenancy.ts';
import { AppError } from '../errors.ts';
import { CRON_ZONE } from '../jobs/queues.ts';
import { removeNationalDay, setNationalDay } from './change-calendar.ts';

const date = { name: '<tanggal>', description: 'tanggal, misalnya 2027-06-07' };

const daySchema = z.object({
  date: z.iso.date('Tanggal ditulis seperti 2027-06-07.'),
  kind: z.enum(['libur-nasional', 'cuti-bersama'], 'Jenisnya libur-nasional atau cuti-bersama.'),
  name: z.string('Nama hari belum diisi.').trim().min(3, 'Nama hari paling sedikit 3 huruf.').max(120),
  citation: z.string('Isi --dasar, misalnya "SKB Nomor 1/2027".').trim().min(3).max(300),
});

const setDay: CliCommand = {
  name: 'set-national-day',
  summary: 'Menetapkan hari libur nasional atau cuti bersama; semua tenggat yang terkena dihitung ulang',
  example: 'set-national-day 2027-06-07 cuti-bersama "Cuti bersama" --dasar "Perubahan SKB 2027"',
  args: [
    date,
    { name: '<jenis>', description: 'libur-nasional atau cuti-bersama' },
    { name: '<nama>', description: 'nama hari' },
  ],
  options: [
    { flags: '--dasar <skb>', description: 'keputusan yang menetapkannya' },
    { flags: '--belum-diverifikasi', description: 'tandai bahwa naskahnya belum dicocokkan' },
  ],
  async run({ db, clock }, [given, kind, name], options) {
    const day = readDay({ date: given, kind, name, citation: options.dasar });
    const isVerified = options.belumDiverifikasi !== true;
    const national = { ...day, date: Temporal.PlainDate.from(day.date), isVerified };
    await inTransaction(db, INSTALLATION, (tx) => setNationalDay(tx, national, clock.today(CRON_ZONE)));
    return {
      text: `${day.date} ditetapkan: ${day.name}. Tenggat dihitung ulang di latar belakang.`,
      data: { ...day, isVerified },
    };
  },
};

const removeDay: CliCommand = {
  name: 'remove-national-day',
  summary: 'Mencabut hari libur nasional atau cuti bersama; semua tenggat yang terkena dihitung ulang',
  example: 'remove-national-day 2027-06-07',
  args: [date],
  async run({ db, clock }, [given]) {
    const parsed = daySchema.shape.date.safeParse(given);
    if (!parsed.success) throw new AppError('invalid', faultsOf(parsed.error));
    const day = Temporal.PlainDate.from(parsed.data);
    await inTransaction(db, INSTALLATION, (tx) => removeNationalDay(tx, day, clock.today(CRON_ZONE)));
    return { text: `${day} dicabut. Tenggat dihitung ulang di latar belakang.`, data: { date: parsed.data } };
  },
};

/** `set-national-day` and `remove-national-day`: how an amended joint decree (SKB) gets into a running installation. */
export const nationalDayCommands: readonly CliCommand[] = [setDay, removeDay];

function readDay(given: unknown): z.infer<typeof daySchema> {
  const parsed = daySchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new AppError('invalid', faultsOf(parsed.error));
}

function faultsOf(error: z.ZodError): string {
  return error.issues.map((issue) => issue.message).join(' ');
}
