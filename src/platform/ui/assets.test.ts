import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ComponentChildren, h } from 'preact';
import { afterEach, describe, expect, test } from 'vitest';
import { islandsIn, loadAssets, withLaterScripts } from './assets.ts';
import { PageDocument } from './page-document.tsx';
import { inLanguage, isWithin } from './page-link.ts';
import { renderDocument } from './render.ts';

const dirs: string[] = [];
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true });
});

function assetsDir(manifest: object): string {
  const dir = mkdtempSync(join(tmpdir(), 'pendopo-manifest-'));
  dirs.push(dir);
  writeFileSync(join(dir, 'manifest.json'), JSON.stringify(manifest));
  return dir;
}

const manifest = {
  'src/platform/ui/theme.css': { file: 'theme.a1.css', src: 'src/platform/ui/theme.css', isEntry: true },
  'src/platform/ui/slim.css': { file: 'slim.e5.css', src: 'src/platform/ui/slim.css', isEntry: true },
  'src/platform/ui/roof.svg': { file: 'roof.b2.svg', src: 'src/platform/ui/roof.svg' },
  font: { file: 'jakarta.c3.woff2', src: 'node_modules/x/files/plus-jakarta-sans-latin-wght-normal.woff2' },
  'src/modules/sites/views/islands/editor.ts': {
    file: 'editor.d4.js',
    src: 'src/modules/sites/views/islands/editor.ts',
    isEntry: true,
  },
};

describe('built assets', () => {
  test('are found by what they are', () => {
    const assets = loadAssets(assetsDir(manifest));
    expect(assets.stylesheet).toBe('/aset/theme.a1.css');
    expect(assets.slimStylesheet).toBe('/aset/slim.e5.css');
    expect(assets.font).toBe('/aset/jakarta.c3.woff2');
    expect(assets.icon).toBe('/aset/roof.b2.svg');
    expect(assets.island('editor')).toBe('/aset/editor.d4.js');
  });

  test('say how to build them when they are missing', () => {
    expect(() => loadAssets('/nowhere')).toThrow(/vite build/);
    expect(() => loadAssets(assetsDir({}))).toThrow(/vite build/);
    expect(() => loadAssets(assetsDir(manifest)).island('none')).toThrow(/none/);
  });

  test('a page gets the scripts of the islands it uses, each once, and no others', () => {
    expect(islandsIn('<p data-island="b"></p><p data-island="a"></p><p data-island="b"></p>')).toEqual(['b', 'a']);
    const props = {
      language: 'id',
      title: 'T',
      siteName: 'S',
      frame: 'public',
      assets: loadAssets(assetsDir(manifest)),
    } as const;
    const page = (children: ComponentChildren) => renderDocument(h(PageDocument, { ...props, children }));
    expect(page(h('main', { 'data-island': 'editor' }))).toContain(
      '<script type="module" src="/aset/editor.d4.js" async></script></body>',
    );
    expect(page(h('main', {}, 'data-island="editor"'))).not.toContain('<script');
    const kept = '<p>Ketik data-island="none" atau data-later="none"</p>';
    expect(page(h('main', { dangerouslySetInnerHTML: { __html: kept } }))).toContain(`${kept}</main></body>`);
  });

  test('a script for later is named by its address, and not loaded with the page', () => {
    const assets = loadAssets(assetsDir(manifest));
    const form = '<form title="a > b" data-later="editor">';
    expect(withLaterScripts(form, assets)).toBe('<form title="a > b" data-later="/aset/editor.d4.js">');
    expect(islandsIn(form)).toEqual([]);
    expect(islandsIn('<form title="a > b" data-island="editor">')).toEqual(['editor']);
    expect(() => withLaterScripts('<p data-later="none">', assets)).toThrow(/none/);
  });
});

describe('links', () => {
  test('a page lies within a place above it, and the home page holds only itself', () => {
    expect(isWithin('/berita/1?x=1', '/berita')).toBe(true);
    expect(isWithin('/berita-daerah', '/berita')).toBe(false);
    expect(isWithin('/berita', '/')).toBe(false);
    expect(isWithin('/?bahasa=en', '/')).toBe(true);
  });

  test('the language switch keeps page and query', () => {
    expect(inLanguage('/cari?q=ktp%20baru', 'en')).toBe('/cari?q=ktp+baru&bahasa=en');
    expect(inLanguage('/?bahasa=en', 'id')).toBe('/?bahasa=id');
  });
});
