import type { Tone } from '../../platform/ui/notice.tsx';
import { defineTexts, type Language } from '../../platform/ui/texts.ts';
import { durationOf, type State } from './item.ts';

const statesId: Readonly<Record<State, string>> = {
  late: 'Terlambat',
  review: 'Perlu diperiksa',
  due: 'Jatuh tempo',
  without: 'Tanpa jadwal',
  confirmed: 'Masih benar',
  fresh: 'Mutakhir',
};
const statesEn: Readonly<Record<State, string>> = {
  late: 'Late',
  review: 'To be checked',
  due: 'Due',
  without: 'No cadence',
  confirmed: 'Still correct',
  fresh: 'Fresh',
};
const meaningsId: Readonly<Record<State, string>> = {
  late: 'melewati jatuh tempo dan masa tenggangnya',
  review: 'sumbernya berubah, atau pernyataannya terpilih untuk diperiksa orang lain',
  due: 'sudah waktunya diperbarui, masih dalam masa tenggang',
  without: 'belum ada yang menentukan seberapa sering harus diperbarui',
  confirmed: 'dinyatakan masih benar dengan alasan',
  fresh: 'diperbarui sesuai jadwal',
};
const meaningsEn: Readonly<Record<State, string>> = {
  late: 'past its due date and its grace',
  review: 'its source has changed, or its confirmation was drawn for somebody else to check',
  due: 'time to update, still within its grace',
  without: 'nobody has said how often it must be updated',
  confirmed: 'confirmed as still correct, with a reason',
  fresh: 'updated as scheduled',
};

/** Words for states and cadences. */
export const itemWords = defineTexts({
  id: {
    states: statesId,
    meanings: meaningsId,
    every: (count: number, unit: 'days' | 'months') => `setiap ${count} ${unit === 'days' ? 'hari' : 'bulan'}`,
    noCadence: 'tanpa jadwal',
    sample: 'contoh',
  },
  en: {
    states: statesEn,
    meanings: meaningsEn,
    every: (count, unit) => (count === 1 ? `every ${unit === 'days' ? 'day' : 'month'}` : `every ${count} ${unit}`),
    noCadence: 'no cadence',
    sample: 'sample',
  },
});

/** How urgent a state is. */
export const STATE_TONE: Readonly<Record<State, Tone>> = {
  late: 'danger',
  review: 'notice',
  due: 'warning',
  without: 'neutral',
  confirmed: 'success',
  fresh: 'success',
};

/** A cadence in words: `setiap 6 bulan`. */
export function cadenceWords(cadence: string | null, language: Language): string {
  const words = itemWords(language);
  if (cadence === null) return words.noCadence;
  const duration = durationOf(cadence);
  return 'days' in duration ? words.every(duration.days, 'days') : words.every(duration.months, 'months');
}
