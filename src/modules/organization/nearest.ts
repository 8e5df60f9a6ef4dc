/** The candidates whose text looks most like what was typed, best first; those that share nothing are left out. */
export function nearest<T>(
  typed: string,
  candidates: readonly T[],
  textOf: (candidate: T) => string,
  limit: number,
): readonly T[] {
  const pairs = pairsOf(typed);
  return candidates
    .map((candidate) => ({ candidate, likeness: likeness(pairs, pairsOf(textOf(candidate))) }))
    .filter((scored) => scored.likeness > 0.2)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, limit)
    .map((scored) => scored.candidate);
}

/** Sørensen–Dice coefficient over pairs of neighbouring letters. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = one.intersection(other).size;
  return shared === 0 ? 0 : (2 * shared) / (one.size + other.size);
}

function pairsOf(text: string): ReadonlySet<string> {
  const letters = ` ${text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()} `;
  return new Set(Array.from({ length: letters.length - 1 }, (_, at) => letters.slice(at, at + 2)));
}
