import type { Examples } from './gallery-examples.ts';
import { ListPager } from './list-pager.tsx';

export const examples: Examples = {
  'halaman pertama': () => (
    <ListPager language="id" previousHref={null} nextHref="?sesudah=20" count={{ shown: 20, total: 4120 }} />
  ),
  'halaman terakhir': () => <ListPager language="en" previousHref="?sebelum=20" nextHref={null} />,
};
