import type { VNode } from 'preact';
import type { Assets } from '../../../../platform/ui/assets.ts';
import { ButtonLink } from '../../../../platform/ui/button.tsx';
import { LinkCard } from '../../../../platform/ui/card.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { Icon } from '../../../../platform/ui/icon.tsx';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { PageDocument } from '../../../../platform/ui/page-document.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { Roof } from '../../../../platform/ui/roof.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { SearchForm } from '../../search-form.tsx';
import { governmentTexts } from '../texts.ts';

/** A government of the directory. */
export interface DirectoryEntry {
  readonly name: string;
  readonly areaCode: string;
  /** Its portal. */
  readonly href: string;
}

interface DirectoryPageProps {
  readonly language: Language;
  readonly assets: Assets;
  readonly governments: readonly DirectoryEntry[];
  readonly query: string | undefined;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
}

/** The bare domain: which governments have a portal here. */
export function DirectoryPage(props: DirectoryPageProps): VNode {
  const { language, assets, governments, query } = props;
  const words = governmentTexts(language);
  return (
    <PageDocument
      language={language}
      title={words.directoryTitle}
      siteName="Pendopo"
      assets={assets}
      frame="public"
      description={words.directoryLead}
    >
      <DirectoryHeader language={language} />
      <main id="isi" class="page py-8 sm:py-12">
        <PageHeading title={words.directoryTitle} lead={words.directoryLead} />
        <SearchForm action="/" label={words.search} button={words.searchButton} value={query} />
        {governments.length === 0 ? (
          <NoGovernments language={language} query={query} />
        ) : (
          <Cards governments={governments} />
        )}
        <ListPager language={language} previousHref={props.previousHref} nextHref={props.nextHref} />
      </main>
    </PageDocument>
  );
}

function DirectoryHeader({ language }: { readonly language: Language }): VNode {
  const other = language === 'id' ? 'en' : 'id';
  return (
    <header class="border-b border-base-300 bg-base-100">
      <div class="page flex items-center gap-4 py-4">
        <Roof class="w-14 shrink-0" />
        <a href="/" class="target font-heading text-xl font-bold tracking-tight hover:underline">
          Pendopo
        </a>
        <a
          href={`/?bahasa=${other}`}
          lang={other}
          hreflang={other}
          rel="nofollow"
          class="target no-print ml-auto text-base"
        >
          <Icon name="languages" class="text-muted" />
          {governmentTexts(language).otherLanguage}
        </a>
      </div>
    </header>
  );
}

function Cards({ governments }: Pick<DirectoryPageProps, 'governments'>): VNode {
  return (
    <ul class="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {governments.map(({ name, areaCode, href }) => (
        <li key={areaCode}>
          <LinkCard title={name} href={href} icon="landmark" text={areaCode} />
        </li>
      ))}
    </ul>
  );
}

function NoGovernments({ language, query }: Pick<DirectoryPageProps, 'language' | 'query'>): VNode {
  const words = governmentTexts(language);
  if (query === undefined) {
    return (
      <EmptyState title={words.none} icon="landmark">
        {words.noneText}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={words.nothingFound(query)}
      icon="search"
      action={
        <ButtonLink href="/" kind="secondary">
          {words.showAll}
        </ButtonLink>
      }
    >
      {words.nothingFoundText}
    </EmptyState>
  );
}
