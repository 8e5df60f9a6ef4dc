import type { VNode } from 'preact';
import { LinkCard } from '../../../../platform/ui/card.tsx';
import { FigureCard } from '../../../../platform/ui/figure-card.tsx';
import { formatNumber } from '../../../../platform/ui/format.ts';
import { Icon, type IconName } from '../../../../platform/ui/icon.tsx';
import { SearchHero } from '../../../../platform/ui/search-hero.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { PortalHome } from '../home-queries.ts';
import type { PortalFigures } from '../portal-figures.ts';
import { searchHref, tasksOf } from '../tasks.ts';
import { homeTexts, taskTexts } from './home-texts.ts';
import { ItemList, type ListContext } from './items.tsx';
import { OfficeCard } from './office.tsx';
import { Section } from './section.tsx';
import { AgendaSection, InformationSection, NothingYet } from './site-sections.tsx';

interface PortalHomePageProps {
  readonly context: ListContext;
  readonly home: PortalHome & PortalFigures;
  readonly governmentName: string;
}

/** The government's own home page. */
export function PortalHomePage({ context, home, governmentName }: PortalHomePageProps): VNode {
  const { language } = context;
  const words = homeTexts(language);
  return (
    <>
      <SearchHero
        language={language}
        lead={words.portalLead(governmentName)}
        tasks={tasksOf('pemda', home.pages, language)}
      />
      <LifeEvents language={language} />
      <div class="grid gap-x-12 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Section title={words.latest} all={{ label: words.seeAll, href: '/terbaru' }}>
          {home.latest.length === 0 ? (
            <NothingYet language={language} />
          ) : (
            <ItemList context={context} items={home.latest} isUnitShown />
          )}
        </Section>
        <div>
          <UnitSearch language={language} />
          {home.office.officers.length > 0 && (
            <Section title={words.office} all={{ label: words.allHours, href: '/kontak' }}>
              <OfficeCard language={language} office={home.office} now={context.now} timeZone={context.timeZone} />
            </Section>
          )}
          <AgendaSection context={context} items={home.agenda} />
        </div>
      </div>
      <InformationSection context={context} items={home.pages} />
      <Figures language={language} home={home} />
    </>
  );
}

const EVENT_ICONS: readonly IconName[] = [
  ...(['baby', 'graduation-cap', 'store', 'land-plot', 'heart-pulse', 'truck', 'flower-2'] as const),
];

function LifeEvents({ language }: { readonly language: Language }): VNode {
  const words = homeTexts(language);
  const { eventSearches } = taskTexts(language);
  return (
    <Section title={words.events}>
      <ul class="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {EVENT_ICONS.map((icon, at) => (
          <li key={icon}>
            <LinkCard
              title={words.eventNames[at] ?? ''}
              text={words.eventTexts[at]}
              icon={icon}
              href={searchHref(eventSearches[at] ?? '')}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function UnitSearch({ language }: { readonly language: Language }): VNode {
  const words = homeTexts(language);
  return (
    <Section title={words.find} all={{ label: words.seeAll, href: '/unit' }}>
      <search>
        <form action="/unit" class="flex gap-2">
          <input
            type="search"
            name="cari"
            aria-label={words.findLabel}
            placeholder={words.findExample}
            maxLength={100}
            class="input h-12 min-w-0 flex-1 bg-base-100 placeholder:text-muted placeholder:opacity-100"
          />
          <button type="submit" class="btn btn-primary h-12">
            <Icon name="search" />
            {words.findButton}
          </button>
        </form>
      </search>
    </Section>
  );
}

function Figures({ language, home }: { readonly language: Language; readonly home: PortalFigures }): VNode {
  const words = homeTexts(language);
  const count = (...kinds: (keyof PortalFigures['siteCounts'])[]) =>
    formatNumber(
      kinds.reduce((sum, kind) => sum + (home.siteCounts[kind] ?? 0), 0),
      language,
    );
  return (
    <Section title={words.figures}>
      <ul class="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <li>
          <FigureCard label={words.opd} value={count('opd', 'uptd')} href="/unit?jenis=opd" />
        </li>
        <li>
          <FigureCard label={words.kecamatan} value={count('kecamatan')} href="/unit?jenis=kecamatan" />
        </li>
        <li>
          <FigureCard label={words.desa} value={count('desa', 'kelurahan')} href="/unit?jenis=desa" />
        </li>
        <li>
          <FigureCard
            label={words.recent}
            value={formatNumber(home.recentCount, language)}
            href="/terbaru"
            note={words.recentNote}
          />
        </li>
      </ul>
    </Section>
  );
}
