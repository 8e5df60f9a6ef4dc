import { Badge } from './badge.tsx';
import type { Examples } from './gallery-examples.ts';

export const examples: Examples = {
  'semua nada': () => (
    <p class="flex flex-wrap gap-3">
      <Badge tone="neutral">Draf</Badge>
      <Badge tone="notice">Menunggu tinjauan</Badge>
      <Badge tone="success">Terbit</Badge>
      <Badge tone="warning">Besok jatuh tempo</Badge>
      <Badge tone="danger">Terlambat</Badge>
    </p>
  ),
  'teks panjang berisi HTML': () => (
    <Badge tone="warning">{'<b>Menunggu persetujuan kepala dinas, sekretaris daerah, dan bagian hukum</b>'}</Badge>
  ),
};
