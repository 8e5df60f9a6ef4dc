import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import { aListedItem, aRankedUnit, EXAMPLE_TODAY } from '../../desk/views/sample-items.ts';
import { PublicItemsPage } from './items-page.tsx';
import { PublicRankingPage } from './ranking-page.tsx';

const MARKUP = '<script>alert(1)</script>';
const hrefOf = () => '/kesegaran/informasi';
const list = { language: 'id', today: EXAMPLE_TODAY, title: 'Terlambat: Kecamatan Waled', hrefOf } as const;
const emptyPage = { rows: [], previous: null, next: null };

export const examples: Examples = {
  'peringkat untuk umum': () => (
    <PublicRankingPage
      language="id"
      lead="Seberapa mutakhir informasi publik setiap unit kerja Kabupaten Cirebon."
      hrefOf={hrefOf}
      order="best"
      page={{ rows: [aRankedUnit(), aRankedUnit({ unitName: MARKUP, weeks: [] })], previous: 'a', next: 'b' }}
    />
  ),
  'daftar di balik angka': () => (
    <PublicItemsPage
      {...list}
      filter={{ state: 'late' }}
      page={{ rows: [aListedItem({ isSample: true }), aListedItem({ title: MARKUP })], previous: null, next: 'b' }}
    />
  ),
  'daftar kosong, dalam bahasa Inggris': () => (
    <PublicItemsPage {...list} language="en" title="Late" filter={{}} page={emptyPage} />
  ),
};
