import type { Tx } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { NoticeKind } from '../../platform/messages/notify/notice-kind.ts';
import { notify } from '../../platform/messages/notify/notify.ts';
import { getGovernment, listRoleHolders } from '../organization/index.ts';
import type { StoredContent } from './queries.ts';
import { tellingTexts } from './telling-texts.ts';
import { PERMISSION } from './workflow.ts';

const OUTCOME = 'sites.outcome';
const REVIEW = 'sites.review';
const MOST_REVIEWERS = 20;

/** What the module tells people at the desk. */
export const notices: readonly NoticeKind[] = [
  {
    ...{ name: REVIEW, isLegal: false, usual: 'mail' },
    label: { id: 'Isi yang menunggu tinjauan Anda', en: 'Content that waits for your review' },
  },
  {
    ...{ name: OUTCOME, isLegal: false, usual: 'mail' },
    label: { id: 'Isi Anda diterbitkan atau dikembalikan', en: 'Your content was published or returned' },
  },
];

/** A content that waits for somebody else's look. */
export interface Submission {
  readonly content: StoredContent;
  readonly title: string;
  readonly by: Actor;
  readonly now: Temporal.Instant;
}

/** Tells those who may review nearest to the content's unit that it waits; at most 20 people, never who submitted it. */
export async function tellReviewers(tx: Tx, { content, title, by, now }: Submission): Promise<void> {
  const { timeZone } = await getGovernment(tx);
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  const above = content.unitPath;
  const holders = await listRoleHolders(tx, { today, permissions: [PERMISSION.review, PERMISSION.publish], above });
  const others = holders.filter(({ personId }) => personId !== by.personId);
  const depth = Math.max(0, ...others.map(({ unitPath }) => unitPath.length));
  const nearest = others.filter(({ unitPath }) => unitPath.length === depth).map(({ personId }) => personId);
  const words = tellingTexts('id').submitted;
  for (const personId of [...new Set(nearest)].slice(0, MOST_REVIEWERS)) {
    await notify(tx, {
      ...{ personId, kind: REVIEW, title: words.title(title.slice(0, 120)), text: words.text(by.name, '') },
      ...{ href: `/meja/isi/${content.id}`, key: `${REVIEW}:${content.id}:${now.epochMilliseconds}` },
    });
  }
}

/** What became of a content by somebody else's hand. */
export interface ContentOutcome {
  readonly content: StoredContent;
  readonly title: string;
  readonly outcome: 'published' | 'returned';
  /** Why it was returned. */
  readonly reason?: string;
  readonly by: Actor | 'system';
  readonly now: Temporal.Instant;
}

/** Tells whoever wrote a content what somebody else did with it; nobody when they did it themselves. */
export async function tellAuthor(tx: Tx, { content, title, outcome, reason, by, now }: ContentOutcome): Promise<void> {
  if (by === 'system' || by.personId === content.createdBy) return;
  const words = tellingTexts('id')[outcome];
  await notify(tx, {
    ...{ personId: content.createdBy, kind: OUTCOME, title: words.title(title.slice(0, 120)) },
    text: words.text(by.name, reason ?? ''),
    href: `/meja/isi/${content.id}`,
    key: `${OUTCOME}:${content.id}:${outcome}:${now.epochMilliseconds}`,
  });
}
