import type { ComponentChildren, VNode } from 'preact';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { Icon } from './icon.tsx';
import { keptPart } from './kept-part.ts';
import { inLanguage, isWithin, type PageLink } from './page-link.ts';
import { FooterContent, type SiteFooter } from './public-footer.tsx';
import { frameTexts } from './public-frame-texts.ts';
import { Roof } from './roof.tsx';
import type { Language } from './texts.ts';

/** Whose site it is. */
export interface SiteHeading {
  readonly name: string;
  /** The government or office above, shown over the name; null on the government's own portal. */
  readonly parent: PageLink | null;
  /** The coat of arms; without it the joglo roof stands in its place. */
  readonly crestUrl: string | null;
}

/** A warning that must be published at once (*serta-merta*). Source: UU 14/2008 art. 10. */
export interface SiteWarning {
  readonly title: string;
  readonly href: string;
}

export interface PublicFrameProps {
  readonly language: Language;
  readonly site: SiteHeading;
  /** Path and query of this page: marks the menu and builds the language switch. */
  readonly path: string;
  readonly menu: readonly PageLink[];
  /** From the home page to the page above this one; none on the home page. */
  readonly breadcrumbs?: readonly PageLink[] | undefined;
  readonly warnings?: readonly SiteWarning[] | undefined;
  /** What was searched for, to keep it in the box. */
  readonly searchedFor?: string | undefined;
  /** Says that the site shows invented content; null for a real site. */
  readonly sampleNote?: string | null | undefined;
  readonly footer: SiteFooter;
  /** What site, menu, note and footer are made from: while it lives, header and footer are not made again. */
  readonly keptFor?: object | undefined;
  readonly children: ComponentChildren;
}

/** Header, menu and footer of every public page, around its `<main>`. */
export function PublicFrame(props: PublicFrameProps): VNode {
  const { language, path, warnings = [], breadcrumbs = [], keptFor = null, children } = props;
  const isPlain = !path.includes('?') && props.searchedFor === undefined;
  const header = () => <HeaderContent {...props} />;
  const footer = () => <FooterContent language={language} site={props.site} footer={props.footer} />;
  return (
    <>
      {warnings.length > 0 && <WarningStrip language={language} warnings={warnings} />}
      <header
        class="border-b border-base-300 bg-base-100"
        dangerouslySetInnerHTML={{ __html: keptPart(isPlain ? keptFor : null, `header ${language} ${path}`, header) }}
      />
      <main id="isi" class="page py-8 sm:py-12">
        {breadcrumbs.length > 0 && <Breadcrumbs language={language} links={breadcrumbs} />}
        {children}
      </main>
      <footer
        class="mt-8 border-t border-base-300 bg-base-100 text-base"
        dangerouslySetInnerHTML={{ __html: keptPart(keptFor, `footer ${language}`, footer) }}
      />
    </>
  );
}

function WarningStrip({ language, warnings }: Required<Pick<PublicFrameProps, 'language' | 'warnings'>>): VNode {
  const words = frameTexts(language);
  return (
    <section aria-label={words.warnings} class="bg-accent text-accent-content">
      <ul class="page divide-y divide-accent-content/20">
        {(warnings ?? []).map(({ title, href }) => (
          <li key={href}>
            <a href={href} class="flex min-h-11 items-center gap-3 py-2 font-semibold hover:underline">
              <Icon name="triangle-alert" />
              <span>
                <span class="sr-only">{words.warning}: </span>
                {title}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function HeaderContent(props: PublicFrameProps): VNode {
  const { language, path, menu, searchedFor, sampleNote } = props;
  const words = frameTexts(language);
  return (
    <>
      {sampleNote && <p class="bg-tint px-4 py-1 text-center text-sm">{sampleNote}</p>}
      <div class="page flex items-center gap-6 py-4">
        <Identity site={props.site} />
        <div class="ml-auto hidden items-center gap-4 md:flex">
          <SearchForm language={language} searchedFor={searchedFor} />
          <LanguageSwitch language={language} path={path} />
        </div>
      </div>
      <nav aria-label={words.menu} class="no-print page hidden md:block">
        <ul class="-mx-3 flex flex-wrap gap-x-1">
          {menu.map((link) => (
            <li key={link.href}>
              <a href={link.href} aria-current={currentOf(path, link)} class={menuLink}>
                {link.label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <PhoneMenu {...props} />
    </>
  );
}

const menuLink =
  'flex min-h-11 items-center border-b-3 border-transparent px-3 text-base font-medium hover:border-base-300 aria-[current]:border-primary aria-[current]:text-primary';

function currentOf(path: string, link: PageLink): 'page' | undefined {
  return isWithin(path, link.href) ? 'page' : undefined;
}

function Identity({ site }: Pick<PublicFrameProps, 'site'>): VNode {
  return (
    <div class="flex min-w-0 items-center gap-4">
      {site.crestUrl ? (
        <img src={site.crestUrl} alt="" width="56" height="56" class="size-14 object-contain" />
      ) : (
        <Roof class="w-14 shrink-0" />
      )}
      <div class="min-w-0 font-heading leading-tight">
        {site.parent && (
          <a
            href={site.parent.href}
            class="relative block text-sm font-medium text-muted after:absolute after:-inset-y-3 after:inset-x-0 hover:underline"
          >
            {site.parent.label}
          </a>
        )}
        <a href="/" class="relative block text-lg font-bold tracking-tight hover:underline sm:text-xl">
          {site.name}
        </a>
      </div>
    </div>
  );
}

function SearchForm({ language, searchedFor }: Pick<PublicFrameProps, 'language' | 'searchedFor'>): VNode {
  const words = frameTexts(language);
  return (
    <search class="no-print">
      <form
        action="/cari"
        class="relative"
        data-island="search-box"
        data-later="suggestions"
        data-label={words.suggestions}
      >
        <input
          type="search"
          name="q"
          aria-label={words.searchLabel}
          placeholder={words.searchPlaceholder}
          value={searchedFor}
          maxLength={200}
          class="input w-full bg-base-100 pr-12 text-base placeholder:text-muted placeholder:opacity-100 md:w-64"
        />
        <button
          type="submit"
          class="absolute top-0 right-0 flex size-11 items-center justify-center rounded-field text-primary"
        >
          <Icon name="search" />
          <span class="sr-only">{words.search}</span>
        </button>
      </form>
    </search>
  );
}

function LanguageSwitch({ language, path }: Pick<PublicFrameProps, 'language' | 'path'>): VNode {
  const other = language === 'id' ? 'en' : 'id';
  return (
    <a href={inLanguage(path, other)} lang={other} hreflang={other} rel="nofollow" class="target no-print text-base">
      <Icon name="languages" class="text-muted" />
      {frameTexts(language).otherLanguage}
    </a>
  );
}

function PhoneMenu({ language, path, menu, searchedFor }: PublicFrameProps): VNode {
  const words = frameTexts(language);
  return (
    <details class="no-print group border-t border-base-300 md:hidden">
      <summary class="page flex min-h-12 list-none items-center justify-between font-semibold [&::-webkit-details-marker]:hidden">
        <span class="flex items-center gap-3">
          <Icon name="menu" class="text-primary" />
          {words.menuAndSearch}
        </span>
        <Icon name="chevron-down" class="text-muted transition-transform group-open:rotate-180" />
      </summary>
      <div class="page pb-4">
        <SearchForm language={language} searchedFor={searchedFor} />
        <nav aria-label={words.phoneMenu} class="mt-2">
          <ul class="divide-y divide-base-300">
            {menu.map((link) => (
              <li key={link.href}>
                <a
                  href={link.href}
                  aria-current={currentOf(path, link)}
                  class="flex min-h-12 items-center aria-[current]:font-semibold aria-[current]:text-primary"
                >
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <LanguageSwitch language={language} path={path} />
      </div>
    </details>
  );
}
