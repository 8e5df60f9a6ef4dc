import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import {
  type ImportedText,
  listImportedTexts,
  listOldAddresses,
  oldAddressOf,
  reviseImportedContents,
} from '../sites/index.ts';
import type { Carrying } from './carry-batch.ts';
import { listCarried, lockImports } from './queries.ts';

const AT_ONCE = 50;
const LINK = /<a href="([^"]*)"/g;

/**
 * Turns links of carried texts that lead to the former site to where their targets stand now. Texts that somebody has
 * edited here are left alone; links whose target was not carried stay and are noted.
 * @param hosts where the former site stood
 */
export async function relink(carrying: Carrying, hosts: ReadonlySet<string>): Promise<void> {
  const { db, place } = carrying;
  for (let after = ''; ; ) {
    const read = await inReadOnly(db, place, async (tx) => {
      const rows = await listCarried(tx, place.siteId, { after, limit: AT_ONCE });
      const texts = await listImportedTexts(
        tx,
        rows.map(({ contentId }) => contentId),
      );
      const paths = texts.flatMap(({ html }) => oldLinks(html, hosts).map(({ path }) => path));
      return { rows, texts, places: await listOldAddresses(tx, place.siteId, [...new Set(paths)]) };
    });
    const turned = read.texts.flatMap((text) => {
      const html = turnLinks(
        text,
        hosts,
        (path) => (path === '/' ? '/' : (read.places.get(path)?.path ?? null)),
        carrying,
      );
      return html === text.html ? [] : [{ ...text, html }];
    });
    if (turned.length > 0) await write(turned, carrying);
    if (read.rows.length < AT_ONCE) return;
    after = read.rows.at(-1)?.key ?? '';
  }
}

async function write(texts: readonly ImportedText[], { db, place, now }: Carrying): Promise<void> {
  await inTransaction(db, place, async (tx) => {
    await lockImports(tx, place.siteId);
    const note = 'Tautan ke situs lama diarahkan ke tempatnya sekarang';
    await reviseImportedContents(tx, texts, { site: place, at: now, note });
  });
}

interface OldLink {
  readonly href: string;
  /** As old addresses are kept; `/` for the home page. */
  readonly path: string;
  readonly hash: string;
}

/** Links that lead to the former site. */
function oldLinks(html: string, hosts: ReadonlySet<string>): readonly OldLink[] {
  return [...html.matchAll(LINK)].flatMap(([, href = '']) => {
    const address = href.replaceAll('&amp;', '&');
    if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return [];
    const url = new URL(address);
    if (!hosts.has(url.hostname)) return [];
    const path = oldAddressOf(address) ?? (url.pathname === '/' && url.search === '' ? '/' : null);
    return path === null ? [] : [{ href, path, hash: url.hash }];
  });
}

function turnLinks(
  { title, html }: ImportedText,
  hosts: ReadonlySet<string>,
  placeOf: (path: string) => string | null,
  { report }: Carrying,
): string {
  const turned = new Map<string, string>();
  for (const { href, path, hash } of oldLinks(html, hosts)) {
    const place = placeOf(path);
    if (place === null) report.note('old-link', title, href);
    else turned.set(href, `${place}${hash.replaceAll('"', '%22')}`);
  }
  return html.replaceAll(LINK, (all, href: string) => {
    const place = turned.get(href);
    return place === undefined ? all : `<a href="${place}"`;
  });
}
