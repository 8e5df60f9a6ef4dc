import { createHash } from 'node:crypto';
import type { ImportReason } from '../reason-texts.ts';
import type { ExportItem } from './export-item.ts';

/** What is to become of an item: nothing, a draft for a reason, or something public. */
export type Judgement =
  | { readonly carry: false; readonly reason: ImportReason | null; readonly detail: string }
  | { readonly carry: true; readonly kind: 'news' | 'page'; readonly draftFor: ImportReason | null };

/** Kinds that are no text of their own or are read elsewhere: nothing is said of them. */
const SILENT = new Set(['attachment', 'revision', 'nav_menu_item']);
const LEFT_OUT = new Set(['trash', 'auto-draft', 'inherit']);

/** Posts become news and pages stay pages; what was not public there becomes a draft here. */
export function judgeItem(item: ExportItem): Judgement {
  const { postType, status } = item;
  if (SILENT.has(postType)) return { carry: false, reason: null, detail: '' };
  if (postType !== 'post' && postType !== 'page') return { carry: false, reason: 'other-type', detail: postType };
  if (LEFT_OUT.has(status)) return { carry: false, reason: 'trash', detail: status };
  if (item.isTooLong) return { carry: false, reason: 'too-long', detail: '' };
  return { carry: true, kind: postType === 'post' ? 'news' : 'page', draftFor: draftReason(item) };
}

function draftReason({ status, hasPassword }: ExportItem): ImportReason | null {
  if (hasPassword) return 'password';
  if (status === 'private') return 'private';
  return status === 'publish' ? null : 'not-published';
}

/** The same for the same item in every export of one site. */
export function keyOf({ guid, postId }: ExportItem): string {
  return createHash('sha256').update(`${guid}\n${postId}`).digest('hex');
}

/** The same as long as the item says the same. */
export function digestOf({ title, html, excerpt, status, hasPassword }: ExportItem): string {
  const said = JSON.stringify([title, html, excerpt, status, hasPassword]);
  return createHash('sha256').update(said).digest('hex');
}

/** When an item was written: in UTC, else in the site's zone, never later than now. */
export function writtenAt({ dateGmt, date }: ExportItem, timeZone: string, now: Temporal.Instant): Temporal.Instant {
  const at = instantIn(dateGmt, 'UTC') ?? instantIn(date, timeZone) ?? now;
  return Temporal.Instant.compare(at, now) > 0 ? now : at;
}

/** A moment written as `2019-05-01 03:00:00` in a time zone; null when it is none, or zeros. */
export function instantIn(text: string, timeZone: string): Temporal.Instant | null {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/.exec(text.trim());
  if (!match || text.startsWith('0000')) return null;
  try {
    return Temporal.PlainDateTime.from(`${match[1]}T${match[2]}`, { overflow: 'reject' })
      .toZonedDateTime(timeZone)
      .toInstant();
  } catch {
    return null;
  }
}
