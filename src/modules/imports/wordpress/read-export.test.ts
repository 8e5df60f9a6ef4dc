import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { describe, expect, test } from 'vitest';
import type { ExportPart } from './export-item.ts';
import { readExport } from './read-export.ts';
import { anExport, anItem, asFile, HEAD, TAIL } from './testing.ts';

async function all(path: string): Promise<readonly ExportPart[]> {
  const parts: ExportPart[] = [];
  for await (const part of readExport(path)) parts.push(part);
  return parts;
}

const titles = (parts: readonly ExportPart[]) =>
  parts.flatMap((part) => (part.kind === 'item' ? [part.item.title] : []));

describe('reading an export', () => {
  test('tells authors, the site and items with their fields', async () => {
    const more =
      '<category domain="category" nicename="x"><![CDATA[Kabar]]></category><wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>';
    const parts = await all(asFile(anExport({ id: 1, title: 'A & B', more })));
    expect(parts.slice(0, 2)).toEqual([
      { kind: 'site', url: 'https://lama.example' },
      { kind: 'author', login: 'siti', name: 'Siti Aminah' },
    ]);
    expect(parts[2]).toMatchObject({
      kind: 'item',
      item: {
        title: 'A & B',
        postId: '1',
        postType: 'post',
        status: 'publish',
        categories: ['Kabar'],
        html: '<p>Isi</p>',
      },
    });
    expect(parts[2]?.kind === 'item' && parts[2].item.meta.get('_thumbnail_id')).toBe('9');
    expect(parts).toHaveLength(3);
  });

  test('of a file that is cut off gives every whole item and the line', async () => {
    const whole = anExport({ id: 1 }, { id: 2 });
    const parts = await all(asFile(whole.slice(0, whole.lastIndexOf('Tulisan 2') + 40)));
    expect(titles(parts)).toEqual(['Tulisan 1']);
    expect(parts.at(-1)).toMatchObject({ kind: 'cut' });
    expect(parts.at(-1)).toHaveProperty('line', expect.any(Number));
  });

  test('expands no entities', async () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY x SYSTEM "file:///etc/passwd">]>`;
    const xml = anExport({ id: 1 }).replace('<rss', `${bomb}<rss`).replace('<![CDATA[Tulisan 1]]>', 'Satu &b; &x; dua');
    const parts = await all(asFile(xml));
    expect(titles(parts)).toEqual(['Satu &b; &x; dua']);
  });

  test('stops at a DOCTYPE without end', async () => {
    const parts = await all(asFile(`<rss><!DOCTYPE x [${'<!ENTITY a "b">'.repeat(90_000)}`));
    expect(parts).toMatchObject([{ kind: 'cut' }]);
  });

  test.each([
    ['windows-1252', Buffer.from(anExport({ id: 1, title: 'Café' }).replace('UTF-8', 'windows-1252'), 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${anExport({ id: 1, title: 'Café' })}`, 'utf16le')],
  ])('reads %s', async (_name, bytes) => {
    expect(titles(await all(asFile(bytes)))).toEqual(['Café']);
  });

  test('marks what is not in the encoding that is declared', async () => {
    expect(titles(await all(asFile(Buffer.from(anExport({ id: 1, title: 'Café' }), 'latin1'))))).toEqual(['Caf\ufffd']);
  });

  test.each([['<html><body>Masuk</body></html>'], ['bukan xml'], ['']])('refuses %j', async (text) => {
    await expect(all(asFile(text))).rejects.toThrow('bukan ekspor WordPress');
  });

  test('refuses an encoding that nobody knows', async () => {
    await expect(all(asFile('<?xml version="1.0" encoding="sandi-saya"?><rss/>'))).rejects.toThrow('sandi-saya');
  });

  test('holds no more of 20 MB than an item', { timeout: 60_000 }, async () => {
    const path = asFile('');
    const out = createWriteStream(path);
    out.write(HEAD);
    const html = '<p>Kalimat yang panjang sekali.</p>'.repeat(600);
    for (let id = 1; id <= 1000; id += 1) out.write(anItem({ id, html }));
    out.end(TAIL);
    await finished(out);
    let [items, most] = [0, 0];
    const before = process.memoryUsage().heapUsed;
    for await (const part of readExport(path)) {
      if (part.kind === 'item') items += 1;
      if (items % 100 === 0) globalThis.gc?.();
      most = Math.max(most, process.memoryUsage().heapUsed - before);
    }
    expect(items).toBe(1000);
    expect(most).toBeLessThan(120 * 1024 * 1024);
  });
});
