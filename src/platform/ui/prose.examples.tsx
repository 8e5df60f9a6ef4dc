import type { Examples } from './gallery-examples.ts';
import { Prose } from './prose.tsx';

const story = `<p>Mulai <strong>1 Desember 2026</strong> Puskesmas Waled melayani sampai pukul 20.00 WIB. Lihat <a href="/layanan">daftar layanan</a>.</p>
<h2>Yang perlu dibawa</h2><ul><li>KTP atau kartu keluarga</li><li>Kartu BPJS Kesehatan bila ada</li></ul>
<h3>Biaya</h3><table><thead><tr><th>Layanan</th><th>Tarif</th></tr></thead><tbody><tr><td>Pemeriksaan umum</td><td>Rp10.000</td></tr></tbody></table>
<blockquote><p>Warga tidak perlu lagi izin kerja untuk berobat.</p></blockquote><ol><li>Ambil nomor</li><li>Tunggu panggilan</li></ol>`;

export const examples: Examples = {
  'semua unsur': () => <Prose sanitizedHtml={story} />,
  kosong: () => <Prose sanitizedHtml="" />,
};
