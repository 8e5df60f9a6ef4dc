import { FigureCard } from './figure-card.tsx';
import type { Examples } from './gallery-examples.ts';

export const examples: Examples = {
  'tiga angka': () => (
    <div class="grid gap-4 sm:grid-cols-3">
      <FigureCard
        label="Permohonan dijawab tepat waktu"
        value="87,5%"
        href="#isi"
        note="tahun 2026 sampai 23 November"
      />
      <FigureCard label="Informasi yang mutakhir" value="1.204 dari 1.310" href="#isi" />
      <FigureCard label="Belanja daerah terserap" value="Rp3.214.500.000.000" href="#isi" note="per 31 Oktober 2026" />
    </div>
  ),
};
