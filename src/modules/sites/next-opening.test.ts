import { describe, expect, test } from 'vitest';
import { nextOpening, type WeeklyHours } from './next-opening.ts';
import { openingWords } from './public/views/office.tsx';

const week: readonly WeeklyHours[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  opens: '08:00',
  closes: '15:30',
  note: '',
}));

function words(now: string, hours = week, holidays: readonly string[] = [], zone = 'Asia/Jakarta'): string {
  const at = Temporal.Instant.from(now);
  const opening = nextOpening(hours, new Set(holidays), at, zone);
  return opening.kind === 'unknown'
    ? 'unknown'
    : openingWords(opening, at.toZonedDateTimeISO(zone).toPlainDate(), 'id');
}

describe('the next opening', () => {
  test.each([
    ['Monday 09.00', '2026-11-23T02:00:00Z', 'Buka sekarang sampai 15.30'],
    ['Monday 08.00 sharp', '2026-11-23T01:00:00Z', 'Buka sekarang sampai 15.30'],
    ['Monday 15.30 sharp', '2026-11-23T08:30:00Z', 'Buka lagi besok 08.00'],
    ['Monday before work', '2026-11-22T23:00:00Z', 'Buka hari ini 08.00'],
    ['Friday evening', '2026-11-27T10:00:00Z', 'Buka lagi Senin 08.00'],
  ])('on %s', (_when, now, expected) => {
    expect(words(now)).toBe(expected);
  });

  test('skips holidays, also today', () => {
    expect(words('2026-11-23T02:00:00Z', week, ['2026-11-23', '2026-11-24'])).toBe('Buka lagi Rabu 08.00');
  });

  test('is told with its date when it is a week away', () => {
    const monday = week.slice(0, 1);
    expect(words('2026-11-23T09:00:00Z', monday)).toBe('Buka lagi Senin, 30 November 2026, 08.00');
  });

  test('follows the zone of the office, not of the server', () => {
    expect(words('2026-11-23T07:00:00Z', week, [], 'Asia/Jakarta')).toBe('Buka sekarang sampai 15.30');
    expect(words('2026-11-23T07:00:00Z', week, [], 'Asia/Jayapura')).toBe('Buka lagi besok 08.00');
  });

  test('joins hours that meet, and waits through a break', () => {
    const split = [
      { weekday: 1, opens: '13:00:00', closes: '15:00:00', note: '' },
      { weekday: 1, opens: '08:00:00', closes: '12:00:00', note: '' },
    ];
    expect(words('2026-11-23T02:00:00Z', split)).toBe('Buka sekarang sampai 12.00');
    expect(words('2026-11-23T05:30:00Z', split)).toBe('Buka hari ini 13.00');
    const meeting = split.map((one) => (one.opens === '13:00:00' ? { ...one, opens: '12:00:00' } : one));
    expect(words('2026-11-23T02:00:00Z', meeting)).toBe('Buka sekarang sampai 15.00');
  });

  test('is unknown without hours', () => {
    expect(words('2026-11-23T02:00:00Z', [])).toBe('unknown');
  });
});
