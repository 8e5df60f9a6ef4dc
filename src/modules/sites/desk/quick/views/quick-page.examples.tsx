import { emptyForm } from '../../../../../platform/ui/form-state.ts';
import { QuickPage, type QuickPageProps } from './quick-page.tsx';

const usual: QuickPageProps = {
  language: 'id',
  form: emptyForm,
  site: { id: '0192f0c1-0000-7000-8000-000000000001', title: 'Kecamatan Waled' },
  submissionKey: '0192f0c1-0000-7000-8000-000000000002',
  mayPublish: true,
  hasOtherSites: false,
  workerHref: '/kabar-cepat-sw.js',
};

/** The states of the quick update. */
export const examples = {
  'terbit sendiri': () => <QuickPage {...usual} />,
  'diperiksa dulu, beberapa situs': () => <QuickPage {...usual} mayPublish={false} hasOtherSites />,
  'judul lupa diisi': () => (
    <QuickPage {...usual} form={{ values: { isi: 'Air surut <sejak pagi>.' }, errors: { judul: 'Tulis judulnya.' } }} />
  ),
};
