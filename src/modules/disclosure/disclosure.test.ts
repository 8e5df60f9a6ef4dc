import { expect, test } from 'vitest';
import { disclosure } from './module.ts';

test('every permission is named after the module', () => {
  expect(disclosure.permissions.every((permission) => permission.name.startsWith('disclosure.'))).toBe(true);
});
