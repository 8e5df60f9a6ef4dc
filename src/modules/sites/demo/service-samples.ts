import { SAMPLE_NOTE, type Sample } from './sample.ts';

interface Service {
  readonly title: string;
  readonly summary: string;
  readonly needs: readonly string[];
  readonly isPinned?: boolean;
}

function service({ title, summary, needs, isPinned = true }: Service): Sample {
  const list = needs.map((need) => `<li>${need}</li>`).join('');
  return {
    kind: 'page',
    title,
    summary: `${summary} (contoh).`,
    html: `<h2>Yang perlu Anda bawa</h2><ul>${list}</ul><h2>Biaya</h2><p>{{fakta:biaya-kependudukan}}.</p><h2>Jam</h2><p>{{fakta:jam-pelayanan}}.</p>${SAMPLE_NOTE}`,
    daysAgo: title.length % 30,
    isPinned,
  };
}

const POPULATION = [
  service({
    title: 'Membuat KTP elektronik',
    summary: 'Untuk warga yang genap 17 tahun atau sudah menikah',
    needs: ['Kartu keluarga', 'Datang sendiri untuk rekam sidik jari dan foto'],
  }),
  service({
    title: 'Membuat atau mengubah kartu keluarga',
    summary: 'Untuk keluarga baru, kelahiran, kematian, atau pindah alamat',
    needs: ['Kartu keluarga lama bila ada', 'Surat pengantar bila pindah', 'Buku nikah atau akta perkawinan'],
  }),
  service({
    title: 'Akta kelahiran',
    summary: 'Mencatat kelahiran anak',
    needs: ['Surat keterangan lahir', 'Kartu keluarga orang tua', 'Buku nikah orang tua'],
  }),
  service({
    title: 'Akta kematian',
    summary: 'Mencatat anggota keluarga yang meninggal',
    needs: ['Surat keterangan kematian', 'Kartu keluarga'],
  }),
  service({
    title: 'Surat pindah',
    summary: 'Pindah ke desa, kecamatan, atau kabupaten lain',
    needs: ['Kartu keluarga', 'KTP elektronik'],
  }),
];

/** What the offices whose tasks everybody looks for get besides, by the label of their site. */
export const serviceSamples: Readonly<Record<string, readonly Sample[]>> = {
  disdukcapil: POPULATION,
  dpmptsp: [
    service({
      title: 'Izin usaha (NIB)',
      summary: 'Nomor induk berusaha bagi usaha mikro dan kecil',
      needs: ['KTP elektronik', 'Alamat dan jenis usaha'],
    }),
  ],
  bapenda: [
    service({
      title: 'Membayar pajak bumi dan bangunan',
      summary: 'Cara membayar PBB dan memeriksa tagihan atas tanah',
      needs: ['Nomor objek pajak'],
    }),
  ],
  dinkes: [
    service({
      title: 'Berobat di puskesmas',
      summary: 'Layanan kesehatan umum, gigi, ibu dan anak',
      needs: ['KTP elektronik', 'Kartu JKN bila ada'],
    }),
  ],
  disdik: [
    service({
      title: 'Pendaftaran sekolah',
      summary: 'Jalur dan jadwal masuk SD dan SMP',
      needs: ['Akta kelahiran', 'Kartu keluarga'],
    }),
  ],
  dinsos: [
    service({
      title: 'Bantuan sosial',
      summary: 'Memeriksa dan mengusulkan penerima bantuan',
      needs: ['KTP elektronik', 'Kartu keluarga'],
    }),
  ],
};
