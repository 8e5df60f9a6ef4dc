/** Somebody who waits for their piece of work. */
interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Does together what arrives while the last was being done: under load many pieces share one transaction, alone a piece is
 * done at once. When it fails, each piece is done again by itself, so that only those fail that are at fault.
 * @param most how many are done together
 * @param work answers one result for each item, in their order; may be called twice with the same item
 */
export function together<Item, Result>(
  most: number,
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
    for (const [at, result] of results.entries()) pieces[at]?.resolve(result);
  } catch (error) {
    if (pieces.length > 1) await Promise.all(pieces.map((piece) => settle([piece], work)));
    else pieces[0]?.reject(error);
  }
}
