import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Db, Tx } from '../../platform/database/database.ts';
import { inTransaction } from '../../platform/database/tenancy.ts';
import { AppError } from '../../platform/errors.ts';
import { type FastifyRequest, requireActor, siteOf } from '../../platform/http/fastify.ts';
import { once } from '../../platform/http/submission.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import type { Language } from '../../platform/ui/texts.ts';

/** Desk pages live on the government's own host. */
export const config = { host: 'government' } as const;

/** How many rows a page of a list shows. */
export const ROWS = 50;

/** Who looks at a desk page, and when. */
export interface DeskVisit {
  readonly actor: Actor;
  readonly language: Language;
  readonly today: Temporal.PlainDate;
}

/** Who looks at a desk page, and the date there. @throws {AppError} `not-allowed` when nobody is signed in */
export function visitOf(request: FastifyRequest, clock: Clock): DeskVisit {
  const today = clock.today(siteOf(request).timeZone);
  return { actor: requireActor(request), language: request.language, today };
}

/** A filter that is not understood counts as none: people shorten and pass on addresses. */
const words = z.string().trim().min(1).max(100).optional().catch(undefined);

/** The query of a list with search and pages. */
export const listQuery = z.object({ cari: words, kursor: z.string().max(2000).optional().catch(undefined) });

/** The hidden field of a form that must count once; a missing one is made up, so that the form still works. */
export const keyField = z.guid().catch(() => crypto.randomUUID());

/** The same list at another place: the filters stay, the cursor changes. Null stays null. */
export function listHref(
  path: string,
  filters: Readonly<Record<string, string | undefined>>,
  cursor: string | null,
): string | null {
  if (cursor === null) return null;
  const kept = Object.entries(filters).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return `${path}?${new URLSearchParams([...kept, ['kursor', cursor]])}`;
}

/** What became of a submitted form: where to go, or a refusal that the person can mend. */
export type Outcome = { readonly ok: true; readonly href: string } | { readonly ok: false; readonly error: AppError };

/**
 * Does the work of a form once for its key, in one transaction. Refusals that the person can mend (`conflict`,
 * `invalid`) come back as values, so that the form is shown again; everything else is thrown.
 * @param work answers where to go
 */
export async function submitOnce(
  db: Db,
  actor: Actor,
  key: string,
  work: (tx: Tx) => Promise<string>,
): Promise<Outcome> {
  return mendable(() => inTransaction(db, actor, (tx) => once(tx, { key, by: actor.personId }, () => work(tx))));
}

/** As {@link submitOnce} for a change that may be sent twice without harm. */
export async function mendable(work: () => Promise<string>): Promise<Outcome> {
  try {
    return { ok: true, href: await work() };
  } catch (error) {
    if (error instanceof AppError && (error.code === 'conflict' || error.code === 'invalid'))
      return { ok: false, error };
    throw error;
  }
}
