import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';
import { type Assets, assetsBase, loadAssets } from '../src/platform/ui/assets.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface AssetsServer {
  readonly assets: Assets;
  readonly assetsDir: string;
  /** Address of a page that the server answers with this HTML. */
  urlOf(path: string): string;
}

/** Builds the assets of the code as it stands, and serves them with pages made by `render`, for the tests of one file. */
export function useAssetsServer(render: (path: string, assets: Assets) => string | undefined): AssetsServer {
  const assetsDir = mkdtempSync(join(tmpdir(), 'pendopo-aset-'));
  let assets: Assets | undefined;
  let server: Server | undefined;
  const current = () => {
    if (!assets) throw new Error('The assets exist only while tests run');
    return assets;
  };
  beforeAll(async () => {
    await build({ configFile: join(import.meta.dirname, '../vite.config.ts'), build: { outDir: assetsDir } });
    assets = loadAssets(assetsDir);
    server = createServer((request, response) => {
      const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
      const isAsset = path.startsWith(assetsBase);
      const body = isAsset ? readFileSync(join(assetsDir, path.slice(assetsBase.length))) : render(path, current());
      const type = isAsset ? types[extname(path)] : 'text/html; charset=utf-8';
      response
        .writeHead(body === undefined ? 404 : 200, { 'content-type': type ?? 'application/octet-stream' })
        .end(body);
    });
    await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  });
  afterAll(async () => {
    await new Promise((done) => (server ? server.close(done) : done(undefined)));
    rmSync(assetsDir, { recursive: true, force: true });
  });
  return {
    assetsDir,
    get assets() {
      return current();
    },
    urlOf(path) {
      if (!server) throw new Error('The server listens only while tests run');
      return `http://localhost:${(server.address() as AddressInfo).port}${path}`;
    },
  };
}
