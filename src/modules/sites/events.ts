import { z } from 'zod';
import type { Tx } from '../../platform/database/database.ts';
import { type GovernmentId, idSchema } from '../../platform/database/ids.ts';
import { announce, type Event } from '../../platform/jobs/event.ts';
import type { ContentId } from './content.ts';

/** Contents of one government of which the public now reads something else, or nothing any more. */
export interface ContentsChanged {
  readonly governmentId: GovernmentId;
  readonly contentIds: readonly ContentId[];
}

const MOST_AT_ONCE = 1000;

/** Told when contents were published, changed or withdrawn; `listPublicContents` tells how they stand. */
export const contentsChanged: Event<ContentsChanged> = {
  name: 'sites.contents-changed',
  schema: z.object({
    governmentId: idSchema<'government'>(),
    contentIds: z.array(idSchema<'content'>()).max(MOST_AT_ONCE),
  }),
};

/** Tells the other modules when the transaction commits. Nothing is told for none. */
export async function announceContents(tx: Tx, contentIds: readonly ContentId[]): Promise<void> {
  for (let from = 0; from < contentIds.length; from += MOST_AT_ONCE) {
    await announce(tx, contentsChanged, { contentIds: contentIds.slice(from, from + MOST_AT_ONCE) });
  }
}
