import { LinkCard } from './card.tsx';
import { FigureCard } from './figure-card.tsx';
import type { ExampleContext, Examples } from './gallery-examples.ts';
import { PageDocument } from './page-document.tsx';
import { PageHeading } from './page-heading.tsx';
import { Prose } from './prose.tsx';
import { PublicFrame, type PublicFrameProps } from './public-frame.tsx';
import { SearchHero } from './search-hero.tsx';
import { Teaser } from './teaser.tsx';

const menu = ['Layanan', 'Informasi publik', 'Berita', 'Pengaduan', 'Profil'].map((label) => ({
  label,
  href: `/${label.toLowerCase().replaceAll(' ', '-')}`,
}));

const site: PublicFrameProps['site'] = { name: 'Pemerintah Kabupaten Cirebon', parent: null, crestUrl: null };

const footer: PublicFrameProps['footer'] = {
  address: 'Jalan Sunan Kalijaga Nomor 7, Sumber, Kabupaten Cirebon 45611',
  contacts: [
    { icon: 'phone', label: '(0231) 000000', href: 'tel:+62231000000' },
    { icon: 'mail', label: 'halo@contoh.go.id', href: 'mailto:halo@contoh.go.id' },
    { icon: 'clock', label: 'Senin–Jumat, 08.00–15.30 WIB', href: null },
  ],
  ppidHref: '/ppid',
  openDataHref: '/data',
  accessibilityHref: '/aksesibilitas',
  statusHref: '/status',
  links: [{ label: 'Peta situs', href: '/peta-situs' }],
};

const events = [
  ['Lahir', 'baby', 'Akta, kartu keluarga, imunisasi'],
  ['Sekolah', 'graduation-cap', 'Pendaftaran dan beasiswa'],
  ['Usaha', 'store', 'Izin, UMKM, pasar'],
  ['Tanah', 'land-plot', 'PBB, tata ruang, sertifikat'],
  ['Sakit', 'heart-pulse', 'Puskesmas, rumah sakit, BPJS'],
  ['Pindah', 'truck', 'KTP dan kartu keluarga'],
  ['Meninggal', 'flower-2', 'Akta kematian, pemakaman'],
] as const;

const tasks = ['Urus KTP', 'Bayar PBB', 'Akta kelahiran', 'Lapor jalan rusak', 'Jadwal dokter', 'Izin usaha'].map(
  (label) => ({ label, href: `/cari?q=${encodeURIComponent(label)}` }),
);

function Home() {
  return (
    <>
      <SearchHero language="id" tasks={tasks} />
      <section class="mt-12">
        <h2 class="text-2xl">Layanan menurut peristiwa hidup</h2>
        <div class="mt-5 grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          {events.map(([title, icon, text]) => (
            <LinkCard key={title} title={title} icon={icon} text={text} href="#isi" />
          ))}
        </div>
      </section>
      <section class="mt-12 max-w-3xl">
        <h2 class="text-2xl">Kabar terbaru</h2>
        <div class="mt-2 divide-y divide-base-300">
          <Teaser
            title="Puskesmas Waled buka sampai malam mulai 1 Desember"
            href="#isi"
            summary="Pelayanan umum dan gigi dibuka sampai pukul 20.00 WIB pada hari kerja."
            freshness="diperbarui 3 hari lalu · Dinas Kesehatan"
          />
          <Teaser
            title="Pendaftaran sekolah tahun ajaran 2027/2028"
            href="#isi"
            summary="Jadwal, jalur, dan daya tampung setiap sekolah."
            freshness="diperbarui kemarin · Dinas Pendidikan"
          />
        </div>
      </section>
      <section class="mt-12">
        <h2 class="text-2xl">Ukuran kinerja kami</h2>
        <div class="mt-5 grid gap-4 sm:grid-cols-3">
          <FigureCard
            label="Permohonan informasi dijawab tepat waktu"
            value="87,5%"
            href="#isi"
            note="tahun 2026, target 95%"
          />
          <FigureCard label="Pengaduan selesai" value="1.204" href="#isi" note="dari 1.310 yang masuk" />
          <FigureCard label="Belanja daerah terserap" value="71,3%" href="#isi" note="per 31 Oktober 2026" />
        </div>
      </section>
    </>
  );
}

function Site({ context, ...changed }: Partial<PublicFrameProps> & { readonly context: ExampleContext }) {
  const { site: heading = site, language = 'id', children = <Home /> } = changed;
  return (
    <PageDocument
      language={language}
      title={heading.name}
      siteName={heading.name}
      assets={context.assets}
      theme={context.theme}
      frame="public"
      hue={heading.parent ? 260 : null}
    >
      <PublicFrame site={heading} path="/" menu={menu} footer={footer} {...changed} language={language}>
        {children}
      </PublicFrame>
    </PageDocument>
  );
}

export const examples: Examples = {
  'halaman depan dengan peringatan': (context) => (
    <Site
      context={context}
      sampleNote="Situs contoh: isinya rekaan."
      warnings={[
        { title: 'Banjir di Kecamatan Waled: jalan Cibogo ditutup, posko di kantor kecamatan', href: '/peringatan/1' },
      ]}
    />
  ),
  'berita di situs perangkat daerah, warna sendiri': (context) => (
    <Site
      context={context}
      path="/berita/1"
      site={{ name: 'Dinas Kesehatan', parent: { label: 'Kabupaten Cirebon', href: '/' }, crestUrl: null }}
      breadcrumbs={[
        { label: 'Beranda', href: '/' },
        { label: 'Berita', href: '/berita' },
      ]}
    >
      <PageHeading
        title="Puskesmas Waled buka sampai malam"
        overline="Berita"
        lead="Mulai 1 Desember 2026 pelayanan umum dan gigi dibuka sampai pukul 20.00 WIB."
      />
      <Prose sanitizedHtml="<p>Warga yang bekerja kini dapat berobat tanpa izin kerja.</p><h2>Yang perlu dibawa</h2><ul><li>KTP</li><li>Kartu BPJS</li></ul>" />
    </Site>
  ),
  'nama panjang, bahasa Inggris, tanpa kontak': (context) => (
    <Site
      context={context}
      language="en"
      searchedFor={'"><script>alert(1)</script>'}
      site={{
        name: 'Badan Kepegawaian dan Pengembangan Sumber Daya Manusia <b>Daerah</b>',
        parent: { label: 'Kabupaten Kepulauan Siau Tagulandang Biaro', href: '/' },
        crestUrl: null,
      }}
      menu={[]}
      footer={{
        address: null,
        contacts: [],
        ppidHref: null,
        openDataHref: null,
        accessibilityHref: null,
        statusHref: null,
        links: [],
      }}
    >
      <PageHeading title="Nothing here yet" />
    </Site>
  ),
};
