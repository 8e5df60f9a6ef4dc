import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { parseForm } from './forms.ts';

const schema = z.object({
  title: z.string().max(10),
  note: z.string().optional(),
  tags: z.array(z.string()).optional(),
});

describe('a form', () => {
  test('is trimmed, and an empty field counts as absent', () => {
    const form = parseForm(schema, { title: '  Halo ', note: '   ' });
    expect(form).toMatchObject({ ok: true, value: { title: 'Halo' } });
  });

  test('that is wrong keeps what was typed and says what is wrong, by field', () => {
    const form = parseForm(schema, { title: 'terlalu panjang', note: 'tetap ada' });
    expect(form).toMatchObject({ ok: false, values: { title: 'terlalu panjang', note: 'tetap ada' } });
    if (!form.ok) expect(Object.keys(form.errors)).toEqual(['title']);
  });

  test.each([null, undefined, 'text', 7, []])('%s is a form without fields', (body) => {
    expect(parseForm(schema, body).ok).toBe(false);
  });

  test('loses null bytes, which PostgreSQL cannot store', () => {
    expect(parseForm(schema, { title: 'a\u0000b' })).toMatchObject({ value: { title: 'ab' } });
  });
});
