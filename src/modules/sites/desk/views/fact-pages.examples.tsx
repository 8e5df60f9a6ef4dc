import { newId } from '../../../../platform/database/ids.ts';
import { emptyForm } from '../../../../platform/ui/form-state.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import { FactConfirmPage, FactFormPage, FactListPage } from './fact-pages.tsx';
import { EXAMPLE_ID } from './sample-content.ts';

const fact = {
  id: EXAMPLE_ID,
  key: 'telepon-desa',
  label: 'Telepon desa',
  value: '0231-111',
  unitPath: '/',
  useCount: 2,
};
const uses = [{ contentId: newId<'content'>(), title: 'Hubungi kami', siteTitle: 'Desa Cibogo' }];
const form = { values: { nama: 'Telepon desa', nilai: '0231-222' }, errors: {} };
const shared = { language: 'id', submissionKey: EXAMPLE_ID } as const;

export const examples: Examples = {
  'belum ada fakta': () => (
    <FactListPage language="id" page={{ rows: [], previous: null, next: null }} search={undefined} mayAdd />
  ),
  'daftar fakta': () => (
    <FactListPage language="id" page={{ rows: [fact], previous: null, next: 'a' }} search="telepon" mayAdd={false} />
  ),
  'fakta baru dengan kunci yang dipakai': () => (
    <FactFormPage
      {...shared}
      fact={null}
      form={{ ...form, errors: { kode: 'Kunci ini sudah dipakai. Pilih kunci lain.' } }}
      mayChange
      uses={[]}
      sites={[{ id: EXAMPLE_ID, title: 'Desa Cibogo' }]}
    />
  ),
  'mengubah fakta': () => <FactFormPage {...shared} fact={fact} form={form} mayChange uses={uses} sites={[]} />,
  'fakta milik unit lain': () => (
    <FactFormPage {...shared} fact={fact} form={form} mayChange={false} uses={[]} sites={[]} />
  ),
  'di mana perubahan mendarat': () => <FactConfirmPage {...shared} fact={fact} form={form} uses={uses} />,
  'nilai berisi HTML': () => (
    <FactConfirmPage {...shared} fact={{ ...fact, value: '<b>0231</b>' }} form={emptyForm} uses={[]} />
  ),
};
