import { expect, test } from 'vitest';
import { network } from './module.ts';

test('every permission is named after the module', () => {
  expect(network.permissions.every((permission) => permission.name.startsWith('network.'))).toBe(true);
});
