import type { App } from '../../../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../../../platform/module.ts';

/** Where the script stands that opens the quick update without a link. */
export const QUICK_WORKER = '/kabar-cepat-sw.js';

/** A worker's script has to stand at the top of the host; the built file has its own, lasting name. */
export function addQuickOfflineRoute(app: App, { assets }: Pick<ModuleDeps, 'assets'>): void {
  app.get(QUICK_WORKER, { config: { host: 'government' } }, async (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(`importScripts(${JSON.stringify(assets.island('quick-worker'))});\n`),
  );
}
