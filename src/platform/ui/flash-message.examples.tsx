import { FlashMessage } from './flash-message.tsx';
import type { Examples } from './gallery-examples.ts';

export const examples: Examples = {
  'dengan jalan kembali': () => (
    <FlashMessage
      flash={{ text: 'Berita “Jadwal imunisasi” diarsipkan.', undo: { action: '/meja/urungkan/1', label: 'Urungkan' } }}
    />
  ),
  'gagal, teks berisi HTML': () => (
    <FlashMessage flash={{ kind: 'danger', text: '<b>Belum</b> tersimpan: sambungan terputus.' }} />
  ),
};
