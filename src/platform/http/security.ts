import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors.ts';
import type { App } from './fastify.ts';

/** What the guards need to know. `perMinute` 0 turns the rate limit off. */
export interface SecurityOptions {
  readonly perMinute: number;
  readonly isSecure: boolean;
  /** How late the event loop may be before requests are refused for a moment; 0 never refuses. Default 1500. */
  readonly shedAfterMs?: number;
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const EVENT_LOOP_LIMIT_MS = 1500;
const RETRY_AFTER_SECONDS = 5;

/** Security headers, limits for each address, load shedding and the guard against forged requests. */
export async function addSecurity(app: App, options: SecurityOptions): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurityPolicy(options.isSecure) },
    strictTransportSecurity: options.isSecure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    crossOriginEmbedderPolicy: false,
    xXssProtection: false,
  });
  if (options.perMinute > 0) {
    await app.register(rateLimit, {
      max: options.perMinute,
      timeWindow: '1 minute',
      cache: 20_000,
      keyGenerator: (request) => request.ip,
      errorResponseBuilder: (_request, context) =>
        Object.assign(new Error('Too many requests'), {
          statusCode: 429,
          retryAfterSeconds: Math.ceil(context.ttl / 1000),
        }),
    });
  }
  await app.register(underPressure, {
    maxEventLoopDelay: options.shedAfterMs ?? EVENT_LOOP_LIMIT_MS,
    retryAfter: RETRY_AFTER_SECONDS,
    pressureHandler: () => {
      throw new AppError('unavailable', 'The event loop is late');
    },
  });
  app.addHook('onRequest', async (request) => {
    if (!request.routeOptions.config.carriesItsProof) assertSameOrigin(request);
  });
}

function contentSecurityPolicy(isSecure: boolean): Record<string, string[] | null> {
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'self'"],
    ...(isSecure && { 'upgrade-insecure-requests': [] }),
  };
}

/**
 * A change is taken only from a page of the same host. Browsers say where a form comes from in
 * `Sec-Fetch-Site` (Fetch Metadata) or `Origin` (RFC 6454); a program without cookies says neither.
 * @throws {AppError} `not-allowed` for a forged or unclear origin
 */
export function assertSameOrigin(request: Pick<FastifyRequest, 'method' | 'headers'>): void {
  if (SAFE_METHODS.has(request.method)) return;
  const { origin, host, cookie } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const isOurs =
    site !== undefined
      ? site === 'same-origin'
      : origin !== undefined
        ? isSameHost(origin, host)
        : cookie === undefined;
  if (!isOurs) throw new AppError('not-allowed', 'The request came from another origin');
}

function isSameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
