import type { Tx } from '../../database/database.ts';
import { AppError } from '../../errors.ts';
import type { PersonId } from '../../identity/actor.ts';
import type { Channel } from '../tables.ts';
import { channelFor, type NoticeKind } from './notice-kind.ts';
import { readChoices } from './notice-rows.ts';

/** When a person gets digests, by the clock of the government. */
export interface DigestTime {
  /** 0 to 23. */
  readonly hour: number;
  /** 1 (Monday) to 7. */
  readonly weekday: number;
}

/** How a person is told, for each kind. */
export interface NotifyChoices {
  readonly channels: Readonly<Record<string, Channel>>;
  readonly digest: DigestTime;
}

const USUAL_DIGEST: DigestTime = { hour: 7, weekday: 1 };

/** How a person is told, with what is usual where they chose nothing. */
export async function readNotifyChoices(
  tx: Tx,
  personId: PersonId,
  kinds: readonly NoticeKind[],
): Promise<NotifyChoices> {
  const chosen = await readChoices(tx, personId);
  const digest = await tx
    .selectFrom('messages.digest_time')
    .select(['hour', 'weekday'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const channels = kinds.map((kind) => [kind.name, channelFor(kind, chosen.get(kind.name))] as const);
  return { channels: Object.fromEntries(channels), digest: digest ?? USUAL_DIGEST };
}

/**
 * Keeps how a person wants to be told. What already waits for a digest keeps waiting for it.
 * @throws {AppError} `invalid` when a legal reminder would be turned off
 */
export async function saveNotifyChoices(
  tx: Tx,
  personId: PersonId,
  kinds: readonly NoticeKind[],
  { channels, digest }: NotifyChoices,
): Promise<void> {
  for (const { name, isLegal } of kinds) {
    const channel = channels[name];
    if (channel === undefined) continue;
    if (channel === 'none' && isLegal) throw new AppError('invalid', `${name} is a reminder of a legal duty`);
    await tx
      .insertInto('messages.choice')
      .values({ person_id: personId, kind: name, channel })
      .onConflict((conflict) => conflict.columns(['government_id', 'person_id', 'kind']).doUpdateSet({ channel }))
      .execute();
  }
  await tx
    .insertInto('messages.digest_time')
    .values({ person_id: personId, ...digest })
    .onConflict((conflict) => conflict.columns(['government_id', 'person_id']).doUpdateSet(digest))
    .execute();
}
