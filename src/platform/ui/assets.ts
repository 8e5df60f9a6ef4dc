import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The URL path below which the built files are served; they carry a hash in their name and never change. */
export const assetsBase = '/aset/';

const manifestSchema = z.record(
  z.string(),
  z.object({ file: z.string(), src: z.string().optional(), isEntry: z.boolean().optional() }),
);

/** The built files that pages refer to, as URL paths. */
export interface Assets {
  readonly stylesheet: string;
  /** Some 3 KB for pages that must be light and use no class of the framework; absent where none was built. */
  readonly slimStylesheet?: string;
  /** The heading font (woff2), to be preloaded. */
  readonly font: string;
  /** The joglo roof (svg) for the browser's tab. */
  readonly icon: string;
  /**
   * The script of an island by its name.
   * @throws {Error} when there is no such island
   */
  island(name: string): string;
}

/**
 * Reads Vite's manifest from the folder that `vite build` wrote, usually `dist/assets`.
 * @throws {Error} when the assets were not built, with the command that builds them
 */
export function loadAssets(assetsDir: string): Assets {
  const entries = Object.values(manifestSchema.parse(JSON.parse(readManifest(assetsDir))));
  const urlOf = (pattern: RegExp) => {
    const entry = entries.find(({ src }) => src !== undefined && pattern.test(src));
    if (!entry) throw new Error(`No built file matches ${pattern}; run \`npx vite build\``);
    return assetsBase + entry.file;
  };
  const islands = new Map(entries.flatMap((entry) => islandEntry(entry.src, entry.file)));
  return {
    stylesheet: urlOf(/\/ui\/theme\.css$/),
    slimStylesheet: urlOf(/\/ui\/slim\.css$/),
    font: urlOf(/latin-wght-normal\.woff2$/),
    icon: urlOf(/\/ui\/roof\.svg$/),
    island(name) {
      const url = islands.get(name);
      if (!url) throw new Error(`No island is called "${name}"`);
      return url;
    },
  };
}

function readManifest(assetsDir: string): string {
  try {
    return readFileSync(join(assetsDir, 'manifest.json'), 'utf8');
  } catch (cause) {
    throw new Error(`${assetsDir} holds no built assets; run \`npx vite build\``, { cause });
  }
}

function islandEntry(src: string | undefined, file: string): [string, string][] {
  const name = src?.match(/(?:^|\/)islands\/([a-z0-9-]+)\.ts$/)?.[1];
  return name ? [[name, assetsBase + file]] : [];
}

const LATER_MARK = ' data-later="';

/** The page with the addresses of the scripts that `data-later="…"` names: an island fetches them when they are needed. */
export function withLaterScripts(html: string, assets: Assets): string {
  if (!html.includes(LATER_MARK)) return html;
  return html.replaceAll(/ data-later="([a-z0-9-]+)"/g, (mark, name: string, at: number) =>
    isInTag(html, at) ? `${LATER_MARK}${assets.island(name)}"` : mark,
  );
}

const ISLAND_MARK = ' data-island="';

/** The names in `data-island="…"` of the tags of a rendered page, each once, in the order of the page. */
export function islandsIn(html: string): readonly string[] {
  const names = new Set<string>();
  for (let at = html.indexOf(ISLAND_MARK); at >= 0; at = html.indexOf(ISLAND_MARK, at)) {
    const start = at + ISLAND_MARK.length;
    const end = html.indexOf('"', start);
    if (isInTag(html, at)) names.add(html.slice(start, end));
    at = end;
  }
  return [...names];
}

/** Words that somebody wrote may look like a mark, quotes and all; `<` is always escaped there. */
function isInTag(html: string, at: number): boolean {
  const start = html.lastIndexOf('<', at);
  return (
    start >= 0 &&
    !html
      .slice(start, at)
      .replaceAll(/"[^"]*"/g, '')
      .includes('>')
  );
}
