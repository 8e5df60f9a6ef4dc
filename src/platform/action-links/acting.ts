import { recordAudit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { Db, Tx } from '../database/database.ts';
import type { GovernmentId } from '../database/ids.ts';
import { inReadOnly, inTransaction } from '../database/tenancy.ts';
import { AppError } from '../errors.ts';
import type { GovernmentFacts } from '../http/place.ts';
import type { Actor, PersonId } from '../identity/actor.ts';
import { findUsableLogin, type UsableLogin } from '../identity/standing.ts';
import { sendMail } from '../messages/outbox.ts';
import type { FieldErrors, FormValues } from '../ui/form-state.ts';
import type { Language } from '../ui/texts.ts';
import { claimActionLink, createActionLink, findActionLink, type OpenLink } from './links.ts';
import type { ActionContext, ActionPurpose, ActionView, AnyActionPurpose } from './purpose.ts';
import { actionTexts } from './views/action-texts.ts';

/** What acting from a message stands on. */
export interface ActionService {
  readonly db: Db;
  readonly clock: Clock;
  readonly purposes: readonly AnyActionPurpose[];
  /** The person with the grants in force on the day; null when they left, or have no login. */
  readonly actorOf: (tx: Tx, personId: PersonId, today: Temporal.PlainDate) => Promise<Actor | null>;
}

/** Where and in which language a link was opened. */
export interface ActionVisit extends Pick<GovernmentFacts, 'governmentName' | 'timeZone'> {
  readonly governmentId: GovernmentId;
  readonly language: Language;
  /** Scheme, host and port of the government's portal. */
  readonly origin: string;
  readonly token: string;
}

/** What a visitor with a link gets to see. */
export type ActionOutcome =
  /** Used, expired, forged or of another government: nobody is told which. */
  | { readonly kind: 'dead' }
  /** The person may not do it, now. The link stays good until its time is over. */
  | { readonly kind: 'refused' }
  /** The subject has changed since, or is gone. */
  | { readonly kind: 'stale'; readonly href: string }
  | {
      readonly kind: 'open';
      readonly view: ActionView;
      readonly personName: string;
      readonly expiresAt: Temporal.Instant;
      readonly values: FormValues;
      readonly errors: FieldErrors;
    }
  | { readonly kind: 'done'; readonly title: string; readonly text: string; readonly undoPath: string | null };

/** What the link is about. Changes nothing: PostgreSQL itself refuses, for the transaction is read-only. */
export async function lookAtAction(service: ActionService, visit: ActionVisit): Promise<ActionOutcome> {
  return inReadOnly(service.db, visit, async (tx) => {
    const link = await findActionLink(tx, visit.token, service.clock.now());
    const ready = await prepare(service, visit, tx, link);
    return 'kind' in ready ? ready : openOutcome(ready, {}, {});
  });
}

/** Does what the link is for, once, with its audit entry and the mail that tells the person of it, or nothing at all. */
export async function actByLink(service: ActionService, visit: ActionVisit, form: FormValues): Promise<ActionOutcome> {
  try {
    return await inTransaction(service.db, visit, async (tx) => {
      const link = await claimActionLink(tx, visit.token, service.clock.now());
      const ready = await prepare(service, visit, tx, link);
      if ('kind' in ready) throw new Undone(ready);
      const result = await ready.purpose.perform(ready.context, ready.payload, form);
      if (!result.ok) throw new Undone(openOutcome(ready, form, result.errors));
      await remember(tx, visit, ready, result.text);
      const undoPath =
        result.undo && (await createActionLink(tx, { ...undoWish(result.undo), personId: ready.link.personId }));
      return { kind: 'done', title: ready.view.title, text: result.text, undoPath: undoPath ?? null };
    });
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    if (error instanceof AppError && error.code === 'not-allowed') return { kind: 'refused' };
    if (error instanceof AppError && (error.code === 'conflict' || error.code === 'not-found'))
      return { kind: 'stale', href: '/meja' };
    throw error;
  }
}

/** Rolls the transaction back, the link's use with it, and carries what the visitor sees instead. */
class Undone extends Error {
  readonly outcome: ActionOutcome;

  constructor(outcome: ActionOutcome) {
    super('nothing was done');
    this.outcome = outcome;
  }
}

interface Ready {
  readonly link: OpenLink;
  readonly login: UsableLogin;
  readonly purpose: ActionPurpose<unknown>;
  readonly context: ActionContext;
  readonly payload: unknown;
  readonly view: ActionView;
}

async function prepare(
  service: ActionService,
  visit: ActionVisit,
  tx: Tx,
  link: OpenLink | null,
): Promise<Ready | ActionOutcome> {
  const purpose = service.purposes.find(({ name }) => name === link?.purpose) as ActionPurpose<unknown> | undefined;
  if (!link || !purpose) return { kind: 'dead' };
  const { clock } = service;
  const today = clock.today(visit.timeZone);
  const actor = await service.actorOf(tx, link.personId, today);
  const login = actor && (await findUsableLogin(tx, actor.accountId, clock.now()));
  if (!actor || !login) return { kind: 'refused' };
  const context = { tx, actor, clock, today, language: visit.language, state: link.state };
  const payload = purpose.schema.safeParse(link.payload);
  if (!payload.success) return { kind: 'dead' };
  try {
    const view = await purpose.describe(context, payload.data);
    if (link.state !== null && link.state !== view.state) return { kind: 'stale', href: view.href };
    return { link, login, purpose, context, payload: payload.data, view };
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-allowed') return { kind: 'refused' };
    if (error instanceof AppError && (error.code === 'not-found' || error.code === 'conflict')) {
      return { kind: 'stale', href: '/meja' };
    }
    throw error;
  }
}

function openOutcome({ view, context, link }: Ready, values: FormValues, errors: FieldErrors): ActionOutcome {
  return { kind: 'open', view, personName: context.actor.name, expiresAt: link.expiresAt, values, errors };
}

const UNDO_HOURS = 1;

function undoWish<Wish extends object>(wish: Wish): Wish & { readonly expiresInHours: number } {
  return { ...wish, expiresInHours: UNDO_HOURS };
}

/** The audit entry, and the mail by which a person notices that somebody else used a link of theirs. */
async function remember(
  tx: Tx,
  visit: ActionVisit,
  { link, login, context, view }: Ready,
  text: string,
): Promise<void> {
  await recordAudit(tx, context.actor, {
    action: 'action-links.act',
    subject: link.subject,
    detail: { channel: 'message', purpose: link.purpose, link: link.id, unit: link.unitId },
  });
  const words = actionTexts(visit.language).notice;
  await sendMail(tx, {
    to: login.email,
    subject: words.subject(visit.governmentName),
    text: words.text({ name: login.name, title: view.title, result: text, signInHref: `${visit.origin}/masuk` }),
    kind: 'action-links.notice',
    subjectRef: link.subject,
    key: `action-links.notice:${link.id}`,
  });
}
