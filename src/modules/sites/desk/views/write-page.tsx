import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { LinkCard } from '../../../../platform/ui/card.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import type { IconName } from '../../../../platform/ui/icon.tsx';
import { SearchInput } from '../../../../platform/ui/list-filter.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { CONTENT_KINDS, type ContentKind } from '../../content.ts';
import { copyTexts } from '../../copies/texts.ts';
import { contentWords } from './content-words.ts';
import { writeTexts } from './write-texts.ts';

const ICON: Readonly<Record<ContentKind, IconName>> = {
  page: 'file-text',
  news: 'newspaper',
  announcement: 'megaphone',
  document: 'folder',
  agenda: 'calendar-days',
  photo: 'image',
};

interface ChooseKindPageProps {
  readonly language: Language;
  /** The site that was chosen before; null when it is still to be chosen. */
  readonly siteId: string | null;
}

/** What to write: one card for each kind. */
export function ChooseKindPage({ language, siteId }: ChooseKindPageProps): VNode {
  const words = contentWords(language);
  const query = siteId === null ? '' : `&situs=${siteId}`;
  return (
    <>
      <PageHeading title={writeTexts(language).chooseKind} />
      <ul class="grid gap-4 sm:grid-cols-2">
        {CONTENT_KINDS.map((kind) => (
          <li key={kind}>
            <LinkCard
              title={words.kind[kind]}
              text={words.kindHint[kind]}
              icon={ICON[kind]}
              href={`/meja/tulis?jenis=${kind}${query}`}
            />
          </li>
        ))}
        <li>
          <LinkCard
            title={copyTexts(language).begin}
            text={copyTexts(language).beginText}
            icon="copy"
            href="/meja/salin"
          />
        </li>
      </ul>
    </>
  );
}

interface ChooseSitePageProps {
  readonly language: Language;
  readonly kind: ContentKind;
  readonly sites: readonly { readonly id: string; readonly title: string }[];
  readonly search: string | undefined;
  readonly hasMore: boolean;
  /** The form that follows; by default that of the kind. */
  readonly path?: string;
}

/** Where to write, for whoever serves several sites. */
export function ChooseSitePage(props: ChooseSitePageProps): VNode {
  const { language, kind, sites, search, hasMore, path } = props;
  const words = writeTexts(language);
  if (sites.length === 0 && search === undefined) {
    return (
      <EmptyState title={words.noSite} icon="globe">
        {words.noSiteText}
      </EmptyState>
    );
  }
  return (
    <>
      <PageHeading title={words.chooseSite} overline={contentWords(language).kind[kind]} lead={words.chooseSiteLead} />
      <form method="get" action={path ?? '/meja/tulis'} class="mb-6 flex flex-wrap items-end gap-3">
        {path === undefined && <input type="hidden" name="jenis" value={kind} />}
        <SearchInput label={words.searchSite} value={search} />
        <Button kind="secondary" icon="search">
          {words.search}
        </Button>
      </form>
      {sites.length === 0 && <EmptyState title={words.noSiteFound}>{words.noSiteFoundText}</EmptyState>}
      <ul class="surface divide-y divide-base-300">
        {sites.map(({ id, title }) => (
          <li key={id}>
            <a
              class="target w-full px-4"
              href={path === undefined ? `/meja/tulis?jenis=${kind}&situs=${id}` : `${path}?situs=${id}`}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
      {hasMore && <p class="mt-4 text-muted">{words.moreSites}</p>}
    </>
  );
}
