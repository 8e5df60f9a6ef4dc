import { defineTexts } from '../../platform/ui/texts.ts';

/** Texts of confirming from a reminder. */
export const confirmActionTexts = defineTexts({
  id: {
    title: 'Apakah informasi ini masih benar?',
    item: 'Informasi',
    renewed: 'Terakhir diperbarui',
    due: 'Jatuh tempo',
    basis: 'Dasar',
    never: 'tanpa jadwal',
    next: (date: string) => `Jatuh tempo berikutnya ${date}.`,
    drawn: 'Pernyataan ini terpilih untuk diperiksa orang lain.',
  },
  en: {
    title: 'Is this information still correct?',
    item: 'Information',
    renewed: 'Last updated',
    due: 'Due',
    basis: 'Basis',
    never: 'no cadence',
    next: (date) => `Due next on ${date}.`,
    drawn: 'It was drawn for somebody else to check.',
  },
});
