import { newId } from '../../../../platform/database/ids.ts';
import type { ContentId } from '../../content.ts';
import { linkerFor } from '../addresses.ts';
import type { SiteHome } from '../home-queries.ts';
import type { PublicContent } from '../item-queries.ts';
import type { PublicItem } from '../items.ts';
import type { Office } from '../office.ts';
import type { ListContext } from './items.tsx';

/** The moment of the examples: Monday 23 November 2026, 09.00 WIB. */
export const EXAMPLE_NOW = Temporal.Instant.from('2026-11-23T02:00:00Z');

/** Markup that must come out as text. */
export const MARKUP = '"><script>alert(1)</script> & <b>tebal</b>';

/** Lists of the kecamatan Waled. */
export const exampleContext: ListContext = {
  language: 'id',
  now: EXAMPLE_NOW,
  timeZone: 'Asia/Jakarta',
  links: linkerFor({ scheme: 'http', domain: 'localhost', port: 3000 }, { governmentLabel: 'contohkab' }, 'waled'),
};

/** An item of a list. */
export function anItem(over: Partial<PublicItem> = {}): PublicItem {
  return {
    ...{ id: newId() as ContentId, kind: 'news', slug: 'puskesmas-buka-malam', title: 'Puskesmas buka sampai malam' },
    summary: 'Pelayanan umum dan gigi dibuka sampai pukul 20.00 WIB pada hari kerja.',
    firstPublishedAt: EXAMPLE_NOW.subtract({ hours: 80 }),
    publishedAt: EXAMPLE_NOW.subtract({ hours: 75 }),
    ...{
      startsAt: null,
      endsAt: null,
      location: null,
      isWarning: false,
      isPinned: false,
      isSample: false,
      cover: null,
    },
    ...{ siteTitle: 'Kecamatan Waled', siteLabel: 'waled' },
    ...over,
  };
}

/** A content in full. */
export function aPublicContent(over: Partial<PublicContent> = {}): PublicContent {
  const item = anItem();
  return {
    ...{ id: item.id, kind: item.kind, slug: item.slug, title: item.title, summary: item.summary },
    bodyHtml: '<p>Mulai Senin depan.</p><h2>Syarat</h2><ul><li>KTP elektronik</li><li>Kartu JKN</li></ul>',
    ...{ facts: {}, isWarning: false, isSample: false, startsAt: null, endsAt: null, related: [] },
    ...{ firstPublishedAt: item.firstPublishedAt, publishedAt: item.publishedAt },
    ...{ confirmedOn: null, renewBy: null, keeperName: null },
    ...over,
  };
}

/** An office with people and hours. */
export const exampleOffice: Office = {
  officers: [
    { name: 'Drs. Nama Contoh, M.Si.', title: 'Camat', phone: '(0231) 000000', email: '', photoHref: null },
    { name: 'Nama Contoh Lain', title: 'Sekretaris Kecamatan', phone: '', email: '', photoHref: null },
  ],
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '08:00:00', closes: '15:30:00', note: '' })),
  holidays: [],
};

/** The home page of a site that has something of everything. */
export const exampleHome: SiteHome = {
  pages: [anItem({ kind: 'page', slug: 'profil', title: 'Profil kecamatan', isPinned: true })],
  news: [anItem(), anItem({ slug: 'dua', title: 'Jalan desa selesai diperbaiki' })],
  announcements: [anItem({ kind: 'announcement', slug: 'jam', title: 'Jam pelayanan bulan Ramadan' })],
  agenda: [
    anItem({
      ...{ kind: 'agenda', slug: 'musrenbang', title: 'Musrenbang kecamatan', location: 'Aula kecamatan' },
      startsAt: EXAMPLE_NOW.add({ hours: 50 }),
    }),
  ],
  below: [
    { title: 'Desa Ambit', label: 'ambit-waled' },
    { title: 'Desa Cibogo', label: 'cibogo-waled' },
  ],
  office: exampleOffice,
};
