import { newId } from '../../../../platform/database/ids.ts';
import { emptyForm } from '../../../../platform/ui/form-state.ts';
import type { Examples } from '../../../../platform/ui/gallery-examples.ts';
import type { CountedSite } from '../site-queries.ts';
import { HoursPage } from './hours-page.tsx';
import { MenuPage } from './menu-page.tsx';
import { OfficerFormPage, OfficersPage } from './officer-pages.tsx';
import { aRow, aSite, EXAMPLE_ID, NOW } from './sample-content.ts';
import { SiteListPage } from './site-list.tsx';
import { SitePage } from './site-page.tsx';
import { SiteSettingsPage } from './site-settings-page.tsx';

const officer = { id: '1', name: 'H. Sukarna, S.IP.', title: 'Kuwu', phone: '0231-111', email: '', photoSrc: null };
const counted: CountedSite = {
  ...{ id: newId(), unitId: newId(), unitPath: '/cibogo/', label: 'cibogo', title: 'Desa Cibogo', tagline: '' },
  ...{ draftCount: 2, reviewCount: 1, publishedCount: 14 },
};
const list = {
  ...({ language: 'id', now: NOW, path: `/meja/situs/${EXAMPLE_ID}`, filter: {}, sites: [], isOneSite: true } as const),
  writeHref: '/meja/tulis',
};

export const examples: Examples = {
  'daftar situs': () => (
    <SiteListPage
      language="id"
      search={undefined}
      page={{
        rows: [counted],
        ...{ previous: null, next: 'a' },
      }}
    />
  ),
  'situs yang dicari tidak ada': () => (
    <SiteListPage language="id" search="Waled" page={{ rows: [], previous: null, next: null }} />
  ),
  'isi satu situs': () => (
    <SitePage site={aSite()} list={{ ...list, page: { rows: [aRow()], previous: null, next: null } }} />
  ),
  'belum ada pejabat': () => <OfficersPage site={aSite()} officers={[]} />,
  'pejabat menurut urutan': () => (
    <OfficersPage
      site={aSite()}
      officers={[officer, { ...officer, id: '2', name: 'Siti Aminah', title: 'Sekretaris' }]}
    />
  ),
  'pejabat yang belum lengkap': () => (
    <OfficerFormPage
      site={aSite()}
      officerId={EXAMPLE_ID}
      form={{ values: { jabatan: 'Kuwu' }, errors: { nama: 'Isi nama.' } }}
      photoSrc={null}
      submissionKey={EXAMPLE_ID}
    />
  ),
  'jam layanan': () => (
    <HoursPage
      site={aSite()}
      form={{
        values: { 'buka-1': '08:00', 'tutup-1': '15:30', 'buka-2': '15:00', 'tutup-2': '08:00' },
        errors: { 'buka-2': 'Jam tutup harus sesudah jam buka.' },
      }}
      submissionKey={EXAMPLE_ID}
      isCopied
    />
  ),
  'jam layanan bagi yang hanya membaca': () => (
    <HoursPage site={aSite({ mayManage: false })} form={emptyForm} submissionKey={EXAMPLE_ID} isCopied={false} />
  ),
  'menu bawaan': () => <MenuPage site={aSite()} entries={[]} form={emptyForm} submissionKey={EXAMPLE_ID} />,
  'menu sendiri': () => (
    <MenuPage
      site={aSite()}
      entries={[
        { label: 'Profil', href: '/profil' },
        { label: 'Layanan', href: 'https://layanan.cirebonkab.go.id/cibogo' },
      ]}
      form={{ values: { tulisan: 'X', alamat: 'x' }, errors: { alamat: 'Isi alamat yang diawali / atau https://.' } }}
      submissionKey={EXAMPLE_ID}
    />
  ),
  'pengaturan situs': () => (
    <SiteSettingsPage
      site={aSite()}
      form={{ values: { nama: 'Desa Cibogo' }, errors: {} }}
      submissionKey={EXAMPLE_ID}
    />
  ),
};
