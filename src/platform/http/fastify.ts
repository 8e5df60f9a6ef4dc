import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { JSX } from 'preact';
import { AppError } from '../errors.ts';
import type { Actor } from '../identity/actor.ts';
import type { Language } from '../ui/texts.ts';
import type { Flash } from './flash.ts';
import type { MeasuredMetrics } from './metrics.ts';
import type { PageCache } from './page-cache.ts';
import type { Place, SitePlace } from './place.ts';

/** The web server as routes see it: schemas are Zod's, and their types reach the handler. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse<IncomingMessage>,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Which hosts a route answers on; `government` is the government's own portal, `any` includes the directory. */
export type HostScope = 'site' | 'government' | 'directory' | 'any';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Default `site`. On other hosts the route answers 404. */
    host?: HostScope;
    /** What is asked for is proven by the address itself, never by a cookie: forms may come from any origin. */
    carriesItsProof?: boolean;
  }
  interface FastifyRequest {
    place: Place;
    language: Language;
    /** A message left by the previous request; reading it is showing it. */
    flash: Flash | null;
    /** Filled under `/meja` only, once the session was found. */
    actor: Actor | null;
    /** The moment of the page cache at which this request began. */
    cacheMoment: number;
  }
  interface FastifyInstance {
    /** What several public pages are made of, kept until one of its tags is dropped. */
    remembered: Pick<PageCache, 'recall' | 'remember'>;
    /** What this process has measured since its start. */
    readMetrics(): Promise<MeasuredMetrics>;
  }
  interface FastifyReply {
    /** A page for everyone: kept in the page cache until one of its tags is dropped. */
    publicPage(page: JSX.Element, options: { readonly tags: readonly string[] }): FastifyReply;
    /** A page for this visitor alone, never kept. */
    page(page: JSX.Element, options?: { readonly status?: number }): FastifyReply;
    /** Leaves a message for the next desk page. */
    setFlash(flash: Flash): FastifyReply;
  }
}

/** The site that was asked for. @throws {AppError} `not-found` on the bare domain */
export function siteOf(request: Pick<FastifyRequest, 'place'>): SitePlace {
  if (request.place.kind === 'site') return request.place;
  throw new AppError('not-found', 'The bare domain has no site');
}

/** Who is signed in. @throws {AppError} `not-allowed` when nobody is */
export function requireActor(request: Pick<FastifyRequest, 'actor'>): Actor {
  if (request.actor) return request.actor;
  throw new AppError('not-allowed', 'Nobody is signed in');
}

export type { FastifyReply, FastifyRequest };
