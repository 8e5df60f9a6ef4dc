import { defineTexts } from '../../../platform/ui/texts.ts';

const kindsId: Readonly<Record<string, string>> = {
  page: 'Halaman',
  document: 'Dokumen',
  announcement: 'Pengumuman',
  news: 'Berita',
  agenda: 'Agenda',
  photo: 'Foto',
};
const kindsEn: Readonly<Record<string, string>> = {
  page: 'Page',
  document: 'Document',
  announcement: 'Announcement',
  news: 'News',
  agenda: 'Event',
  photo: 'Photos',
};

/** Texts of the page on which a government sets what usually holds. */
export const defaultTexts = defineTexts({
  id: {
    title: 'Jadwal baku',
    lead: 'Yang berlaku bagi setiap jenis isi bila tidak ada yang menentukan lain. Perubahan berlaku untuk yang terbit sesudahnya.',
    kinds: kindsId,
    kind: 'Jenis isi',
    rule: 'Jadwal',
    notTracked: 'tidak dijaga',
    grace: 'Tenggang',
    graceDays: (days: number) => `${days} hari`,
    basis: 'Dasar',
    local: 'ditetapkan pemerintah daerah ini',
    caption: 'Jadwal baku menurut jenis isi',
    change: 'Tetapkan sendiri',
    tracked: 'Apakah dijaga?',
    yes: 'Ya, muncul di daftar kemutakhiran',
    no: 'Tidak, ia catatan suatu hari',
    saved: 'Jadwal baku disimpan.',
    errors: {
      kind: 'Pilih jenis isi.',
      tracked: 'Pilih salah satu.',
      basis: 'Sebutkan dasarnya, misalnya nomor keputusan.',
    },
  },
  en: {
    title: 'Usual cadences',
    lead: 'What holds for each kind of content unless somebody decides otherwise. A change holds for what is published after it.',
    kinds: kindsEn,
    kind: 'Kind of content',
    rule: 'Cadence',
    notTracked: 'not kept',
    grace: 'Grace',
    graceDays: (days) => `${days} days`,
    basis: 'Basis',
    local: 'set by this government',
    caption: 'Usual cadences by kind of content',
    change: 'Set your own',
    tracked: 'Is it kept up to date?',
    yes: 'Yes, it appears in the list',
    no: 'No, it tells of one day',
    saved: 'The usual cadence was saved.',
    errors: {
      kind: 'Choose a kind.',
      tracked: 'Choose one.',
      basis: 'Name its basis, such as the number of a decision.',
    },
  },
});
