import { expect, test } from 'vitest';
import { together } from './together.ts';

/** Work that notes what it was given and waits until it is let go. */
function noted() {
  const calls: (readonly number[])[] = [];
  const gates: (() => void)[] = [];
  const work = async (items: readonly number[]) => {
    calls.push(items);
    await new Promise<void>((resolve) => gates.push(resolve));
    if (items.includes(13)) throw new Error('thirteen');
    return items.map((item) => item * 2);
  };
  const letGo = async () => {
    while (gates.length === 0) await new Promise((resolve) => setImmediate(resolve));
    for (const gate of gates.splice(0)) gate();
  };
  return { calls, work, letGo };
}

test('what arrives while the last is being done is done together, so many at once', async () => {
  const { calls, work, letGo } = noted();
  const run = together({ most: 3, mostWaiting: 10 }, work);
  const first = run(1);
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  const later = [2, 3, 4, 5].map(run);
  await letGo();
  await letGo();
  await letGo();
  expect(await Promise.all([first, ...later])).toEqual([2, 4, 6, 8, 10]);
  expect(calls).toEqual([[1], [2, 3, 4], [5]]);
});

test('one that fails takes no other with it', async () => {
  const { calls, work, letGo } = noted();
  const run = together({ most: 3, mostWaiting: 10 }, work);
  const all = Promise.allSettled([1, 13, 3].map(run));
  await letGo();
  await letGo();
  const settled = await all;
  expect(settled.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message))).toEqual([
    2,
    'thirteen',
    6,
  ]);
  expect(calls).toEqual([[1, 13, 3], [1], [13], [3]]);
});

test('one too many is refused at once, and there is room again afterwards', async () => {
  const { work, letGo } = noted();
  const run = together({ most: 5, mostWaiting: 2 }, work);
  const taken = [run(1), run(2)];
  await expect(run(3)).rejects.toMatchObject({ code: 'unavailable' });
  await letGo();
  expect(await Promise.all(taken)).toEqual([2, 4]);
  const again = run(4);
  await letGo();
  expect(await again).toBe(8);
});
