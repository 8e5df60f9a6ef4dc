import { emptyForm } from '../../../../platform/ui/form-state.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import { DirectoryPage } from './directory-page.tsx';
import { SettingsPage } from './settings-page.tsx';

const governments = [
  { name: 'Kabupaten Cirebon', areaCode: '32.09', href: 'http://cirebonkab.localhost:3000' },
  {
    name: 'Kabupaten Administrasi Kepulauan Seribu',
    areaCode: '31.01',
    href: 'http://kepulauanseribukab.localhost:3000',
  },
  { name: 'Kota <b>Contoh</b>', areaCode: '99.99', href: 'http://contohkota.localhost:3000' },
];
const list = { language: 'id', query: undefined, previousHref: null, nextHref: null } as const;
const values = { nama: 'Kabupaten Cirebon', alamat: 'Jl. Sunan Kalijaga 7', warna: '260' };

export const examples: Examples = {
  'daftar pemerintah daerah, teks berisi HTML': ({ assets }) => (
    <DirectoryPage {...list} assets={assets} governments={governments} nextHref="#isi" />
  ),
  'belum ada pemerintah daerah': ({ assets }) => <DirectoryPage {...list} assets={assets} governments={[]} />,
  'tidak ada yang cocok': ({ assets }) => (
    <DirectoryPage {...list} language="en" assets={assets} governments={[]} query="<i>xyz</i>" />
  ),
  pengaturan: () => (
    <SettingsPage
      {...{
        language: 'id',
        form: { values, errors: {} },
        crestForm: emptyForm,
        crestHref: null,
        crestLimitBytes: 15_000_000,
      }}
      contrast={{ light: '6,1', dark: '7,4' }}
    />
  ),
  'pengaturan dengan galat dan lambang': () => (
    <SettingsPage
      language="id"
      form={{
        values: { nama: '', warna: '400' },
        errors: { nama: 'Isi nama.', warna: 'Tulis angka bulat dari 0 sampai 359.' },
      }}
      {...{ crestForm: emptyForm, crestLimitBytes: 15_000_000, contrast: null }}
      crestHref="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"
    />
  ),
};
