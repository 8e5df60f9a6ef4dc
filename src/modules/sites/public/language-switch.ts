import type { App } from '../../../platform/http/fastify.ts';

const COOKIE = 'bahasa';
const YEAR_SECONDS = 31_536_000;

/** `?bahasa=en` is remembered in a cookie, and the visitor goes on at the address without it, where pages are kept. */
export function addLanguageSwitch(app: App, { isSecure }: { readonly isSecure: boolean }): void {
  app.addHook('onRequest', async (request, reply) => {
    const [path = '/', query = ''] = request.url.split('?', 2);
    if (request.method !== 'GET' || !query.includes(`${COOKIE}=`)) return;
    const rest = new URLSearchParams(query);
    const wanted = rest.get(COOKIE);
    rest.delete(COOKIE);
    const cookie = { path: '/', sameSite: 'lax', httpOnly: true, secure: isSecure, maxAge: YEAR_SECONDS } as const;
    if (wanted === 'en') reply.setCookie(COOKIE, 'en', cookie);
    else reply.clearCookie(COOKIE, { path: '/' });
    const clean = `/${path.replace(/^[/\\]+/, '')}`;
    const target = rest.size === 0 ? clean : `${clean}?${rest}`;
    return reply.header('cache-control', 'no-store').redirect(target, 303);
  });
}
