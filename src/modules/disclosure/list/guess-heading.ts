/** The heading of what nobody has grouped and whose title says nothing. */
export const UNGROUPED = 'lainnya';

/** Words of titles with the heading they mean, the more particular ones first. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/\b(lhk(pn|asn|an)|harta kekayaan)\b/, 'profil'],
  [/\b(laporan|ringkasan) (akses|layanan) informasi|laporan ppid\b/, 'akses-informasi'],
  [
    /\b(permohonan|permintaan|memperoleh|maklumat|standar layanan) (layanan )?informasi|keberatan informasi\b/,
    'prosedur-informasi',
  ],
  [/\b(evakuasi|peringatan dini|keadaan darurat)\b/, 'evakuasi'],
  [/\b(pengaduan|gratifikasi|whistle)/, 'pengaduan'],
  [/\b(renstra|renja|rencana strategis|rencana kerja|rkpd|rpjmd|rpjmdes|rkpdes)\b/, 'renstra-renja'],
  [/\b(lkjip|lakip|lkpj|lppd|sakip|kinerja|iku)\b/, 'kinerja'],
  [/\b(laporan keuangan|realisasi anggaran|neraca|calk|apbd|apbdes|anggaran|dpa)\b/, 'keuangan'],
  [/\b(pengadaan|rup|tender|lelang)\b/, 'pengadaan'],
  [/\b(lowongan|cpns|pppk|rekrutmen|ketenagakerjaan|formasi)\b/, 'ketenagakerjaan'],
  [/\b(peraturan|perda|perbup|perwali|perdes|keputusan|surat edaran|instruksi)\b/, 'peraturan'],
  [/\b(perjanjian|kerja sama|kerjasama|mou)\b/, 'perjanjian'],
  [/\b(izin|perizinan|rekomendasi)\b/, 'perizinan'],
  [/\b(inventaris|aset|barang milik)\b/, 'inventaris'],
  [/\b(penelitian|kajian|survei)\b/, 'penelitian'],
  [/\b(program|kegiatan)\b/, 'program'],
  [/\b(profil|visi|misi|tugas|fungsi|struktur|sejarah|kontak|alamat|tentang)\b/, 'profil'],
  [/\b(pegawai|organisasi|kepegawaian)\b/, 'organisasi'],
];

const DANGERS: readonly (readonly [RegExp, string])[] = [
  [/\b(wabah|dbd|penyakit|demam|campak|rabies|virus)\b/, 'penyakit-menular'],
  [/\b(keracunan|racun|makanan|pangan)\b/, 'racun-pangan'],
  [/\b(pemadaman|listrik|pdam|air bersih|gangguan|perbaikan jalan|penutupan)\b/, 'gangguan-utilitas'],
  [/\b(kerusuhan|bentrok|konflik|unjuk rasa|teror)\b/, 'bencana-sosial'],
  [/\b(kebakaran|pencemaran|limbah|kebocoran|ledakan|industri)\b/, 'bencana-nonalam'],
];

/** The heading that a title speaks of; `lainnya` when it speaks of none. A person looks at it later. */
export function guessHeading(title: string, isWarning: boolean): string {
  const words = title.toLowerCase();
  const found = (isWarning ? DANGERS : SIGNS).find(([sign]) => sign.test(words));
  return found?.[1] ?? (isWarning ? 'bencana-alam' : UNGROUPED);
}
