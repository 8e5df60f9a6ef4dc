import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';

const root = import.meta.dirname;

/** Every `src/**​/islands/*.ts` by its base name, which has to be unique in the whole building. */
function findIslands(): Record<string, string> {
  const found: Record<string, string> = {};
  for (const path of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
    if (!/(^|\/)islands\/[a-z0-9-]+\.ts$/.test(path)) continue;
    const name = basename(path, '.ts');
    if (found[name]) throw new Error(`Two islands are called "${name}": src/${path} and ${found[name]}`);
    found[name] = join(root, 'src', path);
  }
  return found;
}

/** Builds the icon of the browser's tab, which no stylesheet mentions. */
function tabIcon(): Plugin {
  const path = 'src/platform/ui/roof.svg';
  return {
    name: 'tab-icon',
    buildStart() {
      this.emitFile({
        type: 'asset',
        name: 'roof.svg',
        originalFileName: path,
        source: readFileSync(join(root, path)),
      });
    },
  };
}

/** Writes `.br` and `.gz` beside each text file, so that the server never compresses an asset while answering. */
function compressed(): Plugin {
  let outDir = '';
  return {
    name: 'compressed',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      for (const name of readdirSync(outDir).filter((file) => /\.(css|js|svg)$/.test(file))) {
        const bytes = readFileSync(join(outDir, name));
        const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
        writeFileSync(join(outDir, `${name}.br`), brotliCompressSync(bytes, quality));
        writeFileSync(join(outDir, `${name}.gz`), gzipSync(bytes, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  root,
  base: '/aset/',
  publicDir: false,
  logLevel: 'warn',
  plugins: [tailwindcss(), tabIcon(), compressed()],
  build: {
    outDir: join(root, 'dist/assets'),
    emptyOutDir: true,
    manifest: 'manifest.json',
    assetsInlineLimit: 0,
    modulePreload: false,
    target: ['chrome111', 'firefox128', 'safari16.4'],
    rolldownOptions: {
      input: {
        theme: join(root, 'src/platform/ui/theme.css'),
        slim: join(root, 'src/platform/ui/slim.css'),
        ...findIslands(),
      },
      output: {
        entryFileNames: '[name].[hash].js',
        chunkFileNames: '[name].[hash].js',
        assetFileNames: '[name].[hash][extname]',
      },
    },
  },
});
