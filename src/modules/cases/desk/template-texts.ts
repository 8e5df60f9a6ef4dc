import { defineTexts } from '../../../platform/ui/texts.ts';

/** Texts of the page of answer templates. */
export const templateTexts = defineTexts({
  id: {
    title: 'Templat jawaban',
    lead: 'Jawaban yang sering dipakai unit Anda dan unit di bawahnya. Petugas memilihnya saat menjawab, lalu mengubah seperlunya.',
    none: 'Belum ada templat',
    noneText: 'Simpan jawaban yang sering ditulis, supaya tidak diketik lagi.',
    name: 'Nama templat',
    body: 'Isi jawaban',
    add: 'Templat baru',
    change: 'Ubah',
    save: 'Simpan',
    remove: 'Hapus',
    saved: 'Templat tersimpan.',
    removed: 'Templat dihapus.',
    caption: 'Templat jawaban unit',
    errors: { name: 'Isi nama, paling panjang 100 huruf.', body: 'Isi jawaban, paling panjang 10.000 huruf.' },
  },
  en: {
    title: 'Answer templates',
    lead: 'Answers that your unit and those below it give often. Officers choose one and change what they need.',
    none: 'No template yet',
    noneText: 'Keep an answer that is often written, so that nobody types it again.',
    name: 'Name of the template',
    body: 'Answer',
    add: 'New template',
    change: 'Change',
    save: 'Save',
    remove: 'Remove',
    saved: 'The template is saved.',
    removed: 'The template is removed.',
    caption: 'Answer templates of the unit',
    errors: { name: 'Fill in a name of at most 100 letters.', body: 'Fill in an answer of at most 10,000 letters.' },
  },
});
