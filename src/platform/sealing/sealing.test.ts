import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newId } from '../database/ids.ts';
import { isNik, maskNik } from './national-id.ts';
import { createSealer } from './sealing.ts';

const SECRET = 'a secret of at least thirty-two characters';
const FORMER = 'the secret that was in use before, long enough';
const ours = { governmentId: newId<'government'>() };
const theirs = { governmentId: newId<'government'>() };
const sealer = createSealer([SECRET]);
const NIK = '3209014501900003';

describe('a sealed field', () => {
  test('opens to the same text, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const wellFormed = text.toWellFormed();
        expect(sealer.open(ours, 'cases.nik', sealer.seal(ours, 'cases.nik', wellFormed))).toBe(wellFormed);
      }),
    );
  });

  test('holds nothing readable and differs each time', () => {
    const [first, second] = [sealer.seal(ours, 'cases.nik', NIK), sealer.seal(ours, 'cases.nik', NIK)];
    expect(first).not.toBe(second);
    expect(first).not.toContain(NIK);
    expect(Buffer.from(first.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain(NIK);
  });

  test('opens neither for another government nor for another purpose', () => {
    const sealed = sealer.seal(ours, 'cases.nik', NIK);
    expect(() => sealer.open(theirs, 'cases.nik', sealed)).toThrow(/cannot be opened/);
    expect(() => sealer.open(ours, 'cases.family-card', sealed)).toThrow(/cannot be opened/);
  });

  test('does not open once any bit of it was changed, or it was cut', () => {
    const [version, keyId, body = ''] = sealer.seal(ours, 'cases.nik', NIK).split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (let at = 0; at < bytes.length * 8; at += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3);
      const sealed = `${version}.${keyId}.${changed.toString('base64url')}`;
      expect(() => sealer.open(ours, 'cases.nik', sealed)).toThrow(/cannot be opened/);
    }
    for (let length = 0; length < bytes.length; length += 1) {
      const sealed = `${version}.${keyId}.${bytes.subarray(0, length).toString('base64url')}`;
      expect(() => sealer.open(ours, 'cases.nik', sealed)).toThrow(/cannot be opened/);
    }
    for (const strange of ['', '.', 's1', 's1..', `s2.${keyId}.${body}`, `s1.00000000.${body}`]) {
      expect(() => sealer.open(ours, 'cases.nik', strange)).toThrow(/cannot be opened/);
    }
  });

  test('sealed before the secret was changed opens while the former one is known, and is found', () => {
    const before = createSealer([FORMER]);
    const after = createSealer([SECRET, FORMER]);
    const sealed = before.seal(ours, 'cases.nik', NIK);
    expect(after.open(ours, 'cases.nik', sealed)).toBe(NIK);
    expect(() => sealer.open(ours, 'cases.nik', sealed)).toThrow(/key is not known/);
    expect(after.blindIndexes(ours, 'cases.nik', NIK)).toContain(before.blindIndex(ours, 'cases.nik', NIK));
    expect(after.seal(ours, 'cases.nik', NIK).split('.')[1]).toBe(sealer.seal(ours, 'cases.nik', NIK).split('.')[1]);
  });
});

describe('the mark for searching', () => {
  test('is equal for equal texts of one government and purpose only', () => {
    const index = sealer.blindIndex(ours, 'cases.nik', NIK);
    expect(sealer.blindIndex(ours, 'cases.nik', NIK)).toBe(index);
    expect(sealer.blindIndex(theirs, 'cases.nik', NIK)).not.toBe(index);
    expect(sealer.blindIndex(ours, 'cases.family-card', NIK)).not.toBe(index);
    expect(sealer.blindIndex(ours, 'cases.nik', '3209014501900004')).not.toBe(index);
    expect(sealer.blindIndexes(ours, 'cases.nik', NIK)).toEqual([index]);
  });
});

describe('a NIK', () => {
  test.each([
    ['a man born on 5 January', '3209010501900003', true],
    ['a woman born on 5 January', NIK, true],
    ['a serial of zeros', '3209014501900000', false],
    ['the 32nd', '3209013201900003', false],
    ['a woman on the 72nd', '3209017201900003', false],
    ['the 39th', '3209013901900003', false],
    ['month 13', '3209010513900003', false],
    ['15 digits', '320901450190000', false],
    ['letters', '32090145019000a3', false],
    ['a line feed after it', `${NIK}\n`, false],
  ])('%s', (_what, nik, isValid) => {
    expect(isNik(nik)).toBe(isValid);
  });

  test('shows the first four and the last two digits', () => {
    expect(maskNik(NIK)).toBe('3209••••••••••03');
    expect(maskNik('12345')).toBe('•••••');
  });
});
