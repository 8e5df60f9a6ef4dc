import { createHash } from 'node:crypto';
import { AppError } from '../../../platform/errors.ts';
import { findPersonalData } from '../../../platform/privacy/find-personal-data.ts';
import { type Finding, type FindingKind, hiddenPlaces } from '../../../platform/privacy/finding.ts';
import { changePart, PRIVACY_PLACES, type PrivacyPlace, type Readable, readParts } from './readable-parts.ts';

/** Why a version is held: personal data of a kind, or a document in which nobody but a person can look for it. */
export type HeldKind = FindingKind | 'unexamined';

/** It shows pictures of words only; it is damaged, locked or too large; it came before files were examined. */
export type Obstacle = 'untexted' | 'unreadable' | 'unscanned';

/** A finding with the part in which it stands and the words around it; numbers of findings are masked. */
export interface PlacedFinding extends Omit<Finding, 'kind'> {
  readonly kind: HeldKind;
  readonly place: PrivacyPlace | 'attachment';
  /** Where the desk shows the file in which it stands; absent for words of the version itself. */
  readonly href?: string;
  /** That file. */
  readonly fileId?: string;
  /** Why the file could not be examined; absent when it was. */
  readonly obstacle?: Obstacle;
  /** Which one of its part, counted from 0. */
  readonly index: number;
  readonly excerpt: string;
}

/** A version may not go on before somebody has decided about the personal data in it. */
export class PrivacyHeld extends AppError {
  readonly findings: readonly PlacedFinding[];

  constructor(findings: readonly PlacedFinding[]) {
    super('invalid', `Ada ${findings.length} data pribadi yang belum diputuskan`);
    this.name = 'PrivacyHeld';
    this.findings = findings;
  }
}

/** Personal data in a version, part by part, in the order of the text. */
export function findingsIn(version: Readable, officePhones: readonly string[]): readonly PlacedFinding[] {
  const parts = readParts(version);
  return PRIVACY_PLACES.flatMap((place) =>
    placed(place, parts[place], findPersonalData(parts[place], { officePhones })),
  );
}

const REACH = 40;

function placed(place: PrivacyPlace, text: string, findings: readonly Finding[]): readonly PlacedFinding[] {
  return findings.map((finding, index) => {
    const before = findings[index - 1]?.end ?? 0;
    const after = findings[index + 1]?.start ?? text.length;
    const head = text.slice(Math.max(before, finding.start - REACH), finding.start);
    const tail = text.slice(finding.end, Math.min(after, finding.end + REACH));
    return { ...finding, place, index, excerpt: `${head}${finding.masked}${tail}`.replaceAll(/\s+/g, ' ').trim() };
  });
}

/** The version with the numbers of these findings masked in their places; its other words stay. */
export function maskIn<T extends Readable>(version: T, findings: readonly PlacedFinding[]): T {
  const parts = readParts(version);
  return PRIVACY_PLACES.reduce((changed, place) => {
    const here = findings.filter((finding) => finding.place === place);
    const hidden = here.flatMap(({ kind, ...finding }) =>
      kind === 'unexamined' ? [] : hiddenPlaces(parts[place], { ...finding, kind }),
    );
    return hidden.length === 0 ? changed : changePart(changed, place, hidden);
  }, version);
}

/** The same for the same findings of the same parts, and free of their numbers. */
export function digestOf(findings: readonly PlacedFinding[]): string {
  const keys = findings.map(({ place, kind, index, masked }) => `${place} ${kind} ${index} ${masked}`);
  return createHash('sha256').update(keys.join('\n')).digest('hex');
}

/** How many of each kind. */
export function countKinds(findings: readonly PlacedFinding[]): Readonly<Partial<Record<HeldKind, number>>> {
  const counts: Partial<Record<HeldKind, number>> = {};
  for (const { kind } of findings) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
