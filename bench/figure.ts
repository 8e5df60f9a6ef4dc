/** One measured figure, as it is printed: a JSON object a line. */
export interface Figure {
  readonly bench: string;
  readonly figure: string;
  /** Null when it cannot be measured here; then `reason` says why. */
  readonly value: number | null;
  readonly unit: string;
  /** The limit or peer that was measured in the same run; null when the goal is absolute. */
  readonly beside: string | null;
  readonly besideValue: number | null;
  readonly ratio: number | null;
  /** `>=0.7`, `<100`: holds of the ratio when there is one, of the value otherwise. */
  readonly goal: string;
  readonly met: boolean | null;
  readonly reason?: string;
}

/** A figure judged by its own value. */
export function absolute(bench: string, figure: string, value: number, unit: string, goal: string): Figure {
  const rounded = round(value);
  return {
    bench,
    figure,
    value: rounded,
    unit,
    beside: null,
    besideValue: null,
    ratio: null,
    goal,
    met: meets(rounded, goal),
  };
}

/** A figure judged by its ratio to a limit or peer from the same run. */
export function relative(
  bench: string,
  figure: string,
  measured: { readonly value: number; readonly unit: string },
  peer: { readonly name: string; readonly value: number; readonly goal: string },
): Figure {
  const ratio = round(measured.value / peer.value);
  return {
    ...{ bench, figure, value: round(measured.value), unit: measured.unit },
    ...{ beside: peer.name, besideValue: round(peer.value), ratio, goal: peer.goal, met: meets(ratio, peer.goal) },
  };
}

/** A figure that this machine cannot give. */
export function unmeasured(bench: string, figure: string, unit: string, goal: string, reason: string): Figure {
  return { bench, figure, value: null, unit, beside: null, besideValue: null, ratio: null, goal, met: null, reason };
}

/** Whether a number keeps a goal such as `>=0.7` or `<100`. */
export function meets(value: number, goal: string): boolean {
  const [, sign, limit] = /^(>=|<=|<|>)([\d.]+)$/.exec(goal) ?? [];
  const bound = Number(limit);
  switch (sign) {
    case '>=':
      return value >= bound;
    case '<=':
      return value <= bound;
    case '<':
      return value < bound;
    case '>':
      return value > bound;
    default:
      throw new Error(`A goal looks like ">=0.7", not ${goal}`);
  }
}

function round(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}
