import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Db } from '../../../platform/database/database.ts';
import type { GovernmentId } from '../../../platform/database/ids.ts';
import { readOnce } from '../../../platform/database/tenancy.ts';
import type { UnitKind } from '../../organization/index.ts';
import '../tables.ts';

/** What a government is counted by on its own home page. */
export interface PortalFigures {
  readonly siteCounts: Readonly<Partial<Record<UnitKind, number>>>;
  /** Published or changed within 30 days, over all sites. */
  readonly recentCount: number;
}

/** Whose figures are asked for, and when. */
export interface FiguresRequest {
  readonly governmentId: GovernmentId;
  readonly now: Temporal.Instant;
  /** The moment of the page cache: while it stands still, nothing was published anywhere. */
  readonly cacheMoment: number;
}

const RECENT_DAYS = 30;
const REMEMBERED_GOVERNMENTS = 2000;
const REMEMBERED_MS = 60_000;

const remembered = new LRUCache<GovernmentId, { readonly at: number; readonly figures: PortalFigures }>({
  max: REMEMBERED_GOVERNMENTS,
  ttl: REMEMBERED_MS,
});

/** The figures, counted anew only when something was published since they were counted last, or a minute has passed. */
export async function portalFigures(db: Db, request: FiguresRequest): Promise<PortalFigures> {
  const known = remembered.get(request.governmentId);
  if (known?.at === request.cacheMoment) return known.figures;
  const figures = await countFigures(db, request);
  remembered.set(request.governmentId, { at: request.cacheMoment, figures });
  return figures;
}

async function countFigures(db: Db, { governmentId, now }: FiguresRequest): Promise<PortalFigures> {
  const since = new Date(now.subtract({ hours: RECENT_DAYS * 24 }).epochMilliseconds);
  const [figures] = await readOnce(
    db,
    { governmentId },
    sql<PortalFigures>`
      select (select coalesce(json_object_agg(k.unit_kind, k.count), '{}') from (
          select unit_kind, count(*) as count from sites.site group by unit_kind) as k) as "siteCounts",
        (select count(*)::int from sites.content c
          where c.published_version is not null and c.kind <> 'page' and c.published_at >= ${since}) as "recentCount"`,
  );
  return figures ?? { siteCounts: {}, recentCount: 0 };
}
