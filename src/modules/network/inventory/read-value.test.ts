import { describe, expect, test } from 'vitest';
import { readAddress, readHost, readMac, readNetwork } from './ip.ts';
import { deviceInterface } from './kinds/devices.ts';
import { kindOf } from './kinds/kinds.ts';
import { readValue } from './read-value.ts';
import type { KindKey } from './record-kind.ts';

function read(key: KindKey, name: string, typed: string) {
  const field = kindOf(key).fields.find((one) => one.name === name);
  if (!field) throw new Error(`${key} has no field ${name}`);
  const found = readValue(field, typed, 'id');
  return found.ok ? found.value : `! ${found.error}`;
}

describe('a value is read as people write it', () => {
  test.each([
    ['link', 'unduh', '10,5', 10.5],
    ['link', 'unduh', '1.000', 1000],
    ['link', 'sla', '99.500', 99.5],
    ['link', 'harga', 'Rp 1.500.000', 1_500_000],
    ['link', 'harga', '1.500.000,00', 1_500_000],
    ['link', 'media', 'Serat optik', 'fiber'],
    ['link', 'media', '', 'fiber'],
    ['link', 'ujung z', '', null],
    ['contract', 'berakhir', '31/12/2026', '2026-12-31'],
    ['location', 'lintang', '-6,732', -6.732],
    ['location', 'lan', 'Ya', true],
    ['location', 'lan', '', null],
    ['contract', 'denda', '', []],
    ['link', 'denda', '', null],
    ['device', 'alamat kelola', '2001:DB8::0:1', '2001:db8::1'],
  ] as const)('%s %s “%s”', (key, name, typed, value) => {
    expect(read(key, name, typed)).toEqual(value);
  });

  test.each([
    ['link', 'unduh', '-1', 'angka dari'],
    ['link', 'unduh', '1e9', 'angka dari'],
    ['link', 'unduh', 'Infinity', 'angka dari'],
    ['link', 'harga', '1.5', 'rupiah bulat'],
    ['contract', 'berakhir', '31/02/2026', 'tanggal lengkap'],
    ['device', 'nama', '  ', 'Isi Nama'],
    ['device', 'nama', 'x'.repeat(161), 'paling panjang 160'],
    ['device', 'peran', 'kulkas', 'pilih salah satu: Ruter, Switch'],
    ['device', 'alamat kelola', '10.1', 'satu alamat IP'],
    ['device', 'alamat kelola', '10.1.0.0/24', 'satu alamat IP'],
    ['prefix', 'prefiks', '10.1.4.7/24', 'Mungkin maksud Anda: 10.1.4.0/24'],
    ['prefix', 'prefiks', '10.1.4.0', 'prefiks dengan panjangnya'],
    ['prefix', 'vlan', '4095', 'dari 1 sampai 4.094'],
    ['application', 'alamat web', 'javascript:alert(1)', 'http://'],
    ['responsible', 'surel', 'bukan surel', 'surel seperti'],
  ] as const)('%s %s “%s” is refused in words', (key, name, typed, words) => {
    expect(read(key, name, typed)).toContain(words);
  });
});

test('addresses and networks', () => {
  expect([readHost('10.1.0.1'), readHost('010.1.0.1'), readHost('fe80::1%eth0'), readHost('1')]).toEqual([
    ...['10.1.0.1', undefined, undefined, undefined],
  ]);
  expect([readAddress('10.1.0.1/24'), readAddress('10.1.0.1/33'), readAddress('2001:db8::1')]).toEqual([
    ...['10.1.0.1/24', undefined, '2001:db8::1/128'],
  ]);
  expect(readNetwork('2001:db8:4::/48')).toEqual({ ok: true, network: '2001:db8:4::/48' });
  expect(readNetwork('0.0.0.0/0')).toEqual({ ok: true, network: '0.0.0.0/0' });
  expect([readMac('0800.2b01.0203'), readMac('08-00-2B-01-02-03'), readMac('08:00:2b:01:02')]).toEqual([
    ...['08:00:2b:01:02:03', '08:00:2b:01:02:03', undefined],
  ]);
});

test('fields of a kind have different names, columns and headings', () => {
  for (const part of ['name', 'column'] as const) {
    const all = deviceInterface.fields.map((field) => field[part]);
    expect(new Set(all).size).toBe(all.length);
  }
});
