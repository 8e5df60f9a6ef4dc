import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import { explainFullDisk } from './full-disk.ts';

const home = mkdtempSync(join(tmpdir(), 'pendopo-disk-'));
afterAll(() => rmSync(home, { recursive: true }));

test.each([
  new Error('initdb failed', { cause: new Error('could not write: No space left on device') }),
  new AppError('unavailable', 'Migrasi x gagal: could not extend file "base/1": wrote only 4096 of 8192 bytes'),
])('a start that met a full disk is told in one sentence: %s', (failure) => {
  const told = explainFullDisk(home, failure);
  expect(told).toBeInstanceOf(AppError);
  expect(told).toMatchObject({ code: 'unavailable', cause: failure });
  expect(String(told)).toMatch(/Diska penuh: .*tersisa \d+ MiB/);
});

test('any other failure stays what it is', () => {
  const failure = new AppError('conflict', 'Pendopo sudah berjalan');
  expect(explainFullDisk(home, failure)).toBe(failure);
});
