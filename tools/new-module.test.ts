import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

interface Generator {
  floorPlan(name: string, now: Date): Readonly<Record<string, string>>;
  register(name: string, index: string, fences: string): { readonly index: string; readonly fences: string };
}

const path = './new-module.mjs';
const { floorPlan, register } = (await import(path)) as Generator;
const read = (file: string) => readFileSync(join(import.meta.dirname, '../src/modules', file), 'utf8');

test('a new module gets its floor plan and is named by its folder', () => {
  const plan = floorPlan('mass-cases', new Date('2026-11-23T09:00:00Z'));
  expect(Object.keys(plan)).toContain('migrations/2026-11-23T0900-create-mass-cases.sql');
  expect(plan['module.ts']).toContain('export const massCases: Module');
});

test('registering edits the list and the fences and nothing else', () => {
  const { index, fences } = register('mass-cases', read('index.ts'), read('fences.test.ts'));
  expect(index).toContain("import { massCases } from './mass-cases/module.ts';");
  expect(index).toMatch(/,\n {2}massCases,\n\];\n$/);
  expect(fences).toContain("'mass-cases': ['organization'],\n};");
  expect(index.split('\n')).toHaveLength(read('index.ts').split('\n').length + 2);
  expect(fences.split('\n')).toHaveLength(read('fences.test.ts').split('\n').length + 1);
});
