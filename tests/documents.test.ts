import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const modules = readdirSync(join(ROOT, 'src/modules'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const documents = [
  ...['README.md', 'BACA-SAYA.md', 'CONTRIBUTING.md'],
  ...filesIn('docs').filter((file) => file.endsWith('.md')),
  ...filesIn('src').filter((file) => file.endsWith('README.md')),
];

function filesIn(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

describe('documents', () => {
  test.each(documents)('every link of %s leads somewhere', (file) => {
    const targets = [...read(file).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target);
    const local = targets.filter((target) => !/^[a-z]+:/.test(target));
    expect(local.filter((target) => !existsSync(join(ROOT, dirname(file), target)))).toEqual([]);
  });

  test('every module has its README, and stands in the map and on the front page', () => {
    for (const name of modules) {
      expect(existsSync(join(ROOT, 'src/modules', name, 'README.md')), name).toBe(true);
      for (const file of ['docs/map.md', 'README.md'])
        expect(read(file), `${file}: ${name}`).toMatch(new RegExp(`\\b${name}\\b`));
    }
  });

  test('every command of npm that is named exists', () => {
    const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts;
    const named = documents.flatMap((file) =>
      [...read(file).matchAll(/`[^`\n]*npm run ([a-z-]+)/g)].map(([, name = '']) => name),
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('the glossary decides', () => {
  const words = new Set(
    [...read('docs/glossary.md').matchAll(/^\| ([^|]+) \|/gm)]
      .flatMap(([, cell = '']) => cell.toLowerCase().split(/[^a-z]+/))
      .filter((word) => word !== ''),
  );
  const singular = (word: string) => word.replace(/ies$/, 'y').replace(/s$/, '');
  const isKnown = (word: string) => words.has(word) || words.has(singular(word));

  /** `PublicContentFacts` is told by `content` and `fact`. */
  const wordsOf = (name: string) => name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());

  test.each(modules)('types at the door of %s are made of its words', (name) => {
    const door = read(`src/modules/${name}/index.ts`);
    const types = [...door.matchAll(/\btype (\w+)|export type \{([^}]+)\}/g)]
      .flatMap(([, one, list]) => (one ? [one] : (list ?? '').split(',')))
      .map((type) => type.trim())
      .filter((type) => type !== '');
    expect(types.filter((type) => !wordsOf(type).some(isKnown)).join(', ')).toBe('');
  });
});
