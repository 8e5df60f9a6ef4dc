import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { AppError } from '../../../platform/errors.ts';
import { instantIn } from '../wordpress/judge-item.ts';
import { type Article, uploadPath } from './article.ts';

/** What a file is made of, in its order; `cut` comes last when it cannot be read further. */
export type ArticlePart =
  | { readonly kind: 'article'; readonly article: Article }
  | { readonly kind: 'cut'; readonly line: number; readonly reason: string };

const LONGEST_RECORD = 8_000_000;

/**
 * Reads a CSV of the table `artikel` of an OpenSID database, as phpMyAdmin writes it: a heading with the names of the
 * columns, of which `judul` and `isi` are needed. Row by row, in UTF-8.
 * @throws {AppError} `invalid` when those columns are missing
 */
export async function* readArticles(path: string, timeZone: string): AsyncGenerator<ArticlePart> {
  const parser = parse({
    ...{ bom: true, columns: named, relax_column_count: true, relax_quotes: true, skip_empty_lines: true },
    ...{ delimiter: [',', ';', '\t'], max_record_size: LONGEST_RECORD },
  });
  const source = createReadStream(path);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const row of parser as AsyncIterable<Readonly<Record<string, string>>>)
      yield { kind: 'article', article: toArticle(row, timeZone) };
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
    yield { kind: 'cut', line: parser.info.lines, reason };
  } finally {
    source.destroy();
  }
}

function named(header: readonly string[]): string[] {
  const names = header.map((name) => name.trim().toLowerCase());
  for (const needed of ['judul', 'isi']) {
    if (!names.includes(needed)) throw new AppError('invalid', `Berkas CSV tidak punya kolom "${needed}"`);
  }
  return names;
}

function toArticle(row: Readonly<Record<string, string>>, timeZone: string): Article {
  const cell = (name: string) => (row[name] === 'NULL' ? '' : (row[name] ?? '')).trim();
  const writtenAt = instantIn(cell('tgl_upload'), timeZone);
  const path = articlePath(cell('slug'), cell('tgl_upload'));
  const file = cell('gambar');
  const id = cell('id');
  return {
    ...{ title: cell('judul'), html: cell('isi'), isExcerpt: false, path, link: path === '' ? '' : `/${path}` },
    otherAddresses: /^\d+$/.test(id) ? [`/first/artikel/${id}`, `/index.php/first/artikel/${id}`] : [],
    ...{ writtenAt, isPublic: cell('enabled') === '' || cell('enabled') === '1' },
    picture: file === '' ? null : uploadPath(`desa/upload/artikel/sedang_${file}`),
    categories: [cell('kategori')].filter((name) => name !== ''),
  };
}

/** The address of an article: `artikel/2024/5/17/judul`, without leading zeros. */
function articlePath(slug: string, day: string): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(day);
  if (!match || slug === '') return '';
  return `artikel/${match[1]}/${Number(match[2])}/${Number(match[3])}/${slug}`;
}
