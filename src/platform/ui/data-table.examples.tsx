import { Badge } from './badge.tsx';
import { ButtonLink } from './button.tsx';
import { type Column, DataTable } from './data-table.tsx';
import { EmptyState } from './empty-state.tsx';
import { formatRupiah } from './format.ts';
import type { Examples } from './gallery-examples.ts';
import { ListPager } from './list-pager.tsx';

interface Page {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly isLate: boolean;
  readonly amountRupiah: number;
}

const pages: readonly Page[] = [
  {
    id: '1',
    title: 'Anggaran dan realisasi 2026',
    unit: 'Badan Keuangan dan Aset Daerah',
    isLate: false,
    amountRupiah: 4_012_345_678_900,
  },
  {
    id: '2',
    title: 'Jadwal imunisasi <b>Desember</b>',
    unit: 'Dinas Kesehatan',
    isLate: true,
    amountRupiah: 25_000_000,
  },
  {
    id: '3',
    title:
      'Pendaftaran peserta didik baru SMP negeri dan swasta di wilayah timur Kabupaten Cirebon tahun ajaran 2026/2027',
    unit: 'Dinas Pendidikan',
    isLate: false,
    amountRupiah: 0,
  },
];

const columns: readonly Column<Page>[] = [
  {
    header: 'Judul',
    isLead: true,
    cell: (page) => (
      <a class="link" href="#isi">
        {page.title}
      </a>
    ),
  },
  { header: 'Perangkat daerah', cell: (page) => page.unit },
  {
    header: 'Status',
    cell: (page) => (page.isLate ? <Badge tone="danger">Terlambat</Badge> : <Badge tone="success">Mutakhir</Badge>),
  },
  { header: 'Anggaran', align: 'end', cell: (page) => formatRupiah(page.amountRupiah, 'id') },
];

const empty = (
  <EmptyState
    title="Daftar informasi akan tampil di sini"
    action={
      <ButtonLink href="#isi" icon="plus">
        Tambah informasi
      </ButtonLink>
    }
  >
    Mulailah dengan informasi yang paling sering ditanyakan.
  </EmptyState>
);

export const examples: Examples = {
  'menumpuk di ponsel': () => (
    <>
      <DataTable caption="Informasi berkala" columns={columns} rows={pages} rowKey={({ id }) => id} empty={empty} />
      <ListPager language="id" previousHref="?sebelum=1" nextHref="?sesudah=3" count={{ shown: 3, total: 1250 }} />
    </>
  ),
  'digeser di ponsel': () => (
    <DataTable
      caption="Informasi berkala"
      isCaptionHidden
      columns={columns}
      rows={pages}
      rowKey={({ id }) => id}
      empty={empty}
      onPhone="scroll"
    />
  ),
  'belum ada isi': () => (
    <DataTable caption="Informasi berkala" columns={columns} rows={[]} rowKey={({ id }) => id} empty={empty} />
  ),
};
