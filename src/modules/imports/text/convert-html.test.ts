import { describe, expect, test } from 'vitest';
import { convertHtml, type Uploads, uploadPath } from './convert-html.ts';

const uploads: Uploads = {
  pathOf: (id) => (id === '7' ? '2019/05/balai.jpg' : null),
  hrefOf: (path) => (path.startsWith('2019/05/balai') ? '/berkas/1/balai.webp' : null),
};
const convert = (html: string) => convertHtml(html, uploads);
const flat = (html: string) => convert(html).html.replaceAll('\n', '');

describe('turning WordPress text into HTML', () => {
  test('gives classic text its paragraphs', () => {
    expect(flat('Satu\r\ndua\r\n\r\nTiga\n<ul><li>a</li></ul>\nEmpat')).toBe(
      '<p>Satu<br>dua</p><p>Tiga</p><ul><li>a</li></ul><p>Empat</p>',
    );
  });

  test('keeps lines of preformatted text', () => {
    expect(convert('<pre>a\n\nb</pre>').html).toBe('<pre>a\n\nb</pre>');
  });

  test('strips the comments of blocks and adds no paragraphs to them', () => {
    expect(flat('<!-- wp:paragraph {"a":1} -->\n<p>Isi</p>\n<!-- /wp:paragraph -->')).toBe('<p>Isi</p>');
  });

  test('leads pictures and links of uploads to their place here', () => {
    const html =
      '<p><a href="https://lama.example/wp-content/uploads/2019/05/balai.jpg"><img class="x" alt="Balai" src="http://lama.example/wp-content/uploads/2019/05/balai-300x200.jpg"></a></p>';
    expect(flat(html)).toBe('<p><a href="/berkas/1/balai.webp"><img src="/berkas/1/balai.webp" alt="Balai"></a></p>');
  });

  test('reports pictures that are absent and frames', () => {
    const { html, droppedPictures, droppedFrames } = convert(
      '<p>a<img src="https://lain.example/x.png"></p><iframe src="https://peta.example"></iframe>',
    );
    expect(html).not.toContain('img');
    expect(droppedPictures).toEqual(['https://lain.example/x.png']);
    expect(droppedFrames).toEqual(['iframe https://peta.example']);
  });

  test('makes figures of captions and galleries', () => {
    const img = '<img src="/wp-content/uploads/2019/05/balai.jpg">';
    expect(flat(`[caption id="a" width="300"]${img} Balai desa[/caption]`)).toBe(
      '<figure><img src="/berkas/1/balai.webp" alt=""><figcaption>Balai desa</figcaption></figure>',
    );
    expect(flat('[gallery ids="7,8"]')).toBe('<figure><img src="/berkas/1/balai.webp" alt=""></figure>');
  });

  test('takes other shortcodes away, keeps the words within and tells their names', () => {
    const { html, droppedShortcodes } = convert('[vc_row][vc_column width="1/2"]Isi [sic] [1][/vc_column][/vc_row]');
    expect(html).toBe('<p>Isi [sic] [1]</p>');
    expect(droppedShortcodes).toEqual(['vc_row', 'vc_column']);
  });

  test.each([
    '/wp-content/uploads/../../etc/passwd',
    '/wp-content/uploads/%2e%2e/x',
    '/wp-content/uploads/%ff',
    '/lain/x.jpg',
  ])('no path leads out of the uploads: %s', (address) => {
    expect(uploadPath(address)).toBe(null);
  });

  test.each([
    '[a'.repeat(200_000),
    '<a '.repeat(200_000),
    '<figure><img '.repeat(50_000),
    '<!--'.repeat(200_000),
    '<pre>'.repeat(50_000),
  ])('takes no time for hostile text %#', (html) => {
    const startedAt = performance.now();
    convert(html);
    expect(performance.now() - startedAt).toBeLessThan(1500);
  });
});
