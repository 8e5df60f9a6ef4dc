import { Badge } from './badge.tsx';
import { ButtonLink } from './button.tsx';
import { DataTable } from './data-table.tsx';
import { DeskFrame, type DeskFrameProps } from './desk-frame.tsx';
import { EmptyState } from './empty-state.tsx';
import type { ExampleContext, Examples } from './gallery-examples.ts';
import { PageDocument } from './page-document.tsx';
import { PageHeading } from './page-heading.tsx';

const places: DeskFrameProps['places'] = [
  { label: 'Hari ini', href: '/meja', icon: 'inbox', waiting: 4 },
  { label: 'Situs', href: '/meja/situs', icon: 'globe' },
  { label: 'Permohonan', href: '/meja/permohonan', icon: 'message-square', waiting: 12 },
  { label: 'Orang', href: '/meja/orang', icon: 'users' },
  { label: 'Pengaturan', href: '/meja/pengaturan', icon: 'settings' },
];

const tasks = [
  {
    id: '1',
    what: 'Jawab permohonan PPID-2026-00123',
    why: 'jatuh tempo besok, UU 14/2008 ps. 22',
    tone: 'warning',
    state: 'Besok',
    verb: 'Jawab',
  },
  {
    id: '2',
    what: 'Perbarui “Jadwal imunisasi”',
    why: 'terlambat 2 hari, wajib setiap bulan',
    tone: 'danger',
    state: 'Terlambat',
    verb: 'Perbarui',
  },
  {
    id: '3',
    what: 'Tinjau berita dari Kecamatan Waled',
    why: 'menunggu sejak 3 jam lalu',
    tone: 'notice',
    state: 'Menunggu',
    verb: 'Tinjau',
  },
] as const;

type DeskExample = Partial<DeskFrameProps> & {
  readonly context: ExampleContext;
  readonly rows?: readonly (typeof tasks)[number][];
};

function Desk({ context, rows = tasks, ...changed }: DeskExample) {
  return (
    <PageDocument
      language="id"
      title="Hari ini"
      siteName="Kabupaten Cirebon"
      assets={context.assets}
      theme={context.theme}
      frame="desk"
    >
      <DeskFrame
        language="id"
        governmentName="Kabupaten Cirebon"
        person={{ name: 'Nur Hidayah', role: 'Operator Dinas Kesehatan' }}
        path="/meja"
        places={places}
        publicHref="/"
        accountHref="/meja/akun"
        {...changed}
      >
        <PageHeading
          title="Hari ini"
          lead="4 hal menunggu Anda. Yang paling mendesak di atas."
          actions={
            <ButtonLink href="#isi" icon="plus">
              Tulis berita
            </ButtonLink>
          }
        />
        <DataTable
          caption="Antrean"
          isCaptionHidden
          rows={rows}
          rowKey={({ id }) => id}
          empty={
            <EmptyState title="Tidak ada yang menunggu" icon="circle-check">
              Tugas baru tampil di sini begitu ada.
            </EmptyState>
          }
          columns={[
            {
              header: 'Tugas',
              isLead: true,
              cell: (task) => (
                <>
                  <span class="font-semibold">{task.what}</span>
                  <span class="block font-normal text-muted">{task.why}</span>
                </>
              ),
            },
            { header: 'Status', cell: (task) => <Badge tone={task.tone}>{task.state}</Badge> },
            {
              header: 'Tindakan',
              isAction: true,
              align: 'end',
              cell: (task) => (
                <ButtonLink href="#isi" kind="secondary">
                  {task.verb}
                </ButtonLink>
              ),
            },
          ]}
        />
      </DeskFrame>
    </PageDocument>
  );
}

export const examples: Examples = {
  'antrean hari ini': (context) => (
    <Desk
      context={context}
      flash={{ text: 'Berita “Posyandu keliling” terbit.', undo: { action: '/meja/urungkan/1', label: 'Urungkan' } }}
    />
  ),
  'tidak ada tugas': (context) => <Desk context={context} rows={[]} />,
  'lebih dari lima tempat, nama panjang': (context) => (
    <Desk
      context={context}
      path="/meja/jaringan/perangkat"
      governmentName="Pemerintah Kabupaten Administrasi Kepulauan Seribu <b>Jakarta</b>"
      person={{ name: 'Raden Ayu Kartika Sari Dewi Permatasari Kusumawardhani', role: 'Sekretaris Daerah' }}
      breadcrumbs={[
        { label: 'Jaringan', href: '/meja/jaringan' },
        { label: 'Perangkat di seluruh kantor kecamatan', href: '/meja/jaringan/perangkat' },
      ]}
      places={[
        ...places,
        { label: 'Jaringan', href: '/meja/jaringan', icon: 'network' },
        { label: 'Laporan', href: '/meja/laporan', icon: 'chart-column', waiting: 1 },
      ]}
    />
  ),
};
