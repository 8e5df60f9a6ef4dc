import type { Tx } from '../../platform/database/database.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { NoticeKind } from '../../platform/messages/notify/notice-kind.ts';
import { notify } from '../../platform/messages/notify/notify.ts';
import type { StoredContent } from './queries.ts';
import { tellingTexts } from './telling-texts.ts';

const OUTCOME = 'sites.outcome';

/** What the module tells people at the desk. */
export const notices: readonly NoticeKind[] = [
  {
    ...{ name: OUTCOME, isLegal: false, usual: 'mail' },
    label: { id: 'Isi Anda diterbitkan atau dikembalikan', en: 'Your content was published or returned' },
  },
];

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
