import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';
import type { Examples } from './gallery-examples.ts';

export const examples: Examples = {
  'dengan tindakan': () => (
    <EmptyState title="Belum ada berita" icon="newspaper" action={<Button icon="plus">Tulis berita pertama</Button>}>
      Berita yang Anda terbitkan tampil di sini dan di halaman depan.
    </EmptyState>
  ),
  'hanya judul': () => <EmptyState title="Tidak ada tugas hari ini" icon="circle-check" />,
};
