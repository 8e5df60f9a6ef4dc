import { type RawBuilder, sql } from 'kysely';
import type { SiteId } from '../../../platform/http/place.ts';
import type { ContentFacts, ContentId, ContentKind } from '../content.ts';
import { type ItemJson, instantOf, itemsAsJson, type PublicItem, toItem } from './items.ts';

/** A content in full, as the public reads it. */
export interface PublicContent {
  readonly id: ContentId;
  readonly kind: ContentKind;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  /** Cleaned. */
  readonly bodyHtml: string;
  readonly facts: ContentFacts;
  readonly isWarning: boolean;
  readonly isSample: boolean;
  readonly startsAt: Temporal.Instant | null;
  readonly endsAt: Temporal.Instant | null;
  readonly firstPublishedAt: Temporal.Instant;
  readonly publishedAt: Temporal.Instant;
  /** When somebody last said that it is still correct; null when it was published since. */
  readonly confirmedOn: Temporal.PlainDate | null;
  /** When it has to be renewed; null without a cadence. */
  readonly renewBy: Temporal.PlainDate | null;
  /** Who keeps it up to date; null when that is the site's own unit. */
  readonly keeperName: string | null;
  /** Others of its kind on the same site. */
  readonly related: readonly PublicItem[];
}

/** What stands at an address. */
export type FoundContent =
  | { readonly kind: 'published'; readonly content: PublicContent }
  /** It was public once and was taken away. */
  | { readonly kind: 'archived' }
  | { readonly kind: 'none' };

type DatedField = 'startsAt' | 'endsAt' | 'firstPublishedAt' | 'publishedAt' | 'confirmedOn' | 'renewBy';

interface ContentJson extends Omit<PublicContent, DatedField | 'related'> {
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly firstPublishedAt: string | null;
  readonly publishedAt: string | null;
  readonly confirmedOn: string | null;
  readonly renewBy: string | null;
  readonly isPublic: boolean;
  readonly related: readonly ItemJson[];
}

const RELATED = 4;

/** The content at an address of a site, whatever its state; `published` decides whether it is shown. */
export function contentAt(siteId: SiteId, kind: ContentKind, slug: string): RawBuilder<ContentJson | null> {
  const related = itemsAsJson({
    where: sql`c.site_id = ${siteId} and c.kind = ${kind} and c.slug <> ${slug}`,
    ...{ orderBy: sql`c.first_published_at desc, c.id desc`, key: 'first_published_at', limit: RELATED },
  });
  return sql`(select json_build_object('id', p.id, 'kind', p.kind, 'slug', p.slug, 'title', p.title,
      'summary', p.summary, 'bodyHtml', p.body_html, 'facts', p.facts, 'isWarning', p.is_warning,
      'isSample', p.is_sample, 'startsAt', p.starts_at, 'endsAt', p.ends_at,
      'firstPublishedAt', p.first_published_at, 'publishedAt', p.published_at,
      'confirmedOn', p.confirmed_on, 'renewBy', p.renew_by, 'keeperName', p.keeper_name,
      'isPublic', p.published_version is not null, 'related', ${related})
    from sites.content p where p.site_id = ${siteId} and p.kind = ${kind} and p.slug = ${slug})`;
}

/** What the public may know of it. */
export function toFound(json: ContentJson | null): FoundContent {
  if (!json) return { kind: 'none' };
  const { isPublic, ...rest } = json;
  const [firstPublishedAt, publishedAt] = [instantOf(json.firstPublishedAt), instantOf(json.publishedAt)];
  if (firstPublishedAt === null || publishedAt === null) return { kind: 'none' };
  if (!isPublic) return { kind: 'archived' };
  const moments = { startsAt: instantOf(json.startsAt), endsAt: instantOf(json.endsAt) };
  const dates = { confirmedOn: dateOf(json.confirmedOn), renewBy: dateOf(json.renewBy) };
  return {
    kind: 'published',
    content: { ...rest, ...moments, ...dates, firstPublishedAt, publishedAt, related: json.related.map(toItem) },
  };
}

function dateOf(text: string | null): Temporal.PlainDate | null {
  return text === null ? null : Temporal.PlainDate.from(text);
}
