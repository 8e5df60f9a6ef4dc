import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanHtml, plainText } from './clean-html.ts';
import { contentPath, slugOf } from './content.ts';
import { fillFacts, missingFacts, quotedFacts } from './facts.ts';
import { isMenuAddress } from './office-commands.ts';

describe('an address', () => {
  test.each([
    ['Musrenbang Désa 2027!', 'musrenbang-desa-2027'],
    ['  --  ', 'isi'],
    ['日本', 'isi'],
    [`${'a'.repeat(99)} b`, 'a'.repeat(99)],
  ])('of %j is %j', (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  test('is always one the database takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        expect(slugOf(title)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(slugOf(title).length).toBeLessThanOrEqual(100);
      }),
    );
  });

  test('of a page stands at the root, of the others in the folder of their kind', () => {
    expect(contentPath({ kind: 'page', slug: 'profil' })).toBe('/profil');
    expect(contentPath({ kind: 'news', slug: 'a' })).toBe('/berita/a');
  });
});

const FILE = '/berkas/0192f0c0-0000-7000-8000-000000000001/640.webp';

describe('cleaning', () => {
  test.each([
    ['<p onclick="x()">a<script>alert(1)</script></p>', '<p>a</p>'],
    ['<iframe src="https://x.test"></iframe><style>p{}</style>b', 'b'],
    ['<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
    ['<a href="//x.test/a">a</a>', '<a>a</a>'],
    ['<a href="https://x.test" rel="opener">a</a>', '<a href="https://x.test" rel="noopener">a</a>'],
    ['<a href="/profil">a</a>', '<a href="/profil">a</a>'],
    ['<img src="https://x.test/a.png">', ''],
    ['<img src="data:image/svg+xml,<svg onload=alert(1)>">', ''],
    ['<img src="/berkas/../meja/keluar">', ''],
    [`<img src="${FILE}" onerror="x()">`, `<img src="${FILE}" alt="" loading="lazy" />`],
    ['<h1>a</h1><b>c</b><div>d</div>', '<h2>a</h2><strong>c</strong>d'],
    ['<svg><a xlink:href="javascript:1">x</a></svg>y', 'y'],
    ['<p style="position:fixed" class="btn" id="isi">a</p>', '<p>a</p>'],
  ])('%j leaves %j', (html, clean) => {
    expect(cleanHtml(html)).toBe(clean);
  });

  test('is done once and for all, and survives anything', () => {
    const nasty = fc.array(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '<script>',
        '</p>',
        '<p',
        'onload=',
        'javascript:',
        '<img src=',
        '<!--',
        ']]>',
        '&#x6a;',
        'a',
        '\u0000',
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(nasty, (parts) => {
        const clean = cleanHtml(parts.join(''));
        expect(cleanHtml(clean)).toBe(clean);
        expect(clean).not.toMatch(/<script|<[a-z]+[^>]* on[a-z]+=/i);
      }),
      { numRuns: 400 },
    );
  });

  test('words without tags are found with spaces between them', () => {
    expect(plainText('<p>satu</p><p>dua &amp; &lt;tiga&gt;</p>')).toBe('satu dua & <tiga>');
  });
});

describe('shared facts', () => {
  const text = {
    title: 'Biaya {{fakta:biaya}}',
    summary: '',
    sourceHtml: '<p>{{fakta:biaya}} {{ fakta:jam }}</p><a href="{{fakta:jam}}">x</a>',
    facts: { location: '{{fakta:aula}}' },
  };

  test('are found in every part of a content', () => {
    expect([...quotedFacts(text)].sort()).toEqual(['aula', 'biaya', 'jam']);
    expect(missingFacts(text, new Map([['biaya', 'x']]))).toEqual(['jam', 'aula']);
  });

  test('are filled in, escaped in HTML and plain elsewhere', () => {
    const filled = fillFacts(
      text,
      new Map([
        ['biaya', '<b>Rp0 & gratis</b>'],
        ['jam', 'javascript:alert(1)'],
        ['aula', '"Aula"'],
      ]),
    );
    expect(filled.title).toBe('Biaya <b>Rp0 & gratis</b>');
    expect(filled.bodyHtml).toContain('&lt;b&gt;Rp0 &amp; gratis&lt;/b&gt;');
    expect(filled.facts.location).toBe('"Aula"');
    expect(cleanHtml(filled.bodyHtml)).not.toContain('href="javascript');
  });

  test('a value that looks like a quotation is not filled in again', () => {
    const filled = fillFacts(
      { ...text, sourceHtml: '{{fakta:a}}' },
      new Map([
        ['a', '{{fakta:b}}'],
        ['b', 'no'],
      ]),
    );
    expect(filled.bodyHtml).toBe('{{fakta:b}}');
  });
});

describe('a menu', () => {
  test.each([
    ['/berita', true],
    ['https://contoh.go.id/a', true],
    ['//x.test', false],
    ['/\\x.test', false],
    ['javascript:alert(1)', false],
    ['berita', false],
    ['https://', false],
  ])('may lead to %s: %s', (href, may) => {
    expect(isMenuAddress(href)).toBe(may);
  });
});
