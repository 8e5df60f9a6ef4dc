import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Which module may enter which, and only by its door. A new edge is a decision: it belongs here first. */
const EDGES: Readonly<Record<string, readonly string[]>> = {
  organization: [],
  sites: ['organization'],
  freshness: ['organization', 'sites'],
  following: ['organization', 'sites'],
  cases: ['organization', 'sites'],
  disclosure: ['organization', 'sites', 'freshness', 'cases'],
  network: ['organization', 'sites'],
  imports: ['organization', 'sites'],
  desk: ['organization', 'sites'],
};

const src = resolve(import.meta.dirname, '..');
const sources = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

const IMPORT = /(?:from|import)\s*\(?\s*'(\.[^']+)'/g;

interface Edge {
  readonly file: string;
  readonly target: string;
}

const edges: readonly Edge[] = sources.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, path = '']) => ({
    file: relative(src, file),
    target: relative(src, resolve(file, '..', path)),
  })),
);

const moduleOf = (path: string) => (path.startsWith(`modules${sep}`) ? (path.split(sep)[1] ?? null) : null);
const isModuleFolder = (name: string | null) => name !== null && !name.includes('.');

describe('fences', () => {
  test('the platform knows no module', () => {
    expect(
      edges.filter(({ file, target }) => file.startsWith(`platform${sep}`) && target.startsWith('modules')),
    ).toEqual([]);
  });

  test('a module enters another by its door, along a declared edge', () => {
    const crossing = edges.filter(({ file, target }) => {
      const [from, to] = [moduleOf(file), moduleOf(target)];
      return isModuleFolder(from) && isModuleFolder(to) && from !== to;
    });
    const broken = crossing.filter(({ file, target }) => {
      const [from, to] = [moduleOf(file) ?? '', moduleOf(target) ?? ''];
      const isDoor = target === join('modules', to, 'index.ts');
      return !(EDGES[from]?.includes(to) && isDoor);
    });
    expect(broken).toEqual([]);
  });

  test('declared edges run in no circle', () => {
    const reach = (name: string, seen: readonly string[]): readonly string[] =>
      (EDGES[name] ?? []).flatMap((next) => (seen.includes(next) ? [next] : [next, ...reach(next, [...seen, next])]));
    for (const name of Object.keys(EDGES)) expect(reach(name, []), name).not.toContain(name);
  });

  test('a module touches its own tables only', () => {
    const names = Object.keys(EDGES);
    const trespass = sources.flatMap((file) => {
      const own = moduleOf(relative(src, file));
      if (!isModuleFolder(own) || file.includes('.test.')) return [];
      const text = readFileSync(file, 'utf8');
      return names
        .filter((name) => name !== own && new RegExp(`(From|Into|Table|join|Join)\\('${name}\\.`).test(text))
        .map((name) => `${file}: ${name}`);
    });
    expect(trespass).toEqual([]);
  });

  test('SQL of a module stands in queries, not in routes, views, jobs or commands', () => {
    const files = sources.filter(
      (file) => /modules/.test(file) && /(routes|module|jobs)\.tsx?$|[\\/]views[\\/]/.test(file),
    );
    expect(
      files.filter((file) =>
        /selectFrom\(|insertInto\(|updateTable\(|deleteFrom\(|sql`/.test(readFileSync(file, 'utf8')),
      ),
    ).toEqual([]);
  });

  test('every module has a README, a door and tests', () => {
    for (const name of readdirSync(join(src, 'modules'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )) {
      const files = readdirSync(join(src, 'modules', name.name), { recursive: true }).map(String);
      expect(files, name.name).toEqual(expect.arrayContaining(['README.md', 'index.ts']));
      expect(
        files.some((file) => /\.test\.tsx?$/.test(file)),
        `${name.name} has tests`,
      ).toBe(true);
    }
  });
});
