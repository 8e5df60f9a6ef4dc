import { Button, ButtonLink } from './button.tsx';
import type { Examples } from './gallery-examples.ts';

export const examples: Examples = {
  'semua jenis': () => (
    <div class="flex flex-wrap gap-3">
      <Button>Kirim permohonan</Button>
      <Button kind="secondary" icon="save">
        Simpan draf
      </Button>
      <Button kind="quiet">Batal</Button>
      <Button kind="danger" icon="trash-2">
        Hapus selamanya
      </Button>
      <ButtonLink href="#isi" icon="plus">
        Tulis berita
      </ButtonLink>
    </div>
  ),
  'tulisan panjang': () => (
    <Button>Setujui dan terbitkan di semua situs kecamatan, kelurahan, dan desa di Kabupaten Cirebon</Button>
  ),
};
