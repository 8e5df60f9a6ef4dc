import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import { ContentListPage } from './content-list.tsx';
import { aRow, NOW } from './sample-content.ts';

const shared = {
  language: 'id',
  now: NOW,
  path: '/meja/isi',
  filter: {},
  isOneSite: false,
  writeHref: '/meja/tulis',
} as const;
const sites = [{ id: '1', title: 'Desa Cibogo' }];

export const examples: Examples = {
  'belum ada isi': () => (
    <ContentListPage mayReadLog {...shared} sites={[]} page={{ rows: [], previous: null, next: null }} />
  ),
  'tidak ada yang cocok': () => (
    <ContentListPage
      mayReadLog
      {...shared}
      sites={sites}
      filter={{ search: 'banjir', state: 'review' }}
      page={{ rows: [], previous: null, next: null }}
    />
  ),
  'isi dalam setiap keadaan': () => (
    <ContentListPage
      mayReadLog
      {...shared}
      sites={sites}
      page={{
        rows: [
          aRow(),
          aRow({ title: 'Banjir di Waled', kind: 'announcement', state: 'review', isWarning: true }),
          aRow({ title: 'Profil', kind: 'page', state: 'published', hasChanges: true }),
          aRow({ title: 'Jadwal posyandu', state: 'scheduled' }),
          aRow({ title: 'Lama', state: 'archived' }),
        ],
        previous: 'a',
        next: 'b',
      }}
    />
  ),
  'judul berisi HTML': () => (
    <ContentListPage
      mayReadLog
      {...shared}
      sites={[]}
      page={{ rows: [aRow({ title: '<script>alert(1)</script>' })], previous: null, next: null }}
    />
  ),
};
