/** Numbers from 0 to below 1, the same at every run. */
export type Random = () => number;

/** A generator that always begins alike (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const FIRST_WORDS = [
  'dan di yang untuk dengan pada dari ke dalam tahun oleh atau ini adalah akan telah para kabupaten desa kecamatan',
  'pelayanan masyarakat pemerintah daerah kegiatan program jadwal warga kantor dinas bupati rapat pembangunan anggaran',
  'kesehatan pendidikan pertanian perikanan perdagangan pariwisata perhubungan kependudukan keluarga kartu akta kelahiran',
  'posyandu puskesmas sekolah guru siswa bantuan sosial jalan jembatan irigasi banjir sampah pasar petani nelayan',
  'pengumuman seleksi pegawai pajak retribusi izin usaha koperasi musyawarah perencanaan laporan keuangan informasi publik',
].flatMap((line) => line.split(' '));

const ROOT_SYLLABLES =
  'ba ca da ga ja ka la ma na pa ra sa ta wa bi ci di gi li mi ni pi ri si ti bu du gu ku lu mu nu pu ru su tu'
    .split(' ')
    .concat('be de ge ke le me ne pe re se te bo do go ko lo mo no po ro so to'.split(' '));
const CLOSINGS = ['', '', 'n', 'r', 's', 't', 'k', 'ng', 'h', 'l', 'm'];
const BEFORE = ['', '', '', 'ber', 'di', 'ter', 'per', 'ke', 'se'];
const BEHIND = ['', '', '', 'an', 'kan', 'nya', 'i'];

/** So many different words that look Indonesian, the most frequent first. */
export function vocabulary(size: number): readonly string[] {
  const random = randomFrom(1);
  const words = new Set(FIRST_WORDS);
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  while (words.size < size) {
    const syllables = Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(ROOT_SYLLABLES));
    words.add(pick(BEFORE) + syllables.join(pick(CLOSINGS)) + pick(CLOSINGS) + pick(BEHIND));
  }
  return [...words];
}

/** A rank from 0, the first ones most often: as Zipf found it in every language. */
export function frequentRank(random: Random, size: number): number {
  return Math.min(size - 1, Math.floor(size ** random()) - 1);
}

/** The word with two letters exchanged, as a hurried thumb does. */
export function mistype(random: Random, word: string): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  return `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at] ?? ''}${word.slice(at + 2)}`;
}
