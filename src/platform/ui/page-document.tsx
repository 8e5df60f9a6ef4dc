import { type ComponentChildren, Fragment, h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Assets, islandsIn, withLaterScripts } from './assets.ts';
import { hueStyle } from './hue.ts';
import type { Language } from './texts.ts';
import { defineTexts } from './texts.ts';

/** A feed that readers and browsers may find in the head. */
export interface FeedLink {
  readonly title: string;
  readonly href: string;
  readonly type: 'application/rss+xml' | 'application/atom+xml' | 'application/feed+json';
}

export interface PageDocumentProps {
  readonly language: Language;
  readonly title: string;
  /** Follows the title in the browser's tab and in shared links. */
  readonly siteName: string;
  readonly assets: Assets;
  /** Decides the size of text: 18 px for the public, 16 px at the desk. */
  readonly frame: 'public' | 'desk';
  /** One or two sentences for search engines and shared links. */
  readonly description?: string | null | undefined;
  /** The absolute address of this page without its session or filters. */
  readonly canonicalUrl?: string | null | undefined;
  /** An absolute address of a picture for shared links. */
  readonly imageUrl?: string | null | undefined;
  readonly kind?: 'website' | 'article' | undefined;
  readonly feeds?: readonly FeedLink[] | undefined;
  /** A schema.org object, written as JSON-LD. */
  readonly structuredData?: object | null | undefined;
  /** The government's own hue in degrees of OKLCH; null keeps the house colours. */
  readonly hue?: number | null | undefined;
  /** Search engines are asked to leave it out. The desk is always left out. */
  readonly isUnlisted?: boolean | undefined;
  /** Fixes light or dark; otherwise the device decides. */
  readonly theme?: 'pendopo' | 'pendopo-gelap' | undefined;
  readonly children: ComponentChildren;
}

const texts = defineTexts({ id: { skip: 'Langsung ke isi' }, en: { skip: 'Skip to content' } });

/**
 * The whole document around a frame. The frame must hold one `<main id="isi">`, the goal of the skip link.
 * The scripts of islands named in `data-island="…"` are added by themselves; a script named in `data-later="…"` becomes its
 * address there, for an island to fetch it when it is needed.
 */
export function PageDocument(props: PageDocumentProps): VNode {
  const { language, assets, children, frame } = props;
  const body = withLaterScripts(renderToString(h(Fragment, null, children)), assets);
  const islands = islandsIn(body).map((name) => assets.island(name));
  const html = `<a class="skip-link" href="#isi">${texts(language).skip}</a>${body}${islands.map(moduleScript).join('')}`;
  return (
    <html lang={language} data-theme={props.theme}>
      <Head {...props} />
      <body class={frame} dangerouslySetInnerHTML={{ __html: html }} />
    </html>
  );
}

function moduleScript(url: string): string {
  return `<script type="module" src="${url}" async></script>`;
}

function Head(props: PageDocumentProps): VNode {
  const { title, siteName, assets, description, canonicalUrl, hue } = props;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === siteName ? title : `${title} · ${siteName}`}</title>
      <link rel="preload" href={assets.font} as="font" type="font/woff2" crossorigin="anonymous" />
      <link rel="stylesheet" href={assets.stylesheet} />
      {hue !== null && hue !== undefined && <HueBlock degrees={hue} />}
      <link rel="icon" href={assets.icon} type="image/svg+xml" />
      {props.frame === 'desk' && <link rel="manifest" href="/aplikasi.webmanifest" />}
      {props.frame === 'desk' && <link rel="apple-touch-icon" href="/ikon/192.png" />}
      {description && <meta name="description" content={description} />}
      {canonicalUrl && <link rel="canonical" href={canonicalUrl} />}
      {(props.isUnlisted || props.frame === 'desk') && <meta name="robots" content="noindex" />}
      {props.feeds?.map((feed) => (
        <link key={feed.href} rel="alternate" type={feed.type} title={feed.title} href={feed.href} />
      ))}
      {props.frame === 'public' && <OpenGraph {...props} />}
      {props.structuredData && <StructuredData value={props.structuredData} />}
    </head>
  );
}

function OpenGraph({ title, siteName, description, canonicalUrl, imageUrl, kind, language }: PageDocumentProps): VNode {
  return (
    <>
      <meta property="og:title" content={title} />
      <meta property="og:site_name" content={siteName} />
      <meta property="og:type" content={kind ?? 'website'} />
      <meta property="og:locale" content={language === 'id' ? 'id_ID' : 'en_GB'} />
      {description && <meta property="og:description" content={description} />}
      {canonicalUrl && <meta property="og:url" content={canonicalUrl} />}
      {imageUrl && <meta property="og:image" content={imageUrl} />}
    </>
  );
}

function HueBlock({ degrees }: { readonly degrees: number }): VNode {
  return <style dangerouslySetInnerHTML={{ __html: hueStyle(degrees).css }} />;
}

/** `<` is escaped so that no text in the object can end the script element (HTML Living Standard, 4.12.1.3). */
function StructuredData({ value }: { readonly value: object }): VNode {
  const json = JSON.stringify(value).replaceAll('<', '\\u003c');
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
