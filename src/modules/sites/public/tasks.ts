import type { PageLink } from '../../../platform/ui/page-link.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import type { UnitKind } from '../../organization/index.ts';
import { contentPath } from '../content.ts';
import type { PublicItem } from './items.ts';
import { taskTexts } from './views/home-texts.ts';

const SHOWN = 6;

/** The first tasks of a site: its pinned pages, filled up to six with what people ask such an office for most. */
export function tasksOf(unitKind: UnitKind, pages: readonly PublicItem[], language: Language): readonly PageLink[] {
  const pinned = pages
    .filter(({ isPinned }) => isPinned)
    .map((page) => ({ label: page.title, href: contentPath(page) }));
  return [...pinned, ...usualTasks(unitKind, language)].slice(0, SHOWN);
}

const OFFICE_PATHS = ['/informasi', '/pengumuman', '/dokumen', '/agenda', '/kontak', '/berita'];

function usualTasks(unitKind: UnitKind, language: Language): readonly PageLink[] {
  const words = taskTexts(language);
  const asked = (labels: readonly string[], searches: readonly string[]) =>
    labels.map((label, at) => ({ label, href: searchHref(searches[at] ?? label) }));
  if (unitKind === 'pemda') return asked(words.portal, words.searches);
  if (unitKind === 'kecamatan' || unitKind === 'desa' || unitKind === 'kelurahan') {
    return asked(words.village, words.villageSearches);
  }
  return words.office.map((label, at) => ({ label, href: OFFICE_PATHS[at] ?? '/informasi' }));
}

/** The address of a search over the whole government. */
export function searchHref(query: string): string {
  return `/cari?q=${encodeURIComponent(query)}&lingkup=semua`;
}
