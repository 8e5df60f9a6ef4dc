import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import type { SiteId } from '../../../platform/http/place.ts';
import '../tables.ts';

/** What a government has already told on its sites; samples do not count. */
export interface SiteProgress {
  readonly hasNews: boolean;
  readonly hasOfficers: boolean;
  readonly hasOfficeHours: boolean;
}

/** How far a new government has come with its sites: any news published, and people and hours of its main site. */
export async function readSiteProgress(tx: Tx, siteId: SiteId): Promise<SiteProgress> {
  const row = await tx
    .selectNoFrom((eb) => [
      eb
        .exists(
          eb
            .selectFrom('sites.content')
            .select(sql`1`.as('one'))
            .where('kind', '=', 'news')
            .where('published_version', 'is not', null)
            .where('is_sample', '=', false),
        )
        .as('has_news'),
      eb
        .exists(eb.selectFrom('sites.officer').select(sql`1`.as('one')).where('site_id', '=', siteId))
        .as('has_officers'),
      eb
        .exists(eb.selectFrom('sites.office_hours').select(sql`1`.as('one')).where('site_id', '=', siteId))
        .as('has_office_hours'),
    ])
    .executeTakeFirstOrThrow();
  return {
    hasNews: Boolean(row.has_news),
    hasOfficers: Boolean(row.has_officers),
    hasOfficeHours: Boolean(row.has_office_hours),
  };
}
