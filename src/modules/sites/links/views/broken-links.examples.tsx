import { emptyForm } from '../../../../platform/ui/form-state.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import type { BrokenLink } from '../link-queries.ts';
import { BrokenLinks, type BrokenLinksProps } from './broken-links.tsx';

const link = {
  ...{ id: '1', address: 'https://www.kementerian.example/regulasi/2019/peraturan-yang-sangat-panjang.pdf' },
  ...{ isPicture: false, fault: 'not-found', failedDays: 4, checkedOn: Temporal.PlainDate.from('2026-11-23') },
  ...{ ignoredBecause: null, contentId: '1', contentTitle: 'Profil <b>dinas</b>', siteTitle: 'Dinas Kesehatan' },
} as BrokenLink;
const page: BrokenLinksProps = {
  ...{ language: 'id', links: [], isIgnored: false, place: undefined, nextHref: null, form: emptyForm },
  exportHref: '/meja/tautan-rusak/tautan-rusak.csv',
};

export const examples: Examples = {
  'tidak ada yang rusak': () => <BrokenLinks {...page} />,
  'halaman dan gambar yang hilang': () => (
    <BrokenLinks
      {...page}
      links={[
        link,
        { ...link, id: '2', address: '/berkas/1/foto.jpg', isPicture: true, fault: 'file-gone' } as BrokenLink,
      ]}
    />
  ),
  'alasan mengabaikan terlalu pendek': () => (
    <BrokenLinks
      {...page}
      links={[link]}
      form={{ values: { id: '1', 'alasan-1': 'x' }, errors: { 'alasan-1': 'Tulis alasannya, 3 sampai 300 huruf.' } }}
    />
  ),
};
