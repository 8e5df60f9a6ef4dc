import type { ActionWish } from '../../../platform/action-links/purpose.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { NoticeAction } from '../../../platform/messages/notify/notify.ts';
import { handOverWish, type RoleHolder } from '../../organization/index.ts';
import {
  type ContentId,
  changeFactWish,
  listQuotedFacts,
  type QuotedFact,
  SITES_PERMISSION,
} from '../../sites/index.ts';
import { confirmWish } from '../confirm-action.ts';
import type { DigestLine } from './digest.ts';
import { reminderTexts } from './texts.ts';

const MOST_CONFIRMED = 12;
const MOST_FACTS = 6;

/** What the facts of many contents are, by content; one query for a whole round. */
export type FactsByContent = ReadonlyMap<ContentId, readonly QuotedFact[]>;

/** The shared facts that contents quote. */
export async function readFacts(tx: Tx, contentIds: readonly ContentId[]): Promise<FactsByContent> {
  const facts = await listQuotedFacts(tx, [...new Set(contentIds)]);
  return Map.groupBy(facts, ({ contentId }) => contentId);
}

/**
 * What an operator can do from the reminder: say of the first dozen items that they are still correct, change up to six
 * facts that these quote and that they may change, and hand over. Heads and the Sekda are told; they have nothing to
 * confirm.
 */
export function reminderActions(
  person: RoleHolder,
  lines: readonly DigestLine[],
  factsOf: FactsByContent,
): readonly NoticeAction[] {
  const words = reminderTexts('id');
  const own = lines.filter(({ audience }) => audience === 'operator').slice(0, MOST_CONFIRMED);
  if (own.length === 0) return [];
  const confirm = own.map(({ item }) => ({
    label: words.stillCorrect(item.title),
    wish: confirmWish({ ...item, id: item.itemId }) as ActionWish,
  }));
  const facts = new Map(own.flatMap(({ item }) => factsOf.get(item.contentId) ?? []).map((fact) => [fact.id, fact]));
  const change = [...facts.values()]
    .filter((fact) => mayChange(person, fact))
    .slice(0, MOST_FACTS)
    .map((fact) => ({ label: words.changeFact(fact.label, fact.value), wish: changeFactWish(fact) as ActionWish }));
  const handOver = { label: words.handOver, wish: handOverWish(person.personId) as ActionWish };
  return [...confirm, ...change, handOver];
}

/** Only what can be done is offered; whoever presses is asked again. */
function mayChange({ permissions, unitPath }: RoleHolder, fact: QuotedFact): boolean {
  return permissions.includes(SITES_PERMISSION.manage) && fact.unitPath.startsWith(unitPath);
}
