import { recordAudit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/database/database.ts';
import { dropPages } from '../../platform/http/notices.ts';
import type { SiteId } from '../../platform/http/place.ts';
import { listMenu } from './desk/site-queries.ts';
import { isMenuAddress, type WrittenMenuItem } from './office-commands.ts';
import { replaceMenu } from './office-queries.ts';
import { TAG } from './page-tags.ts';

const LONGEST_LABEL = 60;

/**
 * Gives a site the menu that it had in another system, unless somebody has arranged one here. Entries that lead
 * nowhere are left out.
 * @returns whether the site has it now: just taken, or by an earlier run
 */
export async function carryMenu(tx: Tx, siteId: SiteId, entries: readonly WrittenMenuItem[]): Promise<boolean> {
  const usable = entries
    .filter(({ href }) => isMenuAddress(href))
    .map(({ label, href }) => ({ href, label: label.slice(0, LONGEST_LABEL) }));
  const present = await listMenu(tx, siteId);
  const isSame = present.length === usable.length && usable.every((one, at) => isEqual(one, present[at]));
  if (usable.length === 0 || present.length > 0) return usable.length > 0 && isSame;
  await replaceMenu(tx, siteId, usable);
  await recordAudit(tx, 'system', { action: 'sites.import-menu', subject: `site:${siteId}` });
  await dropPages(tx, [TAG.site(siteId)]);
  return true;
}

function isEqual(one: WrittenMenuItem, other: WrittenMenuItem | undefined): boolean {
  return one.href === other?.href && one.label === other.label;
}
