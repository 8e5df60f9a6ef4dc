import { newId } from '../../../../platform/database/ids.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import type { LibraryRow } from '../library-queries.ts';
import { LibraryPage } from './library-page.tsx';

const now = Temporal.Instant.from('2026-11-23T02:00:00Z');
const shared = { language: 'id', now, timeZone: 'Asia/Jakarta', filter: {}, writeHref: '/meja/tulis' } as const;
const sites = [{ id: '1', title: 'Desa Cibogo' }];
const empty = { rows: [], previous: null, next: null };

function aFile(changed: Partial<LibraryRow> = {}): LibraryRow {
  const id = newId<'file'>();
  return {
    ...{ id, name: 'balai-desa.webp', kind: 'image', sizeBytes: 182_400, siteTitle: 'Desa Cibogo' },
    ...{ addedAt: now.subtract({ hours: 30 }), deletedAt: null, useCount: 1, lacksAlt: false, mayDelete: false },
    uses: [{ usedBy: 'content', title: 'Panen raya', siteTitle: 'Desa Cibogo', href: `/meja/isi/${newId()}` }],
    ...{ thumbnailSrc: null, href: `/meja/berkas/${id}/balai-desa.webp` },
    ...changed,
  };
}

const unused = { useCount: 0, uses: [], mayDelete: true } as const;

export const examples: Examples = {
  'belum ada berkas': () => <LibraryPage {...shared} sites={[]} page={empty} />,
  'tidak ada yang cocok': () => (
    <LibraryPage {...shared} sites={sites} filter={{ search: 'balai', kind: 'image' }} page={empty} />
  ),
  'dipakai, tidak dipakai, tanpa teks pengganti': () => (
    <LibraryPage
      {...shared}
      sites={sites}
      page={{
        rows: [
          aFile(),
          aFile({ name: 'apbdes-2026.pdf', kind: 'document', useCount: 3 }),
          aFile({ name: 'spanduk.webp', lacksAlt: true }),
          aFile({ name: 'lama.webp', siteTitle: null, ...unused }),
          aFile({
            uses: [{ usedBy: 'officer', title: 'Ani', siteTitle: 'Desa Ciuyah', href: '/meja/situs/1/pejabat' }],
          }),
        ],
        previous: 'a',
        next: 'b',
      }}
    />
  ),
  'dihapus, masih bisa dikembalikan': () => (
    <LibraryPage
      {...shared}
      sites={[]}
      filter={{ state: 'deleted' }}
      page={{ ...empty, rows: [aFile({ ...unused, deletedAt: now, href: null })] }}
    />
  ),
};
