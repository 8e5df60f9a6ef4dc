import { commonPasswords } from './common-passwords.ts';

/** Passwords are at least this long. Source: NIST SP 800-63B asks for 8; we ask for 10. */
export const MIN_PASSWORD_LENGTH = 10;

/** Longer ones are refused, so that hashing stays cheap. */
export const MAX_PASSWORD_LENGTH = 128;

/** Why a password is refused. */
export type PasswordFault = 'too-short' | 'too-long' | 'personal' | 'common';

/** Whose password it is to be. */
export interface PasswordOwner {
  readonly email: string;
  readonly name: string;
}

const SHORTEST_TELLING_WORD = 4;
const FEWEST_DIFFERENT_CHARACTERS = 5;

/** What is wrong with a password, or null when it may be used. Asks nobody outside. */
export function passwordFault(password: string, owner: PasswordOwner): PasswordFault | null {
  const plain = password.trim().normalize('NFKC').toLowerCase();
  if (plain.length < MIN_PASSWORD_LENGTH) return 'too-short';
  if (plain.length > MAX_PASSWORD_LENGTH) return 'too-long';
  if (tellingWords(owner).some((word) => plain.includes(word))) return 'personal';
  return isCommon(plain) ? 'common' : null;
}

function tellingWords({ email, name }: PasswordOwner): readonly string[] {
  const [mailbox = ''] = email.toLowerCase().split('@');
  const words = [mailbox, ...mailbox.split(/[^a-z0-9]+/), ...name.toLowerCase().split(/[^\p{L}\p{N}]+/u)];
  return words.filter((word) => word.length >= SHORTEST_TELLING_WORD);
}

function isCommon(plain: string): boolean {
  const letters = plain.replaceAll(/[^\p{L}\p{N}]/gu, '');
  if (new Set(plain).size < FEWEST_DIFFERENT_CHARACTERS || isRun(plain)) return true;
  const stem = letters.replace(/^\d+|\d+$/g, '');
  return commonPasswords.has(letters) || commonPasswords.has(stem) || (stem === '' && letters.length < 16);
}

/** `abcdefghij`, `0987654321`: each character follows its neighbour. */
function isRun(plain: string): boolean {
  const steps = [...plain].slice(1).map((character, at) => character.charCodeAt(0) - plain.charCodeAt(at));
  return [1, -1].some((step) => steps.filter((found) => found === step).length >= steps.length - 1);
}
