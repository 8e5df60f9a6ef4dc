import { AppError } from '../../platform/errors.ts';

/** Somebody who waits for their piece of work. */
interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** How much is done at once. */
interface Bounds {
  /** Pieces in one call of the work. */
  readonly most: number;
  /** Pieces that may wait; one more is refused at once. */
  readonly mostWaiting: number;
}

/**
 * Does together what arrives while the last was being done: under load many pieces share one transaction, alone a piece is
 * done at once. When it fails, each piece is done again by itself, so that only those fail that are at fault.
 * @param work answers one result for each item, in their order; may be called twice with the same item
 * @returns throws {AppError} `unavailable` when too many wait already
 */
export function together<Item, Result>(
  { most, mostWaiting }: Bounds,
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = [];
  let isAtWork = false;

  async function doAll(): Promise<void> {
    while (waiting.length > 0) await settle(waiting.splice(0, most), work);
    isAtWork = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      if (waiting.length >= mostWaiting) {
        reject(new AppError('unavailable', `${waiting.length} wait already`));
        return;
      }
      waiting.push({ item, resolve, reject });
      if (isAtWork) return;
      isAtWork = true;
      setImmediate(() => void doAll());
    });
}

/** Never throws: whoever waits is told. */
async function settle<Item, Result>(
  pieces: readonly Waiting<Item, Result>[],
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): Promise<void> {
  try {
    const results = await work(pieces.map(({ item }) => item));
    if (results.length !== pieces.length) throw new Error(`${results.length} results for ${pieces.length} pieces`);
    for (const [at, result] of results.entries()) pieces[at]?.resolve(result);
  } catch (error) {
    if (pieces.length > 1) await Promise.all(pieces.map((piece) => settle([piece], work)));
    else pieces[0]?.reject(error);
  }
}
