import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { JSX } from 'preact';
import { renderDocument } from '../ui/render.ts';
import type { App } from './fastify.ts';
import { cacheKey, type PageCache } from './page-cache.ts';

const HTML = 'text/html; charset=utf-8';
const STYLE_BLOCK = /<style>([^<]*)<\/style>/g;

/** Adds `reply.page` and `reply.publicPage`. */
export function addPages(app: App, cache: PageCache): void {
  app.decorateReply('page', function page(vnode: JSX.Element, options = {}) {
    const html = renderDocument(vnode);
    allowStyles(this, html);
    return this.code(options.status ?? 200)
      .header('cache-control', 'no-store')
      .type(HTML)
      .send(html);
  });
  app.decorateReply('publicPage', function publicPage(vnode: JSX.Element, options) {
    const html = renderDocument(vnode);
    allowStyles(this, html);
    const key = cacheKey(this.request.raw);
    const { place, cacheMoment, log } = this.request;
    if (key !== null) {
      const governmentId = place.kind === 'site' ? place.governmentId : null;
      const headers = pageHeaders(this);
      cache
        .keep({ key, governmentId, html, tags: options.tags, headers, renderedSince: cacheMoment })
        .catch((error: unknown) => log.error({ err: error }, 'page was not kept'));
    }
    return this.header('cache-control', 'public, no-cache')
      .header('vary', 'accept, accept-encoding, cookie')
      .type(HTML)
      .send(html);
  });
}

/** A government's own colours stand in a small style block, which the policy allows by its hash (CSP Level 3). */
function allowStyles(reply: FastifyReply, html: string): void {
  const policy = String(reply.getHeader('content-security-policy') ?? '');
  const head = html.slice(0, html.indexOf('</head>'));
  for (const [, css = ''] of head.matchAll(STYLE_BLOCK)) {
    const hash = createHash('sha256').update(css).digest('base64');
    reply.header('content-security-policy', policy.replace("style-src 'self'", `style-src 'self' 'sha256-${hash}'`));
  }
}

const KEPT_HEADERS = [
  'content-security-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
];

function pageHeaders(reply: FastifyReply): Record<string, string> {
  const kept = KEPT_HEADERS.flatMap((name) => {
    const value = reply.getHeader(name);
    return value === undefined ? [] : [[name, String(value)]];
  });
  return { ...Object.fromEntries(kept), 'content-type': HTML };
}
