import { momentOn, SAMPLE_NOTE, type Sample, type SampleContext, type SampleSite } from './sample.ts';

/** What the sites that are shown first get besides: something of every kind. */
export function richSamples(site: SampleSite, context: SampleContext): readonly Sample[] {
  return [...news(site, context), ...agenda(site, context), ...documents(context), album(context)];
}

/** What the government's own portal gets besides. */
export function portalSamples(context: SampleContext): readonly Sample[] {
  return [...portalPages(context), expiredWarning(context)];
}

interface Story {
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly daysAgo: number;
}

/** The first story of each kind of site, so that the list over all sites is not four times the same. */
function firstStory({ title, unitKind }: SampleSite): Story {
  if (unitKind === 'pemda') {
    return {
      title: 'Anggaran tahun depan dapat dibaca siapa saja (contoh)',
      summary: 'Ringkasan satu halaman, dengan tabel untuk diunduh. Kabar ini rekaan.',
      text: `${title} memasang ringkasan anggarannya di halaman dokumen, lengkap dengan tabel yang dapat dihitung ulang.`,
      daysAgo: 0.1,
    };
  }
  if (unitKind === 'kecamatan') {
    return {
      title: 'Loket kecamatan kini menerima antrean daring (contoh)',
      summary: 'Ambil nomor dari rumah, datang pada jamnya. Kabar ini rekaan.',
      text: `Mulai bulan ini warga dapat mengambil nomor antrean ${title} sebelum datang.`,
      daysAgo: 0.4,
    };
  }
  if (unitKind === 'desa') {
    return {
      title: 'Posyandu pindah ke balai desa (contoh)',
      summary: 'Tempatnya lebih teduh dan lebih luas. Kabar ini rekaan.',
      text: `Posyandu ${title} diadakan di balai desa sampai perbaikan gedung lama selesai.`,
      daysAgo: 0.7,
    };
  }
  return {
    title: 'Jaringan ke semua kecamatan selesai diperiksa (contoh)',
    summary: 'Gangguan yang ditemukan sudah diperbaiki. Kabar ini rekaan.',
    text: `${title} memeriksa sambungan setiap kantor kecamatan dan mencatat hasilnya.`,
    daysAgo: 0.2,
  };
}

function news(site: SampleSite, { files }: SampleContext): readonly Sample[] {
  const { title } = site;
  const [first, second] = files.pictures;
  const story = firstStory(site);
  return [
    {
      kind: 'news',
      ...{ title: story.title, summary: story.summary, daysAgo: story.daysAgo },
      html: `<p>${story.text}</p><h2>Ada pertanyaan?</h2><p>Datang ke loket pada {{fakta:jam-pelayanan}}, atau kirim pesan lewat halaman kontak.</p>${SAMPLE_NOTE}`,
      ...(first && { facts: { cover: { ...first, alt: '' } } }),
    },
    {
      kind: 'news',
      title: 'Pelatihan operator situs desa selesai (contoh)',
      summary: 'Peserta belajar menulis kabar dan memasang dokumen. Kabar ini rekaan.',
      html: `<p>Pelatihan berlangsung dua hari. Bahan pelatihan dapat diunduh di halaman dokumen.</p>${SAMPLE_NOTE}`,
      daysAgo: 4,
      ...(second && { facts: { cover: { ...second, alt: '' } } }),
    },
    {
      kind: 'announcement',
      title: 'Pemeliharaan jaringan pada Sabtu malam (contoh)',
      summary: 'Layanan daring berhenti sebentar. Pengumuman ini rekaan.',
      html: `<p>Selama pemeliharaan, layanan daring ${title} tidak dapat dibuka. Loket tetap melayani seperti biasa.</p>${SAMPLE_NOTE}`,
      daysAgo: 1.5,
    },
  ];
}

function agenda({ title }: SampleSite, context: SampleContext): readonly Sample[] {
  const event = (name: string, days: number, location: string): Sample => ({
    kind: 'agenda',
    title: `${name} (contoh)`,
    summary: 'Terbuka untuk umum. Jadwal ini rekaan.',
    html: `<p>Diadakan oleh ${title}. Tidak perlu mendaftar.</p>${SAMPLE_NOTE}`,
    daysAgo: 3,
    facts: { location },
    startsAt: momentOn(context, days, '09:00'),
    endsAt: momentOn(context, days, '12:00'),
  });
  return [
    event('Musyawarah perencanaan pembangunan', 6, 'Aula kantor'),
    event('Klinik izin usaha untuk UMKM', 12, 'Loket pelayanan'),
    event('Sosialisasi keterbukaan informasi', -9, 'Aula kantor'),
  ];
}

function documents({ files }: SampleContext): readonly Sample[] {
  return [
    {
      kind: 'document',
      title: 'Laporan kinerja dan anggaran (contoh)',
      summary: 'Satu halaman PDF dan tabelnya sebagai CSV. Angkanya rekaan.',
      html: SAMPLE_NOTE,
      daysAgo: 20,
      facts: { files: [files.document, files.table] },
    },
    {
      kind: 'document',
      title: 'Formulir permohonan (contoh)',
      summary: 'Isi, tanda tangani, bawa ke loket. Formulir ini rekaan.',
      html: SAMPLE_NOTE,
      daysAgo: 40,
      facts: { files: [files.document] },
    },
  ];
}

function album({ files }: SampleContext): Sample {
  return {
    kind: 'photo',
    title: 'Gambar kegiatan (contoh)',
    summary: 'Gambar abstrak yang dibuat komputer, bukan foto.',
    html: '',
    daysAgo: 8,
    facts: { pictures: files.pictures },
  };
}

function portalPages({ governmentName }: SampleContext): readonly Sample[] {
  return [
    {
      kind: 'page',
      title: 'PPID',
      summary: 'Cara meminta informasi publik menurut UU 14/2008 (contoh).',
      html: `<p>Pejabat Pengelola Informasi dan Dokumentasi (PPID) ${governmentName} menerima permohonan informasi publik dari setiap warga negara Indonesia.</p><h2>Jangka waktu</h2><p>Jawaban tertulis diberikan dalam 10 hari kerja dan dapat diperpanjang 7 hari kerja (UU 14/2008 pasal 22).</p>${SAMPLE_NOTE}`,
      daysAgo: 15,
    },
    {
      kind: 'page',
      title: 'Aksesibilitas',
      summary: 'Bagaimana situs ini dapat dipakai semua orang (contoh).',
      html: `<p>Situs ini dapat dipakai dengan papan ketik, pembaca layar, dan tanpa JavaScript. Bila ada bagian yang sulit dipakai, sampaikan melalui halaman kontak.</p>${SAMPLE_NOTE}`,
      daysAgo: 25,
    },
  ];
}

/** Over since long, so that the strip on top of pages is not used for things that are made up. */
function expiredWarning(context: SampleContext): Sample {
  return {
    kind: 'announcement',
    title: 'Contoh peringatan: latihan tanggap banjir',
    summary: 'Contoh pengumuman serta-merta yang sudah tidak berlaku. Tidak ada bahaya.',
    html: SAMPLE_NOTE,
    daysAgo: 30,
    isWarning: true,
    startsAt: momentOn(context, -30, '08:00'),
    endsAt: momentOn(context, -29, '08:00'),
    facts: {
      warning: {
        danger: 'Latihan: air sungai dianggap naik (contoh)',
        affected: 'Peserta latihan di bantaran sungai (contoh)',
        avoid: 'Peserta berkumpul di titik kumpul (contoh)',
        help: 'Posko latihan, telepon {{fakta:telepon-darurat}} (contoh)',
      },
    },
  };
}
