import type { FastifyRequest } from 'fastify';
import type { ComponentChildren, VNode } from 'preact';
import type { PublicAddress } from '../../../platform/http/place.ts';
import type { Assets } from '../../../platform/ui/assets.ts';
import { type FeedLink, PageDocument } from '../../../platform/ui/page-document.tsx';
import type { PageLink } from '../../../platform/ui/page-link.ts';
import type { Contact, SiteFooter } from '../../../platform/ui/public-footer.tsx';
import { PublicFrame } from '../../../platform/ui/public-frame.tsx';
import type { Language } from '../../../platform/ui/texts.ts';
import { CONTENT_KINDS, KIND_PATH } from '../content.ts';
import { TAG } from '../page-tags.ts';
import { type Linker, linkerFor } from './addresses.ts';
import type { FOOT_PAGES, Frame } from './frame-queries.ts';
import { publicTexts } from './views/public-texts.ts';

/** What differs from one public page to the next. */
export interface SitePageOptions {
  readonly title: string;
  readonly description?: string | null | undefined;
  /** Path of the page on its site, for the canonical address; null for a page that search engines leave out. */
  readonly canonicalPath: string | null;
  readonly breadcrumbs?: readonly PageLink[] | undefined;
  readonly imagePath?: string | null | undefined;
  readonly kind?: 'website' | 'article' | undefined;
  readonly structuredData?: object | null | undefined;
  readonly searchedFor?: string | undefined;
}

/** What the page is made with. */
export interface SitePageContext {
  readonly request: Pick<FastifyRequest, 'language' | 'url'>;
  readonly assets: Assets;
  readonly address: PublicAddress;
  readonly frame: Frame;
}

/** A whole public page: document, head, frame of the site, and `children` as its content. */
export function sitePage(context: SitePageContext, options: SitePageOptions, children: ComponentChildren): VNode {
  const { request, assets, frame } = context;
  const { language } = request;
  const links = linkerOf(context);
  const origin = links.origin(frame.site.label);
  const { canonicalPath, imagePath } = options;
  return (
    <PageDocument
      language={language}
      title={options.title}
      siteName={frame.site.title}
      assets={assets}
      frame="public"
      hue={frame.place.hue}
      description={options.description}
      canonicalUrl={canonicalPath === null ? null : origin + canonicalPath}
      imageUrl={imagePath ? origin + imagePath : null}
      kind={options.kind}
      structuredData={options.structuredData}
      isUnlisted={canonicalPath === null}
      feeds={feedsOf(frame, language)}
    >
      <PublicFrame
        language={language}
        site={headingOf(frame, links)}
        path={request.url}
        menu={frame.menu.length > 0 ? frame.menu : usualMenu(frame, language)}
        breadcrumbs={options.breadcrumbs}
        warnings={frame.warnings.map(({ title, ...at }) => ({
          title,
          href: links.to({ ...at, kind: 'announcement' }),
        }))}
        searchedFor={options.searchedFor}
        sampleNote={frame.site.isSample ? publicTexts(language).sampleNote : null}
        footer={footerOf(frame, links, language)}
        keptFor={frame}
      >
        {children}
      </PublicFrame>
    </PageDocument>
  );
}

/** Links from the pages of the frame's site. */
export function linkerOf({ address, frame }: Pick<SitePageContext, 'address' | 'frame'>): Linker {
  return linkerFor(address, frame.place, frame.site.label);
}

/** The tags that every page of a site carries: its own frame, its unit's address, the government's warnings. */
export function frameTags({ place }: Frame): readonly string[] {
  return [TAG.site(place.siteId), TAG.unit(place.unitId), TAG.warnings];
}

function headingOf({ site, above, letterhead }: Frame, links: Linker) {
  const parent = above.at(-1);
  return {
    name: site.title,
    parent: parent ? { label: parent.title, href: `${links.origin(parent.label)}/` } : null,
    crestUrl: letterhead.crestHref,
  };
}

/** The menu of a site that has not made its own. */
export function usualMenu({ place }: Pick<Frame, 'place'>, language: Language): readonly PageLink[] {
  const words = publicTexts(language);
  const kinds = CONTENT_KINDS.map((kind) => ({
    label: words.kinds[kind],
    href: kind === 'page' ? '/informasi' : `/${KIND_PATH[kind]}`,
  }));
  const units = place.isGovernmentSite ? [{ label: words.units, href: '/unit' }] : [];
  return [{ label: words.home, href: '/' }, ...kinds, ...units, { label: words.contact, href: '/kontak' }];
}

function feedsOf({ site }: Frame, language: Language): readonly FeedLink[] {
  const title = publicTexts(language).feed(site.title);
  return [
    { title, href: '/umpan/rss.xml', type: 'application/rss+xml' },
    { title, href: '/umpan/atom.xml', type: 'application/atom+xml' },
    { title, href: '/umpan/feed.json', type: 'application/feed+json' },
  ];
}

function footerOf({ letterhead, portalPages }: Frame, links: Linker, language: Language): SiteFooter {
  const words = publicTexts(language);
  const portal = links.here === '' ? '' : links.origin('');
  const portalPage = (slug: (typeof FOOT_PAGES)[number]) => (portalPages.includes(slug) ? `${portal}/${slug}` : null);
  return {
    address: letterhead.address || null,
    contacts: contactsOf(letterhead),
    ppidHref: '/ppid',
    openDataHref: null,
    accessibilityHref: portalPage('aksesibilitas'),
    statusHref: `${portal}/status-jaringan`,
    links: [
      { label: words.publicInformation, href: '/informasi-publik' },
      { label: words.contact, href: '/kontak' },
      { label: words.ask, href: '/tanya' },
      { label: words.track, href: '/lacak' },
      { label: words.warnings, href: '/peringatan' },
      { label: words.freshness, href: `${portal}/kesegaran` },
      { label: words.subscribe, href: '/ikuti' },
    ],
  };
}

/** Every way to reach an office, as links. */
export function contactsOf({
  phone,
  email,
  whatsapp,
}: Pick<Frame['letterhead'], 'phone' | 'email' | 'whatsapp'>): readonly Contact[] {
  const digits = whatsapp.replaceAll(/\D/g, '').replace(/^0/, '62');
  return [
    ...(phone === '' ? [] : [{ icon: 'phone' as const, label: phone, href: telHref(phone) }]),
    ...(digits === '' ? [] : [{ icon: 'message-square' as const, label: whatsapp, href: `https://wa.me/${digits}` }]),
    ...(email === '' ? [] : [{ icon: 'mail' as const, label: email, href: `mailto:${encodeURI(email)}` }]),
  ];
}

/** A phone number as a link, in international form (RFC 3966). */
export function telHref(phone: string): string {
  return `tel:${phone.replaceAll(/[^\d+]/g, '').replace(/^0/, '+62')}`;
}
