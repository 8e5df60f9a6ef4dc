import { describe, expect, test } from 'vitest';
import {
  clockTime,
  formatAge,
  formatDate,
  formatDateTime,
  formatDaysAway,
  formatDecimal,
  formatFileSize,
  formatLongDate,
  formatNumber,
  formatPercent,
  formatRupiah,
  formatShortDate,
} from './format.ts';

const day = Temporal.PlainDate.from('2026-11-23');
const now = Temporal.Instant.from('2026-11-23T07:30:00Z');

describe('numbers and amounts', () => {
  test('are written with Indonesian or English marks', () => {
    expect(formatNumber(1234.5, 'id')).toBe('1.234,5');
    expect(formatNumber(1234.5, 'en')).toBe('1,234.5');
    expect(formatDecimal(2, 2, 'id')).toBe('2,00');
    expect(formatPercent(0.875, 'id')).toBe('87,5%');
  });
  test('rupiah have no space and keep amounts beyond the safe integers', () => {
    expect(formatRupiah(1_234_500, 'id')).toBe('Rp1.234.500');
    expect(formatRupiah(-5000, 'en')).toBe('−Rp5,000');
    expect(formatRupiah(9_007_199_254_740_993n, 'id')).toBe('Rp9.007.199.254.740.993');
  });
  test('a file size is given in the largest fitting unit', () => {
    expect(formatFileSize(0, 'id')).toBe('0 byte');
    expect(formatFileSize(999, 'en')).toBe('999 bytes');
    expect(formatFileSize(1_234_567, 'id')).toBe('1,2 MB');
    expect(formatFileSize(1000, 'id')).toBe('1 kB');
  });
});

describe('dates and times', () => {
  test('a date is written in full, long and short', () => {
    expect(formatDate(day, 'id')).toBe('23 November 2026');
    expect(formatLongDate(day, 'id')).toBe('Senin, 23 November 2026');
    expect(formatShortDate(Temporal.PlainDate.from('2026-08-17'), 'id')).toBe('17 Agu 2026');
    expect(formatDate(day, 'en')).toBe('23 November 2026');
  });
  test('one moment reads differently in the three zones, also across midnight', () => {
    const evening = Temporal.Instant.from('2026-11-23T15:30:00Z');
    expect(formatDateTime(evening, 'Asia/Jakarta', 'id')).toBe('23 November 2026, 22.30 WIB');
    expect(formatDateTime(evening, 'Asia/Makassar', 'en')).toBe('23 November 2026, 23:30 WITA');
    expect(formatDateTime(evening, 'Asia/Jayapura', 'id')).toBe('24 November 2026, 00.30 WIT');
    expect(clockTime(Temporal.PlainTime.from('08:05'), 'id')).toBe('08.05');
  });
  test('age is given in words, rounded down', () => {
    const ago = (hours: number) => formatAge(now.subtract({ hours }), now, 'id');
    expect(formatAge(now, now, 'id')).toBe('baru saja');
    expect(ago(23)).toBe('23 jam lalu');
    expect(ago(24 * 3 + 5)).toBe('3 hari lalu');
    expect(ago(24 * 400)).toBe('1 tahun lalu');
    expect(formatAge(now.add({ hours: 2 }), now, 'id')).toBe('2 jam lagi');
    expect(formatAge(now.subtract({ hours: 1 }), now, 'en')).toBe('1 hour ago');
  });
  test('the distance to a date is counted in calendar days', () => {
    expect(formatDaysAway(day, day, 'id')).toBe('hari ini');
    expect(formatDaysAway(day.add({ days: 1 }), day, 'id')).toBe('besok');
    expect(formatDaysAway(day.add({ days: 40 }), day, 'id')).toBe('40 hari lagi');
    expect(formatDaysAway(day.subtract({ days: 2 }), day, 'en')).toBe('2 days ago');
  });
});
