import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { VNode } from 'preact';
import type { Assets } from './assets.ts';

/** What an example may need from where it is shown. */
export interface ExampleContext {
  readonly assets: Assets;
  /** Light or dark on demand; undefined leaves it to the device. */
  readonly theme: 'pendopo' | 'pendopo-gelap' | undefined;
}

/** The named examples of a view: what every `*.examples.tsx` exports as `examples`. */
export type Examples = Readonly<Record<string, (context: ExampleContext) => VNode>>;

/** One example with where it comes from. */
export interface GalleryExample {
  /** `ui`, `http`, `sites`, …: the platform's part or the module. */
  readonly module: string;
  /** The file's name without its ending: `text-field`. */
  readonly view: string;
  readonly name: string;
  readonly render: (context: ExampleContext) => VNode;
}

/**
 * All examples below a folder: `src/` in development and tests, `dist/server/` when built. In order of module, view and file.
 * @throws {Error} when a file has no `examples`
 */
export async function collectExamples(rootDir: string): Promise<readonly GalleryExample[]> {
  const paths = globSync('**/*.examples.{tsx,js}', { cwd: rootDir }).toSorted();
  const files = await Promise.all(paths.map((path) => readExamples(rootDir, path)));
  return files.flat();
}

async function readExamples(rootDir: string, path: string): Promise<GalleryExample[]> {
  const loaded: { readonly examples?: Examples } = await import(pathToFileURL(join(rootDir, path)).href);
  if (!loaded.examples) throw new Error(`${path} exports no examples`);
  const module = path.match(/(?:platform|modules)[\\/]([a-z0-9-]+)/)?.[1] ?? 'src';
  const view = basename(path).replace(/\.examples\.(tsx|js)$/, '');
  return Object.entries(loaded.examples).map(([name, render]) => ({ module, view, name, render }));
}

/** The path of an example in the gallery: `/galeri/ui/text-field/nama-yang-panjang`. */
export function galleryHref({ module, view, name }: Pick<GalleryExample, 'module' | 'view' | 'name'>): string {
  return `/galeri/${module}/${view}/${slugOf(name)}`;
}

/** The example at a gallery path; undefined when there is none. */
export function findExample(examples: readonly GalleryExample[], path: string): GalleryExample | undefined {
  return examples.find((example) => galleryHref(example) === path);
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
