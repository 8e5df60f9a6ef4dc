import type { Tx } from '../../../platform/database/database.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import type { SiteId } from '../../../platform/http/place.ts';
import { carryMenu, listOldAddresses, oldAddressOf, plainText } from '../../sites/index.ts';
import type { Carrying } from '../carry-batch.ts';
import type { ExportItem } from './export-item.ts';
import type { Survey } from './survey.ts';

const MOST_ENTRIES = 12;
const MAIN = /utama|main|primary|header|atas|top/i;

interface Entry {
  readonly label: string;
  readonly href: string;
}

/**
 * Gives the site the menu that it had, when nobody has arranged one: the main menu, or the longest one, up to 12 entries.
 * Sites have one level: entries below one that leads nowhere stand in its place, others are noted.
 */
export async function carryMenus(survey: Survey, carrying: Carrying): Promise<void> {
  const { db, place, report } = carrying;
  const chosen = mainMenu(survey.menuEntries);
  for (const entry of survey.menuEntries) {
    if (!chosen.includes(entry)) report.note('menu', labelOf(entry, survey), entry.menus.join(', '));
  }
  if (chosen.length === 0) return;
  const found = await inReadOnly(db, place, (tx) => addressesOf(tx, place.siteId, chosen));
  const placed = flatten(chosen).map((item) => ({
    item,
    label: labelOf(item, survey),
    href: hrefOf(item, found, survey),
  }));
  const entries = placed.filter((entry) => isUsable(entry)).slice(0, MOST_ENTRIES);
  const isTaken = await inTransaction(db, place, (tx) => carryMenu(tx, place.siteId, entries));
  if (!isTaken && entries.length > 0) report.note('menu-kept', chosen[0]?.menus[0] ?? '');
  const kept = new Set(entries.map(({ item }) => item));
  for (const entry of chosen) {
    if (kept.has(entry) || isHeading(entry)) continue;
    report.note('menu', labelOf(entry, survey), urlOf(entry));
  }
}

/** The entries of one menu in their order. */
function mainMenu(entries: readonly ExportItem[]): readonly ExportItem[] {
  const menus = Map.groupBy(
    entries.filter(({ status }) => status === 'publish'),
    ({ menus: [first = ''] }) => first,
  );
  const byWorth = [...menus].toSorted(
    ([one, a], [other, b]) => Number(MAIN.test(other)) - Number(MAIN.test(one)) || b.length - a.length,
  );
  return (byWorth[0]?.[1] ?? []).toSorted((a, b) => a.menuOrder - b.menuOrder);
}

/** First level, with the entries below a heading in its place. */
function flatten(entries: readonly ExportItem[]): readonly ExportItem[] {
  const parentOf = (item: ExportItem) => item.meta.get('_menu_item_menu_item_parent') ?? '0';
  const below = (id: string): readonly ExportItem[] =>
    entries.filter((item) => parentOf(item) === id && item.postId !== id);
  const known = new Set(entries.map(({ postId }) => postId));
  const first = entries.filter((item) => !known.has(parentOf(item)));
  return first.flatMap((item) => (isHeading(item) ? below(item.postId) : [item]));
}

/** An entry that only opens what stands below it. */
function isHeading(item: ExportItem): boolean {
  return item.meta.get('_menu_item_type') === 'custom' && /^(#|javascript:|$)/i.test(urlOf(item));
}

function urlOf({ meta }: ExportItem): string {
  return (meta.get('_menu_item_url') ?? '').trim();
}

function labelOf({ title, meta }: ExportItem, { pageTitles }: Survey): string {
  return plainText(title) || (pageTitles.get(meta.get('_menu_item_object_id') ?? '') ?? '');
}

function isUsable(entry: { readonly label: string; readonly href: string | null }): entry is Entry {
  return entry.label !== '' && entry.href !== null;
}

/** Where the pages that the entries mean stand now, by the address that they had. */
async function addressesOf(tx: Tx, siteId: SiteId, entries: readonly ExportItem[]) {
  const wanted = entries.map(oldAddress).filter((path) => path !== null);
  return listOldAddresses(tx, siteId, wanted);
}

function oldAddress(item: ExportItem): string | null {
  const { meta } = item;
  if (meta.get('_menu_item_type') === 'post_type') return `/?p=${meta.get('_menu_item_object_id') ?? ''}`;
  return meta.get('_menu_item_type') === 'custom' ? oldAddressOf(urlOf(item)) : null;
}

/** Null when the entry leads nowhere here: a category, a page that is no public content, a heading. */
function hrefOf(item: ExportItem, found: Awaited<ReturnType<typeof addressesOf>>, { hosts }: Survey): string | null {
  const path = oldAddress(item);
  const here = path === null ? undefined : found.get(path);
  if (item.meta.get('_menu_item_type') === 'post_type') return here?.isPublic ? here.path : null;
  if (item.meta.get('_menu_item_type') !== 'custom' || isHeading(item)) return null;
  const url = urlOf(item);
  const isOwn = url.startsWith('/') || (URL.canParse(url) && hosts.has(new URL(url).hostname));
  if (!isOwn) return /^https?:\/\//i.test(url) ? url : null;
  if (path === null) return '/';
  return here?.isPublic ? here.path : null;
}
