import type { VNode } from 'preact';
import { SearchHero } from '../../../../platform/ui/search-hero.tsx';
import type { UnitKind } from '../../../organization/index.ts';
import type { LinkedSite } from '../frame-queries.ts';
import type { SiteHome } from '../home-queries.ts';
import { tasksOf } from '../tasks.ts';
import { homeTexts } from './home-texts.ts';
import { ItemList, type ListContext } from './items.tsx';
import { OfficeCard } from './office.tsx';
import { Section } from './section.tsx';
import { AgendaSection, InformationSection, NothingYet } from './site-sections.tsx';

interface SiteHomePageProps {
  readonly context: ListContext;
  readonly home: SiteHome;
  readonly unitKind: UnitKind;
  readonly tagline: string;
}

/** The home page of an OPD, kecamatan, desa or kelurahan: its tasks, its people, its information, its news. */
export function SiteHomePage({ context, home, unitKind, tagline }: SiteHomePageProps): VNode {
  const { language, now, timeZone } = context;
  const words = homeTexts(language);
  const isEmpty = home.news.length + home.announcements.length + home.pages.length === 0;
  return (
    <>
      <SearchHero language={language} lead={tagline || null} tasks={tasksOf(unitKind, home.pages, language)} />
      <div class="grid gap-x-12 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div>
          {home.announcements.length > 0 && (
            <Section title={words.announcements} all={{ label: words.seeAll, href: '/pengumuman' }}>
              <ItemList context={context} items={home.announcements} />
            </Section>
          )}
          {home.news.length > 0 && (
            <Section title={words.news} all={{ label: words.seeAll, href: '/berita' }}>
              <ItemList context={context} items={home.news} hasPhotos />
            </Section>
          )}
          {isEmpty && (
            <Section title={words.latest}>
              <NothingYet language={language} />
            </Section>
          )}
        </div>
        <div>
          <Section title={words.office} all={{ label: words.allHours, href: '/kontak' }}>
            <OfficeCard language={language} office={home.office} now={now} timeZone={timeZone} />
          </Section>
          <AgendaSection context={context} items={home.agenda} />
        </div>
      </div>
      <InformationSection context={context} items={home.pages} />
      <SitesBelow context={context} sites={home.below} unitKind={unitKind} />
    </>
  );
}

interface SitesBelowProps {
  readonly context: ListContext;
  readonly sites: readonly LinkedSite[];
  readonly unitKind: UnitKind;
}

function SitesBelow({ context, sites, unitKind }: SitesBelowProps): VNode | null {
  if (sites.length === 0) return null;
  const words = homeTexts(context.language);
  return (
    <Section title={unitKind === 'kecamatan' ? words.below : words.belowOpd}>
      <ul class="grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
        {sites.map(({ title, label }) => (
          <li key={label} class="border-b border-base-300">
            <a href={`${context.links.origin(label)}/`} class="target w-full">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
