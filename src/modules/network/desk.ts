import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import { type FastifyRequest, requireActor, siteOf } from '../../platform/http/fastify.ts';
import { type Actor, scopeOf, type UnitPath } from '../../platform/identity/actor.ts';
import type { Language } from '../../platform/ui/texts.ts';
import { PERMISSION } from './permissions.ts';

/** Desk pages live on the government's own host. */
export const config = { host: 'government' } as const;

/** Who looks at a desk page of the network, and when. */
export interface NetworkVisit {
  readonly actor: Actor;
  readonly language: Language;
  readonly today: Temporal.PlainDate;
  readonly timeZone: string;
  /** The units whose network they may see; never empty. */
  readonly within: readonly UnitPath[];
}

/** Who looks at a page of the network. @throws {AppError} `not-allowed` unless they may see it somewhere */
export function visitOf(request: FastifyRequest, clock: Clock, permission: string = PERMISSION.view): NetworkVisit {
  const { timeZone } = siteOf(request);
  const actor = requireActor(request);
  const within = scopeOf(actor, permission);
  if (within.length === 0) throw new AppError('not-allowed', `${permission} is not granted anywhere`);
  return { actor, language: request.language, today: clock.today(timeZone), timeZone, within };
}
