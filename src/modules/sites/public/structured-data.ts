import type { Linker } from './addresses.ts';
import type { Frame } from './frame-queries.ts';
import type { PublicContent } from './item-queries.ts';
import type { Office } from './office.ts';

const CONTEXT = 'https://schema.org';

/** The office whose site it is, as schema.org knows it. */
export function organizationData(frame: Frame, links: Linker, office: Office): object {
  const { letterhead, site, above } = frame;
  const parent = above.at(-1);
  return {
    '@context': CONTEXT,
    '@type': 'GovernmentOrganization',
    name: site.title,
    url: `${links.origin(site.label)}/`,
    ...(site.tagline !== '' && { slogan: site.tagline }),
    ...(letterhead.phone !== '' && { telephone: letterhead.phone }),
    ...(letterhead.email !== '' && { email: letterhead.email }),
    ...(letterhead.address !== '' && {
      address: { '@type': 'PostalAddress', streetAddress: letterhead.address, addressCountry: 'ID' },
    }),
    ...(letterhead.crestHref !== null && { logo: links.origin(site.label) + letterhead.crestHref }),
    ...(parent && {
      parentOrganization: {
        '@type': 'GovernmentOrganization',
        name: parent.title,
        url: `${links.origin(parent.label)}/`,
      },
    }),
    ...(office.hours.length > 0 && { openingHoursSpecification: office.hours.map(hoursData) }),
  };
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function hoursData({ weekday, opens, closes }: Office['hours'][number]): object {
  return {
    '@type': 'OpeningHoursSpecification',
    dayOfWeek: `${CONTEXT}/${DAYS[weekday - 1] ?? ''}`,
    opens: opens.slice(0, 5),
    closes: closes.slice(0, 5),
  };
}

/** A content as schema.org knows it: news, an event, or null for kinds without a type of their own. */
export function contentData(frame: Frame, links: Linker, content: PublicContent): object | null {
  const url = links.origin(frame.site.label) + links.to({ ...content, siteLabel: frame.site.label });
  const publisher = {
    '@type': 'GovernmentOrganization',
    name: frame.site.title,
    url: `${links.origin(frame.site.label)}/`,
  };
  if (content.kind === 'agenda') return content.startsAt && eventData(content, content.startsAt, url, publisher);
  if (content.kind !== 'news' && content.kind !== 'announcement') return null;
  const { cover } = content.facts;
  return {
    '@context': CONTEXT,
    '@type': 'NewsArticle',
    headline: content.title,
    ...(content.summary !== '' && { description: content.summary }),
    datePublished: content.firstPublishedAt.toString(),
    dateModified: content.publishedAt.toString(),
    inLanguage: 'id',
    mainEntityOfPage: url,
    author: publisher,
    publisher,
    ...(cover && { image: `${links.origin(frame.site.label)}/berkas/${cover.fileId}/${cover.widthPx}.webp` }),
  };
}

function eventData(content: PublicContent, startsAt: Temporal.Instant, url: string, organizer: object): object {
  const { location } = content.facts;
  return {
    '@context': CONTEXT,
    '@type': 'Event',
    name: content.title,
    url,
    ...(content.summary !== '' && { description: content.summary }),
    startDate: startsAt.toString(),
    ...(content.endsAt && { endDate: content.endsAt.toString() }),
    ...(location && { location: { '@type': 'Place', name: location, address: location } }),
    eventAttendanceMode: `${CONTEXT}/OfflineEventAttendanceMode`,
    organizer,
  };
}
