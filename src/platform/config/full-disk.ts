import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors.ts';

const MEBIBYTE = 1024 * 1024;
const SCARCE_MIB = 64;
const LOG_TAIL = 4000;
const NO_SPACE = /No space left on device|wrote only \d+ of \d+ bytes|ENOSPC/;

/**
 * The failure of a start, told as a full disk when that is its cause: PostgreSQL meets it in many places and words.
 * @returns an `unavailable` error of one sentence, or the failure as it was
 */
export function explainFullDisk(home: string, failure: unknown): unknown {
  if (!isNoSpace(failure, home)) return failure;
  const free = `tersisa ${Math.floor(freeMib(home))} MiB`;
  const message = `Diska penuh: tidak cukup ruang di ${home} (${free}). Kosongkan ruang, lalu jalankan lagi.`;
  return new AppError('unavailable', message, { cause: failure });
}

function isNoSpace(failure: unknown, home: string): boolean {
  if (NO_SPACE.test(textOf(failure))) return true;
  return freeMib(home) < SCARCE_MIB && (isLostDatabase(failure) || NO_SPACE.test(logTail(home)));
}

/** PostgreSQL ends every connection when it cannot write its log of changes, and says no more than that. */
function isLostDatabase(failure: unknown): boolean {
  return /terminat|ECONNRESET|ECONNREFUSED|tidak dapat berjalan|tidak dapat disiapkan/.test(textOf(failure));
}

function textOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  return `${failure.message} ${failure.cause === undefined ? '' : textOf(failure.cause)}`;
}

function logTail(home: string): string {
  const file = join(home, 'postgres/log');
  return existsSync(file) ? readFileSync(file, 'utf8').slice(-LOG_TAIL) : '';
}

function freeMib(home: string): number {
  const { bavail, bsize } = statfsSync(home);
  return (bavail * bsize) / MEBIBYTE;
}
