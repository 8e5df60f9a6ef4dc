import { newId } from '../../../../platform/database/ids.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import { ContentActions } from './content-actions.tsx';
import { EditPage, NewContentPage } from './edit-page.tsx';
import { aForm, EXAMPLE_ID, NOW } from './sample-content.ts';
import { StepHistory } from './step-history.tsx';

const values = {
  ...{ versi: '2', judul: 'Gotong royong di Balai Desa', ringkasan: 'Sabtu pagi, pukul tujuh.', bentuk: 'plain' },
  teks: 'Bawa cangkul.\n\n## Tempat\n\nBalai Desa Cibogo',
};
const person = newId<'person'>();
const step = { id: '1', version: 2, personId: person, reason: '', happenedAt: NOW };
const aside = [
  <ContentActions
    key="langkah"
    language="id"
    contentId={EXAMPLE_ID}
    steps={['archive']}
    publicHref="http://cibogo.cirebonkab.localhost:3000/berita/gotong-royong"
    previewHref="http://cibogo.cirebonkab.localhost:3000/pratinjau/0123456789abcdef"
  />,
  <StepHistory
    key="riwayat"
    language="id"
    timeZone="Asia/Jakarta"
    names={{ [person]: 'Ani Suryani' }}
    steps={[
      { ...step, id: '2', action: 'return', reason: 'Kurang jam mulai.' },
      { ...step, id: '1', action: 'create', personId: null },
    ]}
  />,
];
const page = {
  ...({ title: 'Gotong royong di Balai Desa', siteTitle: 'Desa Cibogo', state: 'draft', isWarning: false } as const),
  ...{ standing: 'Belum tampil di situs.', returnReason: null, conflict: null, actions: null, aside },
};

export const examples: Examples = {
  'draf yang dikembalikan': () => (
    <EditPage {...page} returnReason="Kurang jam mulai." form={aForm({ form: { values, errors: {} } })} />
  ),
  'dua orang menyimpan bersamaan': () => (
    <EditPage
      {...page}
      conflict={{ name: 'Budi', version: 3, theirs: 'Bawa sapu.', own: 'Bawa cangkul.' }}
      form={aForm({ form: { values: { ...values, versi: '3' }, errors: {} } })}
    />
  ),
  'teks dengan tautan berisi HTML': () => (
    <EditPage
      {...page}
      state="published"
      standing="Tampil di situs."
      form={aForm({
        form: { values: { ...values, bentuk: 'html', teks: '<p>Baca <a href="/profil">profil</a></p>' }, errors: {} },
        facts: [{ key: 'telepon-desa', label: 'Telepon desa', value: '0231-111' }],
      })}
    />
  ),
  'hanya boleh membaca': () => <EditPage {...page} form={aForm({ nextSteps: [] })} />,
  'berita baru': () => (
    <NewContentPage
      title="Berita baru di Desa Cibogo"
      otherSiteHref="/meja/tulis?jenis=news"
      form={aForm({ isNew: true })}
    />
  ),
  'peringatan yang belum lengkap': () => (
    <NewContentPage
      title="Pengumuman baru di Kabupaten Cirebon"
      otherSiteHref={null}
      form={aForm({
        kind: 'announcement',
        isNew: true,
        form: {
          values: { judul: 'Banjir di Waled', peringatan: 'ya', bahaya: 'Sungai meluap' },
          errors: { hindari: 'Lengkapi: peringatan serta-merta harus memuat bagian ini.' },
        },
      })}
    />
  ),
  'agenda baru': () => (
    <NewContentPage
      title="Agenda baru"
      otherSiteHref={null}
      form={aForm({ kind: 'agenda', isNew: true, nextSteps: ['save', 'submit'] })}
    />
  ),
  'dokumen dengan berkas': () => (
    <NewContentPage
      title="Dokumen baru"
      otherSiteHref={null}
      form={aForm({
        ...{ kind: 'document', isNew: true },
        form: { values: { lampiran: EXAMPLE_ID, [`nama-${EXAMPLE_ID}`]: 'Perdes 3 Tahun 2026' }, errors: {} },
        kept: {
          [EXAMPLE_ID]: {
            fileId: EXAMPLE_ID,
            href: `/meja/berkas/${EXAMPLE_ID}/perdes.pdf`,
            widthPx: null,
            heightPx: null,
          },
        },
      })}
    />
  ),
  'album tanpa keterangan': () => (
    <NewContentPage
      title="Album foto baru"
      otherSiteHref={null}
      form={aForm({
        ...{ kind: 'photo', isNew: true },
        form: { values: { gambar: EXAMPLE_ID }, errors: { [`alt-${EXAMPLE_ID}`]: 'Isi keterangan foto 1.' } },
        kept: {
          [EXAMPLE_ID]: {
            fileId: EXAMPLE_ID,
            href: `/meja/berkas/${EXAMPLE_ID}/320.webp`,
            widthPx: 320,
            heightPx: 240,
          },
        },
      })}
    />
  ),
};
