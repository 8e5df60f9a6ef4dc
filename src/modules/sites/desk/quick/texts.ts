import { defineTexts } from '../../../../platform/ui/texts.ts';

/** Words of the quick update. */
export const quickTexts = defineTexts({
  id: {
    title: 'Kabar cepat',
    on: (site: string) => `untuk ${site}`,
    otherSite: 'Ganti situs',
    photo: 'Foto',
    photoHint: 'Dari kamera atau galeri. Lokasi dihapus; ukurannya dikecilkan di ponsel Anda.',
    line: 'Judul',
    text: 'Kabarnya',
    textHint: 'Dua baris cukup: apa, di mana, kapan.',
    publish: 'Terbitkan sekarang',
    submit: 'Kirim untuk diperiksa',
    offline: 'Tidak ada sambungan. Tulis saja: kabar Anda disimpan di ponsel ini dan dikirim begitu sambungan kembali.',
    appName: (government: string) => `Kabar ${government}`,
  },
  en: {
    title: 'Quick update',
    on: (site: string) => `for ${site}`,
    otherSite: 'Another site',
    photo: 'Photo',
    photoHint: 'From the camera or the gallery. Its place is removed; it is made smaller on your phone.',
    line: 'Title',
    text: 'The news',
    textHint: 'Two lines are enough: what, where, when.',
    publish: 'Publish now',
    submit: 'Send for review',
    offline: 'There is no link. Write all the same: it is kept on this phone and sent once the link is back.',
    appName: (government: string) => `News of ${government}`,
  },
});
