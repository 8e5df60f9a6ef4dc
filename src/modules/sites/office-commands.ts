import { recordAudit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { newId } from '../../platform/database/ids.ts';
import { inTransaction } from '../../platform/database/tenancy.ts';
import { AppError } from '../../platform/errors.ts';
import { type FileId, publishFiles } from '../../platform/files/files.ts';
import { dropPages } from '../../platform/http/notices.ts';
import type { SiteId } from '../../platform/http/place.ts';
import { once } from '../../platform/http/submission.ts';
import { type Actor, assertMay } from '../../platform/identity/actor.ts';
import { indexSites } from './indexing.ts';
import type { WeeklyHours } from './next-opening.ts';
import {
  deleteOfficer,
  getOfficerSite,
  insertOfficer,
  listOfficerIds,
  placeOfficers,
  replaceHours,
  replaceMenu,
  updateOfficer,
  updateSite,
} from './office-queries.ts';
import { TAG } from './page-tags.ts';
import type { SitesDeps } from './publishing.ts';
import { getSiteForUpdate } from './queries.ts';
import { PERMISSION } from './workflow.ts';

/** A person in charge. */
export interface WrittenOfficer {
  readonly name: string;
  /** The post: "Camat", "Kepala Dinas". */
  readonly title: string;
  readonly phone: string;
  readonly email: string;
  /** Null shows the initials. */
  readonly photoFileId: string | null;
}

/** An entry of a menu; `href` is a path on the site or an address with http(s). */
export interface WrittenMenuItem {
  readonly label: string;
  readonly href: string;
}

/** One site, changed by one person; the permission is asked at the site's unit. */
interface Change {
  readonly deps: SitesDeps;
  readonly actor: Actor;
  readonly permission: string;
  readonly action: string;
}

/**
 * Adds a person in charge as the last one.
 * @param key UUID of the form's page: sent twice, the person is added once
 * @throws {AppError} `not-allowed` without `sites.manage` at the site's unit
 */
export async function addOfficer(
  deps: SitesDeps,
  actor: Actor,
  { siteId, ...officer }: WrittenOfficer & { readonly siteId: SiteId },
  key: string,
): Promise<void> {
  const change = { deps, actor, permission: PERMISSION.manage, action: 'sites.add-officer' };
  await changeSite(change, siteId, async (tx) => {
    await once(tx, { key, by: actor.personId }, async () => {
      const id = newId<'officer'>();
      await insertOfficer(tx, siteId, id, officer);
      await showPhoto(tx, officer);
      return id;
    });
  });
}

/** Changes a person in charge. @throws {AppError} `not-found`, `not-allowed` */
export async function changeOfficer(deps: SitesDeps, actor: Actor, id: string, officer: WrittenOfficer): Promise<void> {
  const change = { deps, actor, permission: PERMISSION.manage, action: 'sites.change-officer' };
  await changeSite(change, { officerId: id }, async (tx) => {
    await updateOfficer(tx, id, officer);
    await showPhoto(tx, officer);
  });
}

/** Removes a person in charge. @throws {AppError} `not-found`, `not-allowed` */
export async function removeOfficer(deps: SitesDeps, actor: Actor, id: string): Promise<void> {
  const change = { deps, actor, permission: PERMISSION.manage, action: 'sites.remove-officer' };
  await changeSite(change, { officerId: id }, (tx) => deleteOfficer(tx, id));
}

/** Moves a person one place up or down; the first one is the head. Nothing happens at the end of the list. */
export async function moveOfficer(deps: SitesDeps, actor: Actor, id: string, to: 'up' | 'down'): Promise<void> {
  const change = { deps, actor, permission: PERMISSION.manage, action: 'sites.move-officer' };
  await changeSite(change, { officerId: id }, async (tx, siteId) => {
    const ids = [...(await listOfficerIds(tx, siteId))];
    const from = ids.indexOf(id);
    const other = to === 'up' ? from - 1 : from + 1;
    const [here, there] = [ids[from], ids[other]];
    if (here === undefined || there === undefined) return;
    await placeOfficers(tx, ids.with(from, there).with(other, here));
  });
}

/** Replaces the office hours of a site; none closes it on all days. @throws {AppError} `invalid` when two overlap */
export async function saveHours(
  deps: SitesDeps,
  actor: Actor,
  siteId: SiteId,
  hours: readonly WeeklyHours[],
): Promise<void> {
  assertHours(hours);
  const change = { deps, actor, permission: PERMISSION.manage, action: 'sites.save-hours' };
  await changeSite(change, siteId, (tx) => replaceHours(tx, siteId, hours));
}

/** Replaces the menu of a site; none brings back the usual one. @throws {AppError} `invalid` for an address that is none */
export async function saveMenu(
  deps: SitesDeps,
  actor: Actor,
  siteId: SiteId,
  items: readonly WrittenMenuItem[],
): Promise<void> {
  if (!items.every(({ href }) => isMenuAddress(href))) throw new AppError('invalid', 'A menu address cannot be used');
  const change = { deps, actor, permission: PERMISSION.manage, action: 'sites.save-menu' };
  await changeSite(change, siteId, (tx) => replaceMenu(tx, siteId, items));
}

/** Changes the name and the motto of a site. @throws {AppError} `not-allowed` without `sites.settings` */
export async function saveSiteNames(
  deps: SitesDeps,
  actor: Actor,
  siteId: SiteId,
  names: { readonly title: string; readonly tagline: string },
): Promise<void> {
  const change = { deps, actor, permission: PERMISSION.settings, action: 'sites.save-names' };
  await changeSite(change, siteId, async (tx) => {
    await updateSite(tx, siteId, names);
    await indexSites(tx, [siteId]);
    await dropPages(tx, [TAG.portal]);
  });
}

/** Whether a menu may lead there: a path on the site itself, or an address of the web. */
export function isMenuAddress(href: string): boolean {
  if (/^\/(?![/\\])[^\s\\]*$/.test(href)) return true;
  return URL.canParse(href) && /^https?:\/\/[^\s\\]+$/i.test(href);
}

async function changeSite(
  { deps, actor, permission, action }: Change,
  target: SiteId | { readonly officerId: string },
  work: (tx: Tx, siteId: SiteId) => Promise<void>,
): Promise<void> {
  await inTransaction(deps.db, actor, async (tx) => {
    const siteId = typeof target === 'string' ? target : await getOfficerSite(tx, target.officerId);
    const site = await getSiteForUpdate(tx, siteId);
    assertMay(actor, permission, site.unitPath);
    await work(tx, siteId);
    await recordAudit(tx, actor, { action, subject: `site:${siteId}` });
    await dropPages(tx, [TAG.site(siteId)]);
  });
}

async function showPhoto(tx: Tx, { photoFileId }: WrittenOfficer): Promise<void> {
  if (photoFileId !== null) await publishFiles(tx, [photoFileId as FileId]);
}

function assertHours(hours: readonly WeeklyHours[]): void {
  const sorted = hours.toSorted((a, b) => a.weekday - b.weekday || a.opens.localeCompare(b.opens));
  sorted.forEach(({ weekday, opens, closes }, at) => {
    const next = sorted[at + 1];
    const overlaps = next !== undefined && next.weekday === weekday && next.opens < closes;
    if (closes <= opens || overlaps) throw new AppError('invalid', `Hours of weekday ${weekday} cannot be kept`);
  });
}
