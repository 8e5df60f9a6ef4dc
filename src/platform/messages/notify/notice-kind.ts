import type { Tx } from '../../database/database.ts';
import type { GovernmentFacts } from '../../http/place.ts';
import type { PersonId } from '../../identity/actor.ts';
import type { Channel } from '../tables.ts';

/** A kind of notice that people may choose a way for; a module lists it in its `notices`. */
export interface NoticeKind {
  /** `module.what`, for example `sites.review`. */
  readonly name: string;
  readonly label: { readonly id: string; readonly en: string };
  /** A reminder of a legal duty: it cannot be turned off. */
  readonly isLegal: boolean;
  /** The way until the person chooses another. */
  readonly usual: Exclude<Channel, 'none'>;
}

/** To whom a notice goes. */
export interface Contact {
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
}

/** What the platform asks of the building, because modules know it. */
export interface NotifyPorts {
  readonly kinds: readonly NoticeKind[];
  /** Those of the people who work here, with a login or without; the others are left out. */
  readonly contactsOf: (tx: Tx, personIds: readonly PersonId[]) => Promise<readonly Contact[]>;
  readonly describeGovernment: (tx: Tx) => Promise<GovernmentFacts>;
}

/** The way a notice goes, by the person's choice: a legal one is never turned off, an unknown kind goes by mail. */
export function channelFor(kind: NoticeKind | undefined, chosen: Channel | undefined): Channel {
  const usual = kind?.usual ?? 'mail';
  if (chosen === undefined) return usual;
  return chosen === 'none' && kind?.isLegal ? usual : chosen;
}
