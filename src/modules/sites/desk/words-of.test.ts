import { expect, test } from 'vitest';
import { wordsOf } from './words-of.ts';

test('kept HTML is compared by its words; the goal of a link and the words of a picture count', () => {
  const html =
    '<h2>Syarat</h2><p>Baca <a href="/x">ini</a> &amp; itu</p><ul><li>satu</li></ul><img src="/b" alt="Balai desa" />';
  expect(wordsOf(html)).toBe('Syarat\nBaca ini (/x) & itu\n• satu\n[Balai desa]');
});

test('markup that was typed as text stays text', () => {
  expect(wordsOf('<p>&lt;b&gt;x&lt;/b&gt;</p>')).toBe('<b>x</b>');
});
