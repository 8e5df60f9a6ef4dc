import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import type { FoundPage } from '../search-queries.ts';
import { ContactPage } from './contact-page.tsx';
import { ContentPage } from './content-page.tsx';
import { GonePage } from './gone-page.tsx';
import { AgendaPage, KindListPage, LatestPage, WarningsPage } from './list-pages.tsx';
import { PortalHomePage } from './portal-home.tsx';
import {
  anItem,
  aPublicContent,
  EXAMPLE_NOW,
  exampleContext,
  exampleHome,
  exampleOffice,
  MARKUP,
} from './sample-props.ts';
import { SearchPage } from './search-page.tsx';
import { SiteHomePage } from './site-home.tsx';
import { UnitListPage } from './unit-list.tsx';

const context = exampleContext;
const english = { ...context, language: 'en' } as const;
const none = { rows: [], previous: null, next: null };
const some = { rows: [anItem(), anItem({ slug: 'b', title: MARKUP, summary: MARKUP })], previous: 'a', next: 'b' };
const nobody = { officers: [], hours: [], holidays: [] };
const emptyHome = { pages: [], news: [], announcements: [], agenda: [], below: [], office: nobody };
const picture = { fileId: '0192f0c0-0000-7000-8000-000000000001', alt: 'Balai desa', widthPx: 960, heightPx: 540 };
const file = {
  fileId: picture.fileId,
  fileName: 'laporan.pdf',
  name: 'Laporan 2026',
  mimeType: 'application/pdf',
  sizeBytes: 123_456,
};
const warning = {
  danger: 'Air sungai naik',
  affected: 'Warga di bantaran',
  avoid: 'Pindah ke balai desa',
  help: 'Telepon 112',
};

const search = {
  language: 'id',
  now: EXAMPLE_NOW,
  query: 'akta',
  isEverywhere: true,
  siteTitle: 'Kecamatan Waled',
  isFirstPage: true,
} as const;
const hit = {
  ...{
    kind: 'page',
    title: 'Akta kelahiran',
    href: '/akta-kelahiran',
    siteTitle: 'Disdukcapil',
    publishedAt: EXAMPLE_NOW,
  },
  passage: [
    { text: 'Syarat ', isMatch: false },
    { text: 'akta', isMatch: true },
    { text: ` kelahiran ${MARKUP}`, isMatch: false },
  ],
};
const found: FoundPage = { hits: [hit], total: 1, isTotalCut: false, correctedQuery: null, next: null };

/** The public pages in their states, without the frame around them. */
export const examples: Examples = {
  'beranda pemerintah': () => (
    <PortalHomePage
      context={context}
      governmentName="Kabupaten Contoh"
      home={{
        ...exampleHome,
        latest: some.rows,
        siteCounts: { opd: 33, kecamatan: 40, desa: 412, kelurahan: 12 },
        recentCount: 1234,
      }}
    />
  ),
  'beranda pemerintah, masih kosong': () => (
    <PortalHomePage
      context={english}
      governmentName="Kabupaten Contoh"
      home={{ ...emptyHome, latest: [], siteCounts: {}, recentCount: 0 }}
    />
  ),
  'beranda kecamatan': () => (
    <SiteHomePage context={context} home={exampleHome} unitKind="kecamatan" tagline="Melayani dengan hati" />
  ),
  'beranda dinas, masih kosong': () => <SiteHomePage context={context} home={emptyHome} unitKind="opd" tagline="" />,
  'daftar berita': () => <KindListPage context={context} page={some} path="/berita" kind="news" />,
  'daftar dokumen kosong': () => <KindListPage context={context} page={none} path="/dokumen" kind="document" />,
  'daftar foto': () => (
    <KindListPage
      context={context}
      page={{ ...none, rows: [anItem({ kind: 'photo', cover: picture })] }}
      path="/foto"
      kind="photo"
    />
  ),
  'agenda yang lewat': () => (
    <AgendaPage context={context} page={{ ...none, rows: exampleHome.agenda }} path="/agenda?waktu=lewat" />
  ),
  'kabar terbaru': () => <LatestPage context={context} page={some} path="/terbaru" governmentName="Kabupaten Contoh" />,
  'tidak ada peringatan': () => <WarningsPage context={context} page={none} path="/peringatan" />,
  'daftar unit': () => (
    <UnitListPage
      context={context}
      page={{
        rows: [{ id: 'a', title: 'Desa Ambit', label: 'ambit-waled', unitKind: 'desa', aboveTitle: 'Kecamatan Waled' }],
        previous: null,
        next: 'b',
      }}
      governmentName="Kabupaten Contoh"
      kind="desa"
      search={undefined}
    />
  ),
  'daftar unit, tidak ditemukan': () => (
    <UnitListPage context={context} page={none} governmentName="Kabupaten Contoh" kind={undefined} search={MARKUP} />
  ),
  'berita lengkap': () => (
    <ContentPage
      context={context}
      content={aPublicContent({ facts: { cover: picture }, related: [anItem({ slug: 'lain' })] })}
      unitTitle="Kecamatan Waled"
    />
  ),
  'berita, teks berisi HTML': () => (
    <ContentPage context={context} content={aPublicContent({ title: MARKUP, summary: MARKUP })} unitTitle={MARKUP} />
  ),
  'dokumen contoh': () => (
    <ContentPage
      context={context}
      content={aPublicContent({ kind: 'document', isSample: true, facts: { files: [file] } })}
      unitTitle="Kecamatan Waled"
    />
  ),
  'album foto': () => (
    <ContentPage
      context={context}
      content={aPublicContent({ kind: 'photo', bodyHtml: '', facts: { pictures: [picture] } })}
      unitTitle="Kecamatan Waled"
    />
  ),
  'peringatan yang sudah lewat': () => (
    <ContentPage
      context={context}
      content={aPublicContent({
        kind: 'announcement',
        isWarning: true,
        endsAt: EXAMPLE_NOW.subtract({ hours: 1 }),
        facts: { warning },
      })}
      unitTitle="BPBD"
    />
  ),
  'acara, dalam bahasa Inggris': () => (
    <ContentPage
      context={english}
      content={aPublicContent({
        kind: 'agenda',
        startsAt: EXAMPLE_NOW,
        endsAt: EXAMPLE_NOW.add({ hours: 2 }),
        facts: { location: 'Aula' },
      })}
      unitTitle="Kecamatan Waled"
    />
  ),
  'halaman yang diperiksa dan masih benar': () => (
    <ContentPage
      context={context}
      content={aPublicContent({
        ...{ kind: 'page', keeperName: 'Dinas Kesehatan' },
        confirmedOn: Temporal.PlainDate.from('2026-11-20'),
        renewBy: Temporal.PlainDate.from('2027-05-20'),
      })}
      unitTitle="Kabupaten Cirebon"
    />
  ),
  'halaman yang seharusnya sudah diperbarui': () => (
    <ContentPage
      context={context}
      content={aPublicContent({ kind: 'page', renewBy: Temporal.PlainDate.from('2026-05-01') })}
      unitTitle="Kecamatan Waled"
    />
  ),
  pratinjau: () => <ContentPage context={context} content={aPublicContent()} unitTitle="Kecamatan Waled" isPreview />,
  'sudah diarsipkan': () => <GonePage language="id" />,
  kontak: () => (
    <ContactPage
      language="id"
      office={exampleOffice}
      now={EXAMPLE_NOW}
      timeZone="Asia/Jakarta"
      address="Jalan Contoh 1, Waled"
      contacts={[{ icon: 'phone', label: '(0231) 000000', href: 'tel:+62231000000' }]}
    />
  ),
  'kontak, belum diisi': () => (
    <ContactPage language="id" office={nobody} now={EXAMPLE_NOW} timeZone="Asia/Jakarta" address="" contacts={[]} />
  ),
  'cari, dengan hasil': () => <SearchPage {...search} found={{ ...found, next: 'a', total: 1000, isTotalCut: true }} />,
  'cari, ejaan dibetulkan': () => <SearchPage {...search} query="aktta" found={{ ...found, correctedQuery: 'akta' }} />,
  'cari, tanpa hasil': () => <SearchPage {...search} query={MARKUP} found={{ ...found, hits: [], total: 0 }} />,
  'cari, belum mengetik': () => <SearchPage {...search} query="" found={null} isEverywhere={false} />,
};
