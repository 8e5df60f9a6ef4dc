import { defineTexts } from '../../../platform/ui/texts.ts';
import type { Audience } from './ladder.ts';

const becauseId: Readonly<Record<Audience, string>> = {
  operator: 'Informasi yang Anda urus dan sudah waktunya diperbarui, atau dinyatakan masih benar:',
  head: 'Informasi unit Anda yang terlambat meskipun operatornya sudah diingatkan:',
  sekda: 'Informasi yang tetap terlambat sesudah kepala unitnya diingatkan:',
};
const becauseEn: Readonly<Record<Audience, string>> = {
  operator: 'Information that you keep, to be updated or confirmed as correct now:',
  head: 'Information of your unit that is late although its operator was reminded:',
  sekda: 'Information that is still late after the head of its unit was reminded:',
};

/** Texts of the daily mail. */
export const reminderTexts = defineTexts({
  id: {
    subject: (count: number) => `Perlu diperbarui: ${count} informasi`,
    because: becauseId,
    due: (date: string, away: string) => `Jatuh tempo ${date} (${away}).`,
    rest: (count: number) => `… dan ${count} lainnya; semuanya ada di meja kerja.`,
    next: (href: string) =>
      `Buka ${href} untuk memperbarui, menyatakan masih benar dengan alasan, atau mengubah jadwalnya.`,
    foot: 'Pengingat ini dikirim paling banyak satu kali sehari, hanya bila ada yang baru.',
    stillCorrect: (title: string) => `Masih benar – ${title}`,
    changeFact: (label: string, value: string) => `Ubah ${label} (sekarang ${value})`,
    handOver: 'Sedang cuti atau dinas luar? Serahkan kepada rekan',
  },
  en: {
    subject: (count) => `To be updated: ${count} item${count === 1 ? '' : 's'}`,
    because: becauseEn,
    due: (date, away) => `Due on ${date} (${away}).`,
    rest: (count) => `… and ${count} more; all of them are at the desk.`,
    next: (href) => `Open ${href} to update, to confirm with a reason, or to change the cadence.`,
    foot: 'This reminder is sent once a day at most, when there is something new.',
    stillCorrect: (title) => `Still correct – ${title}`,
    changeFact: (label, value) => `Change ${label} (now ${value})`,
    handOver: 'On leave or travelling? Hand over to a colleague',
  },
});
