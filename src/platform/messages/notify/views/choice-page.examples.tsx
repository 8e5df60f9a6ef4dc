import type { Examples } from '../../../ui/gallery-examples.ts';
import type { NoticeKind } from '../notice-kind.ts';
import { ChoicePage, fieldOf } from './choice-page.tsx';

const kinds: readonly NoticeKind[] = [
  {
    ...{ name: 'freshness.reminder', isLegal: true, usual: 'mail' },
    label: { id: 'Informasi yang perlu diperbarui', en: 'Information to be renewed' },
  },
  {
    ...{ name: 'sites.review', isLegal: false, usual: 'mail' },
    label: { id: 'Isi yang menunggu tinjauan Anda', en: 'Content that waits for your review' },
  },
];

const values = {
  [fieldOf('freshness.reminder')]: 'daily',
  [fieldOf('sites.review')]: 'mail',
  jam: '7',
  hari: '1',
};

const push = { timeZone: 'Asia/Jakarta', publicKey: 'BNcRd', devices: [], href: '/meja/akun/pemberitahuan/perangkat' };

export const examples: Examples = {
  'beberapa jenis': () => <ChoicePage language="id" kinds={kinds} form={{ values, errors: {} }} push={push} />,
  'isian keliru, bahasa Inggris': () => (
    <ChoicePage
      language="en"
      kinds={kinds}
      form={{
        values: { ...values, jam: '' },
        errors: { jam: 'Choose one.', [fieldOf('sites.review')]: 'Choose one.' },
      }}
      push={push}
    />
  ),
  'belum ada jenis': () => <ChoicePage language="id" kinds={[]} form={{ values, errors: {} }} push={push} />,
};
