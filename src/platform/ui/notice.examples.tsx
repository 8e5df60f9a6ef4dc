import type { Examples } from './gallery-examples.ts';
import { Notice } from './notice.tsx';

export const examples: Examples = {
  'semua nada': () => (
    <div class="space-y-4">
      <Notice tone="notice" title="Loket tutup lebih awal">
        <p>Hari Jumat loket melayani sampai pukul 11.00 WIB.</p>
      </Notice>
      <Notice tone="success" title="Permohonan Anda sudah kami terima" isAnnounced>
        <p>Nomor permohonan: PPID-2026-00123.</p>
      </Notice>
      <Notice tone="warning">Dokumen ini belum diperbarui sejak 2 Januari 2025.</Notice>
      <Notice tone="danger" title="Jatuh tempo sudah lewat 2 hari">
        <p>Dasar: UU 14/2008 pasal 22.</p>
      </Notice>
    </div>
  ),
  'isi berisi HTML': () => (
    <Notice tone="notice" title={'<img src=x onerror=alert(1)>'}>
      {'</div><script>alert("x")</script>'}
    </Notice>
  ),
};
