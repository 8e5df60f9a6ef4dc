import { Button } from './button.tsx';
import { Card, LinkCard } from './card.tsx';
import type { Examples } from './gallery-examples.ts';

export const examples: Examples = {
  'kartu isi': () => (
    <Card title="Jam layanan" actions={<Button kind="secondary">Ubah</Button>}>
      <p>Senin sampai Kamis 08.00–15.30 WIB, Jumat 08.00–11.00 WIB.</p>
    </Card>
  ),
  'kartu tautan': () => (
    <div class="grid gap-4 sm:grid-cols-3">
      <LinkCard title="Lahir" href="#isi" icon="baby" text="Akta kelahiran, kartu keluarga, imunisasi" />
      <LinkCard title="Sekolah" href="#isi" icon="graduation-cap" text="Pendaftaran, beasiswa, daya tampung" />
      <LinkCard
        title={'Judul <i>panjang</i> sekali dengan nama perangkat daerah yang tidak muat di satu baris'}
        href="#isi"
      />
    </div>
  ),
};
