import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromFormText, toFormText } from './plain-text.ts';

describe('a text in the plain form', () => {
  test('blank lines separate paragraphs, single line ends stay', () => {
    expect(fromFormText({ form: 'plain', text: 'Satu\nbaris dua\r\n\r\n\r\nTiga' })).toBe(
      '<p>Satu<br />baris dua</p><p>Tiga</p>',
    );
  });

  test('headings and lists are written as people type them', () => {
    const text = '## Syarat\n\n- KTP\n- KK\n\n1. Datang\n2. Antre\n\n### Biaya';
    expect(fromFormText({ form: 'plain', text })).toBe(
      '<h2>Syarat</h2><ul><li>KTP</li><li>KK</li></ul><ol><li>Datang</li><li>Antre</li></ol><h3>Biaya</h3>',
    );
  });

  test('typed markup is text, not markup', () => {
    expect(fromFormText({ form: 'plain', text: '<script>alert(1)</script> & "kutip"' })).toBe(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;kutip&quot;</p>',
    );
  });

  test('a text with links, bold, pictures or tables is shown as it is kept', () => {
    for (const html of [
      '<p>Lihat <a href="/x">sini</a></p>',
      '<p><strong>tebal</strong></p>',
      '<p>a</p><img src="/berkas/1" alt="x" />',
      '<table><tbody><tr><td>1</td></tr></tbody></table>',
      '<p>- bukan daftar</p>',
      '<p class="x">a</p>',
    ]) {
      expect(toFormText(html)).toEqual({ form: 'html', text: html });
      expect(fromFormText(toFormText(html))).toBe(html);
    }
  });

  test('what the editor writes for simple texts comes back as plain text', () => {
    const html = '<h2>Syarat</h2><p>Bawa KTP &amp; KK</p><ul><li><p>satu</p></li><li><p>dua</p></li></ul><p></p>';
    expect(toFormText(html)).toEqual({ form: 'plain', text: '## Syarat\n\nBawa KTP & KK\n\n- satu\n- dua' });
  });

  test('an empty text is an empty plain text', () => {
    expect(toFormText('')).toEqual({ form: 'plain', text: '' });
    expect(fromFormText({ form: 'plain', text: ' \n\n ' })).toBe('');
  });

  test('any typed text survives being shown and saved again', () => {
    const line = fc.string({ unit: fc.constantFrom('a', ' ', '-', '#', '1', '.', '<', '>', '&', '"', "'", '\n', ';') });
    fc.assert(
      fc.property(line, (text) => {
        const html = fromFormText({ form: 'plain', text });
        expect(fromFormText(toFormText(html))).toBe(html);
      }),
    );
  });
});
