import type { UnitKind } from '../../organization/index.ts';
import { SAMPLE_NOTE, type Sample, type SampleSite } from './sample.ts';

/** What every site gets: a profile, and one piece of news or one announcement. `at` spreads the dates. */
export function unitSamples(site: SampleSite, at: number): readonly Sample[] {
  return [profile(site, at), at % 2 === 0 ? servicesNews(site, at) : hoursAnnouncement(site, at)];
}

function profile({ title, unitKind }: SampleSite, at: number): Sample {
  const tasks = TASKS[unitKind].map((task) => `<li>${task}</li>`).join('');
  return {
    kind: 'page',
    title: 'Profil dan layanan',
    summary: `Tugas, layanan, jam buka, dan cara menghubungi ${title} (contoh).`,
    html:
      `<p>${title} melayani warga pada {{fakta:jam-pelayanan}}.</p><h2>Layanan</h2><ul>${tasks}</ul>` +
      '<h2>Keadaan darurat</h2><p>Hubungi {{fakta:telepon-darurat}}.</p>' +
      SAMPLE_NOTE,
    daysAgo: 2 + ((at * 11) % 240),
  };
}

function servicesNews({ title, unitKind }: SampleSite, at: number): Sample {
  const what =
    unitKind === 'desa' || unitKind === 'kelurahan'
      ? 'Gotong royong membersihkan saluran air'
      : 'Forum konsultasi publik';
  return {
    kind: 'news',
    title: `${what} di ${title} (contoh)`,
    summary: 'Warga diundang datang dan menyampaikan pendapat. Kabar ini rekaan.',
    html: `<p>${title} mengundang warga untuk ikut serta. Tempat dan waktunya diumumkan di halaman agenda.</p>${SAMPLE_NOTE}`,
    daysAgo: 1 + ((at * 7) % 60),
  };
}

function hoursAnnouncement({ title }: SampleSite, at: number): Sample {
  return {
    kind: 'announcement',
    title: `Jam pelayanan ${title} (contoh)`,
    summary: 'Jam buka loket dan istirahat. Pengumuman ini rekaan.',
    html: `<p>Loket ${title} buka pada {{fakta:jam-pelayanan}}. Pada hari libur nasional loket tutup.</p>${SAMPLE_NOTE}`,
    daysAgo: 1 + ((at * 5) % 60),
  };
}

const VILLAGE = [
  'Surat pengantar untuk KTP elektronik dan kartu keluarga',
  'Surat keterangan usaha',
  'Surat keterangan pindah',
  'Keterangan untuk bantuan sosial',
];
const OFFICE = [
  'Keterangan tentang syarat dan biaya layanan',
  'Penerimaan surat dan permohonan',
  'Konsultasi di loket',
];

const TASKS: Readonly<Record<UnitKind, readonly string[]>> = {
  pemda: OFFICE,
  opd: OFFICE,
  uptd: OFFICE,
  school: OFFICE,
  puskesmas: OFFICE,
  kecamatan: ['Legalisasi surat pengantar dari desa', 'Rekomendasi izin keramaian', ...VILLAGE.slice(1, 3)],
  kelurahan: VILLAGE,
  desa: VILLAGE,
};
