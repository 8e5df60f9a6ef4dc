import { findPersonalData } from '../../../platform/privacy/find-personal-data.ts';
import { maskFindings } from '../../../platform/privacy/finding.ts';

/** What is known of the one who asked; empty texts are not known. */
export interface Asker {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly occupation: string;
  /** The group or body for which was asked. */
  readonly represented: string;
}

/** What stands where something was taken out. */
export const TAKEN_OUT = '[…]';

/** Titles and forms of address are no names. */
const TITLES: ReadonlySet<string> = new Set(
  'bapak pak ibu saudara saudari haji hajah drs dra prof ir bin binti alias dan yang dari'.split(' '),
);
const SHORTEST_NAME = 3;
const SHORTEST_PHONE = 6;
const SHORTEST_PART = 6;

/**
 * The text without the one who asked: their name and each word of it, mail, phone however it is written, address and its
 * parts, occupation and whom they stand for; other numbers of persons are masked. What stays must still be read by a
 * person: nicknames and descriptions are not found.
 */
export function withoutRequester(text: string, asker: Asker): string {
  const cleaned = patternsOf(asker).reduce((rest, pattern) => rest.replace(pattern, TAKEN_OUT), text);
  const tidy = cleaned.replaceAll(/\[…\](?:[\s,.;-]*\[…\])+/g, TAKEN_OUT);
  return maskFindings(tidy, findPersonalData(tidy));
}

/** What of the one who asked, and which numbers of persons, a text still holds; each once, masked numbers. */
export function tracesIn(text: string, asker: Asker): readonly string[] {
  const own = patternsOf(asker).flatMap((pattern) => [...text.matchAll(pattern)].map(([found]) => found));
  return [...new Set([...own, ...findPersonalData(text).map(({ masked }) => masked)])];
}

/** Longest first, so that a word of a name does not break the name. */
function patternsOf({ name, email, phone, address, occupation, represented }: Asker): readonly RegExp[] {
  const words = [name, represented].flatMap((whole) => whole.split(/[^\p{L}\p{N}'’]+/u)).filter(isName);
  const parts = address.split(/[,;\n]/).filter((part) => part.trim().length >= SHORTEST_PART);
  const mailbox = email.split('@')[0] ?? '';
  const texts = [
    name,
    represented,
    email,
    address,
    ...parts,
    occupation,
    ...(isName(mailbox) ? [mailbox] : []),
    ...words,
  ];
  const known = [...new Set(texts.map((one) => one.trim()))].filter((one) => one.length >= SHORTEST_NAME);
  return [...known.toSorted((one, other) => other.length - one.length).map(asWritten), ...phonesOf(phone)];
}

function isName(word: string): boolean {
  return word.length >= SHORTEST_NAME && !TITLES.has(word.toLowerCase());
}

/** In upper or lower case, with any space between the words, and not within a longer word. */
function asWritten(text: string): RegExp {
  const pattern = text.split(/\s+/).map(RegExp.escape).join('\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu');
}

function phonesOf(phone: string): readonly RegExp[] {
  const digits = phone.replaceAll(/\D/g, '').replace(/^(?:62|0)/, '');
  if (digits.length < SHORTEST_PHONE) return [];
  return [new RegExp(`(?:\\+?62|0)?[\\s().-]*${[...digits].join('[\\s().-]*')}`, 'g')];
}
