import type { Examples } from './gallery-examples.ts';
import { Teaser } from './teaser.tsx';

const picture =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"%3E%3Cpath fill="%23a9c4b8" d="M0 0h4v3H0z"/%3E%3C/svg%3E';

export const examples: Examples = {
  'daftar kabar': () => (
    <div class="divide-y divide-base-300">
      <Teaser
        headingLevel={2}
        title="Puskesmas Waled buka sampai malam mulai 1 Desember"
        href="#isi"
        summary="Pelayanan umum dan gigi dibuka sampai pukul 20.00 WIB pada hari kerja. Pendaftaran lewat loket atau telepon."
        freshness="diperbarui 3 hari lalu · Dinas Kesehatan"
        photo={{ src: picture, alt: '', widthPx: 144, heightPx: 108 }}
      />
      <Teaser
        headingLevel={2}
        title={
          'Judul dengan <script>alert(1)</script> dan kata-yang-sangat-panjang-sekali-tanpa-spasi-sampai-melewati-tepi-layar-ponsel'
        }
        href="#isi"
        freshness="diperbarui baru saja · Diskominfo"
        badge={{ tone: 'warning', label: 'Pengumuman' }}
      />
    </div>
  ),
};
