import { defineTexts } from '../../../../platform/ui/texts.ts';
import type { ContentKind } from '../../content.ts';

const kindsId: Readonly<Record<ContentKind, string>> = {
  page: 'Informasi',
  news: 'Berita',
  announcement: 'Pengumuman',
  document: 'Dokumen',
  agenda: 'Agenda',
  photo: 'Foto',
};
const kindsEn: Readonly<Record<ContentKind, string>> = {
  page: 'Information',
  news: 'News',
  announcement: 'Announcements',
  document: 'Documents',
  agenda: 'Calendar',
  photo: 'Photos',
};

/** Words that several public pages share. */
export const publicTexts = defineTexts({
  id: {
    home: 'Beranda',
    kinds: kindsId,
    contact: 'Kontak',
    units: 'Unit kerja',
    latest: 'Kabar terbaru',
    warnings: 'Peringatan',
    warning: 'Peringatan',
    sample: 'Contoh',
    sampleNote: 'Situs contoh: nama orang, kabar, dan angka di sini rekaan untuk peragaan.',
    feed: (title: string) => `Kabar ${title}`,
    subscribe: 'Langganan kabar (RSS)',
    ask: 'Ajukan pertanyaan',
    track: 'Lacak kiriman Anda',
    updated: (age: string) => `diperbarui ${age}`,
    updatedBy: (age: string, unit: string) => `diperbarui ${age} · ${unit}`,
    on: (when: string, where: string | null) => (where ? `${when} · ${where}` : when),
    seeAll: 'Lihat semua',
    download: 'Unduh',
    attachments: 'Berkas untuk diunduh',
    more: (kind: string) => `${kind} lainnya`,
    noteAgo: 'Terbit',
  },
  en: {
    home: 'Home',
    kinds: kindsEn,
    contact: 'Contact',
    units: 'Offices',
    latest: 'Latest',
    warnings: 'Warnings',
    warning: 'Warning',
    sample: 'Sample',
    sampleNote: 'Sample site: people, news and figures here are made up for demonstration.',
    feed: (title) => `News of ${title}`,
    subscribe: 'Subscribe (RSS)',
    ask: 'Ask a question',
    track: 'Follow what you sent',
    updated: (age) => `updated ${age}`,
    updatedBy: (age, unit) => `updated ${age} · ${unit}`,
    on: (when, where) => (where ? `${when} · ${where}` : when),
    seeAll: 'See all',
    download: 'Download',
    attachments: 'Files to download',
    more: (kind) => `More: ${kind.toLowerCase()}`,
    noteAgo: 'Published',
  },
});
