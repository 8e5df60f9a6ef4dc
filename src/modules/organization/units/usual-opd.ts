/** An office that nearly every kabupaten and kota has. Names differ by region and may be changed at the desk. */
export interface UsualOpd {
  readonly label: string;
  readonly shortName: string;
  readonly name: string;
  readonly headTitle: string;
}

const opd = (label: string, shortName: string, name: string, headTitle = `Kepala ${shortName}`): UsualOpd => ({
  ...{ label, shortName, name, headTitle },
});

/** The usual offices (*perangkat daerah*) of a kabupaten or kota. Source: UU 23/2014 art. 209; PP 18/2016 art. 5. */
export const usualOpd: readonly UsualOpd[] = [
  opd('setda', 'Setda', 'Sekretariat Daerah', 'Sekretaris Daerah'),
  opd('setwan', 'Setwan', 'Sekretariat DPRD', 'Sekretaris DPRD'),
  opd('inspektorat', 'Inspektorat', 'Inspektorat Daerah', 'Inspektur'),
  opd('bappeda', 'Bappeda', 'Badan Perencanaan Pembangunan Daerah'),
  opd('bkad', 'BKAD', 'Badan Keuangan dan Aset Daerah'),
  opd('bapenda', 'Bapenda', 'Badan Pendapatan Daerah'),
  opd('bkpsdm', 'BKPSDM', 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia'),
  opd('bpbd', 'BPBD', 'Badan Penanggulangan Bencana Daerah', 'Kepala Pelaksana BPBD'),
  opd('kesbangpol', 'Kesbangpol', 'Badan Kesatuan Bangsa dan Politik'),
  opd('diskominfo', 'Diskominfo', 'Dinas Komunikasi dan Informatika'),
  opd('disdik', 'Disdik', 'Dinas Pendidikan'),
  opd('dinkes', 'Dinkes', 'Dinas Kesehatan'),
  opd('disdukcapil', 'Disdukcapil', 'Dinas Kependudukan dan Pencatatan Sipil'),
  opd('dpmptsp', 'DPMPTSP', 'Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu'),
  opd('dinsos', 'Dinsos', 'Dinas Sosial'),
  opd('dpupr', 'DPUPR', 'Dinas Pekerjaan Umum dan Penataan Ruang'),
  opd('dpkpp', 'DPKPP', 'Dinas Perumahan, Kawasan Permukiman, dan Pertanahan'),
  opd('dlh', 'DLH', 'Dinas Lingkungan Hidup'),
  opd('dishub', 'Dishub', 'Dinas Perhubungan'),
  opd('dpmd', 'DPMD', 'Dinas Pemberdayaan Masyarakat dan Desa'),
  opd('distan', 'Distan', 'Dinas Pertanian'),
  opd('disnaker', 'Disnaker', 'Dinas Ketenagakerjaan'),
  opd('diskopukm', 'Diskop UKM', 'Dinas Koperasi dan Usaha Kecil Menengah'),
  opd('disperindag', 'Disperindag', 'Dinas Perindustrian dan Perdagangan'),
  opd('disparbud', 'Disparbud', 'Dinas Pariwisata dan Kebudayaan'),
  opd('dispora', 'Dispora', 'Dinas Pemuda dan Olahraga'),
  opd('dp3a', 'DP3A', 'Dinas Pemberdayaan Perempuan dan Perlindungan Anak'),
  opd('dppkb', 'DPPKB', 'Dinas Pengendalian Penduduk dan Keluarga Berencana'),
  opd('dispusip', 'Dispusip', 'Dinas Perpustakaan dan Kearsipan'),
  opd('dkp', 'DKP', 'Dinas Ketahanan Pangan'),
  opd('satpolpp', 'Satpol PP', 'Satuan Polisi Pamong Praja', 'Kepala Satuan'),
  opd('damkar', 'Damkar', 'Dinas Pemadam Kebakaran dan Penyelamatan'),
  opd('rsud', 'RSUD', 'Rumah Sakit Umum Daerah', 'Direktur'),
];
