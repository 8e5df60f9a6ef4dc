import { describe, expect, test } from 'vitest';
import { orderQueue, type Pressure, pressureOf, type QueueItem } from './queue.ts';

const today = Temporal.PlainDate.from('2026-11-23');

describe('the queue of a person', () => {
  test.each([
    ['2026-11-20', 'overdue'],
    ['2026-11-23', 'today'],
    ['2026-11-24', 'soon'],
    ['2026-11-26', 'soon'],
    ['2026-11-27', 'later'],
  ])('work due on %s is %s on 23 November', (dueOn, pressure) => {
    expect(pressureOf(Temporal.PlainDate.from(dueOn), today)).toBe(pressure);
  });

  test('what is late stands above what was returned, and drafts stand last', () => {
    const items = (['draft', 'review', 'returned', 'overdue', 'warning'] as const).map((pressure) => item(pressure));
    expect(orderQueue(items).map(({ pressure }) => pressure)).toEqual([
      'overdue',
      'warning',
      'returned',
      'review',
      'draft',
    ]);
  });

  test('the same work is listed once, where it presses most', () => {
    const items = [item('draft', 'content:1'), item('returned', 'content:1')];
    expect(orderQueue(items)).toMatchObject([{ pressure: 'returned' }]);
  });
});

function item(pressure: Pressure, key: string = pressure): QueueItem {
  return { key, pressure, title: key, href: '/meja', why: '', explanationHref: null };
}
