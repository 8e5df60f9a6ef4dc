import type { Examples } from './gallery-examples.ts';
import { SearchHero } from './search-hero.tsx';

const tasks = ['Urus KTP', 'Bayar PBB', 'Akta kelahiran', 'Lapor jalan rusak', 'Jadwal dokter', 'Izin usaha'].map(
  (label) => ({
    label,
    href: `/cari?q=${encodeURIComponent(label)}`,
  }),
);

export const examples: Examples = {
  'enam tugas': () => <SearchHero language="id" tasks={tasks} />,
  'kantor dengan judul sendiri berisi HTML': () => (
    <SearchHero
      language="id"
      title="Kecamatan Waled <b>melayani</b>"
      lead="Kantor kecamatan untuk 12 desa di timur Kabupaten Cirebon."
      tasks={[]}
    />
  ),
};
