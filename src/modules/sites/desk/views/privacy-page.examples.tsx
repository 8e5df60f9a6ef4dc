import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import { PrivacyPage } from './privacy-page.tsx';
import { EXAMPLE_ID } from './sample-content.ts';

const page = {
  ...({ language: 'id', contentId: EXAMPLE_ID, title: 'Penerima bantuan', siteTitle: 'Desa Cibogo' } as const),
  ...({ step: 'publish', stepWord: 'terbitkan', at: '', version: 2, mayMask: true, mayGoOn: true } as const),
  form: { values: {}, errors: {} },
};
const findings = [
  {
    ...({ kind: 'nik', place: 'body', index: 0, start: 0, end: 16, certainty: 'sure' } as const),
    ...{ masked: '3209••••••••0001', excerpt: 'Penerima: Ani, NIK 3209••••••••0001, Dusun Wage' },
  },
  {
    ...({ kind: 'phone', place: 'summary', index: 0, start: 0, end: 12, certainty: 'likely' } as const),
    ...{ masked: '0812••••••90', excerpt: '0812••••••90' },
  },
];

const scan = {
  ...({ kind: 'unexamined', place: 'attachment', index: 0, start: 0, end: 0, certainty: 'likely' } as const),
  ...({ masked: '', excerpt: 'daftar-penerima.pdf', obstacle: 'untexted', fileId: EXAMPLE_ID } as const),
  href: '/meja/berkas/1/daftar-penerima.pdf',
};

export const examples: Examples = {
  'dua nomor ditemukan': () => <PrivacyPage {...page} findings={findings} />,
  'alasan belum ditulis': () => (
    <PrivacyPage {...page} findings={findings} form={{ values: {}, errors: { nik: 'Tulis alasannya.' } }} />
  ),
  'berkas yang tidak dapat diperiksa': () => <PrivacyPage {...page} findings={[scan]} />,
  'tidak ada lagi': () => <PrivacyPage {...page} findings={[]} />,
};
