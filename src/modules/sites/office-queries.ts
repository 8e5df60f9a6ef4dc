import { sql } from 'kysely';
import type { Tx } from '../../platform/database/database.ts';
import { newId } from '../../platform/database/ids.ts';
import { AppError } from '../../platform/errors.ts';
import type { SiteId } from '../../platform/http/place.ts';
import type { WeeklyHours } from './next-opening.ts';
import './tables.ts';

interface OfficerRow {
  readonly name: string;
  readonly title: string;
  readonly phone: string;
  readonly email: string;
  readonly photoFileId: string | null;
}

/** The site of a person in charge. @throws {AppError} `not-found` */
export async function getOfficerSite(tx: Tx, officerId: string): Promise<SiteId> {
  const row = await tx.selectFrom('sites.officer').select('site_id').where('id', '=', officerId).executeTakeFirst();
  if (!row) throw new AppError('not-found', `No officer ${officerId}`);
  return row.site_id as SiteId;
}

/** Adds a person after the last one. */
export async function insertOfficer(tx: Tx, siteId: SiteId, id: string, officer: OfficerRow): Promise<void> {
  const last = await tx
    .selectFrom('sites.officer')
    .select((eb) => eb.fn.max('position').as('position'))
    .where('site_id', '=', siteId)
    .executeTakeFirst();
  await tx
    .insertInto('sites.officer')
    .values({ id, site_id: siteId, position: Number(last?.position ?? 0) + 1, ...columns(officer) })
    .execute();
}

/** Changes a person; the place in the list stays. */
export async function updateOfficer(tx: Tx, id: string, officer: OfficerRow): Promise<void> {
  await tx.updateTable('sites.officer').set(columns(officer)).where('id', '=', id).execute();
}

/** Removes a person. */
export async function deleteOfficer(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('sites.officer').where('id', '=', id).execute();
}

/** The people of a site, in order. */
export async function listOfficerIds(tx: Tx, siteId: SiteId): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('sites.officer')
    .select('id')
    .where('site_id', '=', siteId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Puts people into this order. */
export async function placeOfficers(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`
    update sites.officer as o set position = row.place
    from unnest(${[...ids]}::uuid[]) with ordinality as row(id, place) where o.id = row.id`.execute(tx);
}

function columns({ photoFileId, ...officer }: OfficerRow) {
  const { name, title, phone, email } = officer;
  return { name, title, phone, email, photo_file_id: photoFileId };
}

/** Replaces the hours of a site. */
export async function replaceHours(tx: Tx, siteId: SiteId, hours: readonly WeeklyHours[]): Promise<void> {
  await tx.deleteFrom('sites.office_hours').where('site_id', '=', siteId).execute();
  if (hours.length === 0) return;
  const rows = hours.map(({ weekday, opens, closes, note }) => ({ site_id: siteId, weekday, opens, closes, note }));
  await tx.insertInto('sites.office_hours').values(rows).execute();
}

/** Replaces the menu of a site. */
export async function replaceMenu(
  tx: Tx,
  siteId: SiteId,
  items: readonly { readonly label: string; readonly href: string }[],
): Promise<void> {
  await tx.deleteFrom('sites.menu_item').where('site_id', '=', siteId).execute();
  if (items.length === 0) return;
  await tx
    .insertInto('sites.menu_item')
    .values(
      items.map(({ label, href }, at) => ({
        ...{ id: newId<'menu-item'>(), site_id: siteId, position: at + 1, label, href },
      })),
    )
    .execute();
}

/** Changes how a site is called. */
export async function updateSite(
  tx: Tx,
  siteId: SiteId,
  names: { readonly title: string; readonly tagline: string },
): Promise<void> {
  await tx.updateTable('sites.site').set(names).where('id', '=', siteId).execute();
}
