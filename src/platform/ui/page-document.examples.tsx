import type { Examples } from './gallery-examples.ts';
import { PageDocument } from './page-document.tsx';

export const examples: Examples = {
  'kepala lengkap, teks berisi HTML': ({ assets, theme }) => (
    <PageDocument
      language="id"
      title={'"><script>alert(1)</script>'}
      siteName="Kabupaten Cirebon"
      assets={assets}
      theme={theme}
      frame="public"
      description={'Deskripsi dengan "kutip" dan </title>'}
      canonicalUrl="https://cirebonkab.example/berita/1"
      imageUrl="https://cirebonkab.example/berkas/1.jpg"
      kind="article"
      hue={30}
      feeds={[{ title: 'Berita', href: '/umpan.rss', type: 'application/rss+xml' }]}
      structuredData={{
        '@context': 'https://schema.org',
        '@type': 'NewsArticle',
        headline: '</script><script>alert(1)</script>',
      }}
    >
      <main id="isi" class="page py-10">
        <h1 class="text-3xl">Isi halaman</h1>
      </main>
    </PageDocument>
  ),
};
