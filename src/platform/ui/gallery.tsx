import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Assets } from './assets.ts';
import type { GalleryExample } from './gallery-examples.ts';
import { galleryHref } from './gallery-examples.ts';
import { PageDocument } from './page-document.tsx';

interface GalleryIndexProps {
  readonly examples: readonly GalleryExample[];
  readonly assets: Assets;
}

/** `/galeri`: every example of every view, grouped by where the view lives. For those who build, so in Indonesian only. */
export function GalleryIndexPage({ examples, assets }: GalleryIndexProps): VNode {
  const views = Map.groupBy(examples, ({ module, view }) => `${module} / ${view}`);
  return (
    <PageDocument language="id" title="Galeri" siteName="Pendopo" assets={assets} frame="desk" isUnlisted>
      <main id="isi" class="page py-10">
        <h1 class="text-3xl">Galeri</h1>
        <p class="mt-2 text-muted">Setiap tampilan dalam setiap keadaannya.</p>
        <div class="mt-8 grid gap-8 sm:grid-cols-2 lg:grid-cols-3">
          {[...views].map(([title, group]) => (
            <section key={title}>
              <h2>{title}</h2>
              <ul class="mt-1">
                {group.map((example) => (
                  <li key={example.name}>
                    <a class="target text-primary" href={galleryHref(example)}>
                      {example.name}
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </main>
    </PageDocument>
  );
}

interface GalleryExampleProps {
  readonly example: GalleryExample;
  readonly assets: Assets;
  readonly theme?: 'pendopo' | 'pendopo-gelap' | undefined;
}

/** One example: itself when it is a whole document, otherwise on an empty page with the house styles. */
export function GalleryExamplePage({ example, assets, theme }: GalleryExampleProps): VNode {
  const shown = example.render({ assets, theme });
  const html = renderToString(shown);
  if (html.startsWith('<html')) return shown;
  const body = <div dangerouslySetInnerHTML={{ __html: html }} />;
  return (
    <PageDocument
      language="id"
      title={example.name}
      siteName={example.view}
      assets={assets}
      frame="public"
      theme={theme}
      isUnlisted
    >
      {html.includes('<main') ? body : <Bare title={example.name} hasHeading={html.includes('<h1')} body={body} />}
    </PageDocument>
  );
}

interface BareProps {
  readonly title: string;
  readonly hasHeading: boolean;
  readonly body: VNode;
}

function Bare({ title, hasHeading, body }: BareProps): VNode {
  return (
    <main id="isi" class="page py-8">
      {!hasHeading && <h1 class="mb-6 text-base font-semibold text-muted">{title}</h1>}
      {body}
    </main>
  );
}
