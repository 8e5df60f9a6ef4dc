import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import { ChooseKindPage, ChooseSitePage } from './write-page.tsx';

const sites = [
  { id: '1', title: 'Kecamatan Waled' },
  { id: '2', title: 'Desa Cibogo' },
];

export const examples: Examples = {
  'memilih jenis': () => <ChooseKindPage language="id" siteId={null} />,
  'memilih situs': () => <ChooseSitePage language="id" kind="news" sites={sites} search={undefined} hasMore />,
  'situs tidak ditemukan': () => <ChooseSitePage language="id" kind="news" sites={[]} search="Wale" hasMore={false} />,
  'belum punya situs': () => <ChooseSitePage language="id" kind="news" sites={[]} search={undefined} hasMore={false} />,
  'in English': () => <ChooseKindPage language="en" siteId="1" />,
};
