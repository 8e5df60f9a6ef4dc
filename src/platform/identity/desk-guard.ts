import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Tx } from '../database/database.ts';
import { inReadOnly, inTransaction } from '../database/tenancy.ts';
import { AppError } from '../errors.ts';
import { type App, siteOf } from '../http/fastify.ts';
import { hostName, originOf, type PublicAddress, type SitePlace } from '../http/place.ts';
import type { ModuleDeps } from '../module.ts';
import { accountTexts } from './account/views/account-texts.ts';
import type { AccountId, Actor } from './actor.ts';
import { findSignedIn, isSeenDue, noteSeen, type SignedIn } from './sessions.ts';
import { withReturn } from './sign-in/return-path.ts';
import type { DoorProps } from './sign-in/views/door.tsx';
import { SessionEndedPage, StrangerPage } from './sign-in/views/refusal-pages.tsx';
import { type IdentityService, sessionToken, type Visit } from './visit.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose session it is: filled under `/meja` only, also for a login without a person. */
    signedIn: SignedIn | null;
    /** The role asks for a second factor that is not on yet; only `/meja/akun` is served then. */
    lacksSecondFactor: boolean;
  }
}

/** What the building hands to this part. */
export interface IdentityDeps extends Omit<ModuleDeps, 'files'> {
  /** The person of a login with the grants of the day; null when the login has no person. */
  readonly loadActor: (tx: Tx, accountId: AccountId, today: Temporal.PlainDate) => Promise<Actor | null>;
  /** Whether the person's roles ask for a second factor. Default: nobody's do. */
  readonly requiresSecondFactor?: (tx: Tx, actor: Actor) => Promise<boolean>;
}

const ACCOUNT = '/meja/akun';

/** Whose request it is, under `/meja` of a government's own host; everything else passes untouched. */
export function addDeskGuard(app: App, service: IdentityService, deps: IdentityDeps): void {
  app.decorateRequest('signedIn', null);
  app.decorateRequest('lacksSecondFactor', false);
  app.addHook('onRequest', async (request, reply) => {
    if (!isBelow(request.routeOptions.url ?? '', '/meja')) return;
    const place = siteOf(request);
    if (!place.isGovernmentSite) throw new AppError('not-found', 'The desk is on the host of the government');
    const visit = visitOf(request, deps.address);
    const found = await resolve(service, deps, visit, place);
    if (!found) return askToSignIn(request, reply, deps);
    request.signedIn = found.signedIn;
    if (!found.actor) return reply.page(StrangerPage(doorProps(request, deps)), { status: 403 });
    request.actor = found.actor;
    request.lacksSecondFactor = found.lacksSecondFactor;
    if (found.lacksSecondFactor && !isBelow(request.routeOptions.url ?? '', ACCOUNT)) {
      reply.setFlash({ text: accountTexts(request.language).totp.required, kind: 'notice' });
      return reply.redirect(ACCOUNT, 303);
    }
  });
}

interface Found {
  readonly signedIn: SignedIn;
  readonly actor: Actor | null;
  readonly lacksSecondFactor: boolean;
}

/** One transaction: the session with its login, then the person. */
async function resolve(
  service: IdentityService,
  deps: IdentityDeps,
  visit: Visit,
  place: SitePlace,
): Promise<Found | null> {
  const found = await readSession(service, visit, async (tx, signedIn) => {
    const actor = await deps.loadActor(tx, signedIn.accountId, service.clock.today(place.timeZone));
    const isAsked = actor !== null && !signedIn.hasTotp && deps.requiresSecondFactor !== undefined;
    const lacksSecondFactor = isAsked && ((await deps.requiresSecondFactor?.(tx, actor)) ?? false);
    return { signedIn, actor, lacksSecondFactor };
  });
  if (found && isSeenDue(found.signedIn, service.clock.now())) {
    const { sessionId } = found.signedIn;
    await inTransaction(service.db, visit, (tx) => noteSeen(tx, sessionId, service.clock.now()));
  }
  return found;
}

/** Who is signed in on a page outside `/meja`; null when nobody is. */
export function findVisitor(service: IdentityService, visit: Visit): Promise<SignedIn | null> {
  return readSession(service, visit, async (_tx, signedIn) => signedIn);
}

async function readSession<T>(
  service: IdentityService,
  visit: Visit,
  read: (tx: Tx, signedIn: SignedIn) => Promise<T>,
): Promise<T | null> {
  const token = sessionToken(service, visit);
  if (token === null) return null;
  return inReadOnly(service.db, visit, async (tx) => {
    const signedIn = await findSignedIn(tx, token, service.clock.now());
    return signedIn && read(tx, signedIn);
  });
}

/** A page is asked for again after signing in; a form cannot be, so its page says how to save what was typed. */
function askToSignIn(request: FastifyRequest, reply: FastifyReply, deps: IdentityDeps): FastifyReply {
  if (request.method === 'GET' || request.method === 'HEAD') {
    return reply.redirect(withReturn('/masuk', request.url), 303);
  }
  return reply.page(SessionEndedPage(doorProps(request, deps)), { status: 401 });
}

function isBelow(url: string, root: string): boolean {
  return url === root || url.startsWith(`${root}/`);
}

/** The visitor as the work of this part needs them. The port comes from the settings, never from the `Host` header. */
export function visitOf(request: FastifyRequest, address: PublicAddress): Visit {
  const place = siteOf(request);
  const host = hostName(request.headers.host) ?? address.domain;
  return {
    governmentId: place.governmentId,
    governmentName: place.governmentName,
    origin: originOf({ ...address, domain: host }, ''),
    cookies: request.cookies,
    address: request.ip,
    userAgent: request.headers['user-agent'] ?? '',
  };
}

/** What pages before the desk show in any case. */
export function doorProps(request: FastifyRequest, deps: Pick<ModuleDeps, 'assets'>): DoorProps {
  const place = siteOf(request);
  return {
    language: request.language,
    assets: deps.assets,
    governmentName: place.governmentName,
    hue: place.hue,
    flash: request.flash,
  };
}
