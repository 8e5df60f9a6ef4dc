import { DescriptionList } from './description-list.tsx';
import type { Examples } from './gallery-examples.ts';

export const examples: Examples = {
  'periksa jawaban': () => (
    <DescriptionList
      facts={[
        { term: 'Nama lengkap', value: 'Siti Aminah', change: { label: 'Ubah', href: '#isi' } },
        {
          term: 'Informasi yang diminta',
          value: 'Rencana kerja dan anggaran <2026>, termasuk perubahannya',
          change: { label: 'Ubah', href: '#isi' },
        },
        { term: 'Dijawab paling lambat', value: '7 Desember 2026 (10 hari kerja, UU 14/2008 pasal 22)' },
      ]}
    />
  ),
};
