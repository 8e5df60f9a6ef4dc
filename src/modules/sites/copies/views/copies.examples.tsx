import { newId } from '../../../../platform/database/ids.ts';
import { emptyForm } from '../../../../platform/ui/form-state.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import { CopyPage } from './copy-page.tsx';
import { SourcePage } from './source-page.tsx';

const source = {
  ...{ id: newId<'content'>(), kind: 'page' as const, title: 'Maklumat pelayanan', version: 2 },
  ...{ summary: 'Janji layanan kantor ini.', siteTitle: 'Kabupaten Cirebon' },
};
const MARKUP = '<script>alert(1)</script>';
const shared = {
  ...{ language: 'id' as const, search: undefined, sources: [source], hasMoreSites: false, form: emptyForm },
  ...{ sites: [{ id: newId(), title: 'Desa Cibogo' }], submissionKey: newId() },
};

export const examples: Examples = {
  'memilih halaman': () => (
    <CopyPage {...shared} sources={[source, { ...source, id: newId<'content'>(), title: MARKUP, summary: MARKUP }]} />
  ),
  'belum memilih': () => (
    <CopyPage {...shared} form={{ values: {}, errors: { sumber: 'Pilih halaman yang disalin.' } }} hasMoreSites />
  ),
  'tidak ada yang cocok': () => <CopyPage {...shared} sources={[]} search="zzz" />,
  'belum dapat menulis': () => <CopyPage {...shared} sites={[]} />,
  'perubahan halaman asal': () => (
    <SourcePage
      {...{ language: 'id' as const, contentId: newId(), from: 1, to: 2 }}
      parts={[{ part: 'text', before: 'Buka pukul 08.00', after: `Buka pukul 09.00 ${MARKUP}` }]}
    />
  ),
};
