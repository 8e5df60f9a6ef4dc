import { type RawBuilder, sql } from 'kysely';
import type { AttachedPicture, ContentId, ContentKind } from '../content.ts';
import type { Key } from '../desk/keyset.ts';

/** A published content in a list. */
export interface PublicItem {
  readonly id: ContentId;
  readonly kind: ContentKind;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly firstPublishedAt: Temporal.Instant;
  /** When the public text last changed. */
  readonly publishedAt: Temporal.Instant;
  readonly startsAt: Temporal.Instant | null;
  readonly endsAt: Temporal.Instant | null;
  readonly location: string | null;
  readonly isWarning: boolean;
  readonly isPinned: boolean;
  readonly isSample: boolean;
  readonly cover: AttachedPicture | null;
  readonly siteTitle: string;
  readonly siteLabel: string;
}

/** An item as JSON from the database: moments are text. */
export interface ItemJson extends Omit<PublicItem, 'firstPublishedAt' | 'publishedAt' | 'startsAt' | 'endsAt'> {
  readonly firstPublishedAt: string;
  readonly publishedAt: string;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  /** The value by which the list is ordered. */
  readonly key: string;
}

/** What a list of items shows; `c` is the content, `s` its site. Only published contents are ever listed. */
export interface ItemQuery {
  readonly where: RawBuilder<boolean>;
  readonly orderBy: RawBuilder<unknown>;
  readonly limit: number;
  /** The column whose value is the key of the list. */
  readonly key: 'first_published_at' | 'published_at' | 'starts_at' | 'title';
}

/** A list of items as one JSON value, to stand in a larger statement. */
export function itemsAsJson({ where, orderBy, limit, key }: ItemQuery): RawBuilder<readonly ItemJson[]> {
  const column = sql.ref(`c.${key}`);
  const keyText =
    key === 'title' ? column : sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  return sql`(select coalesce(json_agg(listed.item), '[]') from (
    select json_build_object('id', c.id, 'kind', c.kind, 'slug', c.slug, 'title', c.title, 'summary', c.summary,
      'firstPublishedAt', c.first_published_at, 'publishedAt', c.published_at, 'startsAt', c.starts_at,
      'endsAt', c.ends_at, 'location', c.facts->>'location', 'isWarning', c.is_warning, 'isPinned', c.is_pinned,
      'isSample', c.is_sample, 'cover', c.facts->'cover', 'siteTitle', s.title, 'siteLabel', s.label,
      'key', ${keyText}) as item
    from sites.content c join sites.site s on s.government_id = c.government_id and s.id = c.site_id
    where c.published_version is not null and ${where}
    order by ${orderBy} limit ${limit}) as listed)`;
}

/** An item from its JSON. */
export function toItem({ key: _key, ...json }: ItemJson): PublicItem {
  return {
    ...json,
    firstPublishedAt: Temporal.Instant.from(json.firstPublishedAt),
    publishedAt: Temporal.Instant.from(json.publishedAt),
    startsAt: instantOf(json.startsAt),
    endsAt: instantOf(json.endsAt),
  };
}

/** The key of an item in its list. */
export function keyOfItem({ key, id }: ItemJson): Key {
  return { value: key, id };
}

/** A moment from JSON; null stays null. */
export function instantOf(text: string | null): Temporal.Instant | null {
  return text === null ? null : Temporal.Instant.from(text);
}
