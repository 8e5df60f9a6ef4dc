import { ButtonLink } from './button.tsx';
import type { Examples } from './gallery-examples.ts';
import { PageHeading } from './page-heading.tsx';

export const examples: Examples = {
  'dengan tindakan': () => (
    <PageHeading
      overline="Dinas Kesehatan"
      title="Informasi yang wajib diumumkan secara berkala"
      lead="Kami memperbarui daftar ini paling sedikit setiap enam bulan."
      actions={<ButtonLink href="#isi">Minta informasi</ButtonLink>}
    />
  ),
  'judul berisi HTML': () => <PageHeading title={'<script>alert(1)</script> & "judul"'} />,
};
