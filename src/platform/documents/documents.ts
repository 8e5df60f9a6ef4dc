import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import qrcode from 'qrcode';
import { AppError } from '../errors.ts';
import type { Language } from '../ui/texts.ts';
import { frame } from './frame.ts';

/**
 * A paper of one kind. `source` is Typst code of ours and never holds anything typed by people: what differs from paper
 * to paper comes as `data`, which the code reads as values (`#data.number`), so that no text can become code.
 */
export interface DocumentTemplate<Data> {
  /** `module.paper`, for faults in the log. */
  readonly name: string;
  /** Typst code after `#import "rangka.typ": *`; sees `data` and the functions of the frame. */
  readonly source: string;
  /** Only carries the type of the data. */
  readonly example: Data;
}

/** What is written about the paper itself. */
export interface DocumentFacts {
  readonly language: Language;
  /** Name of the file in readers; also read out by screen readers. */
  readonly title: string;
  readonly createdAt: Temporal.Instant;
}

const MOST_DATA_BYTES = 512 * 1024;
const MOST_PAGES = 400;
/** No folder of this name exists: a template can read nothing but what it is given. */
const WORKSPACE = join(import.meta.dirname, 'tanpa-berkas');

let compiler: NodeCompiler | undefined;

/**
 * Prints a paper as PDF (tagged, with its text selectable). Takes 5 to 20 ms for a page or two and holds up the process
 * meanwhile, so that papers of many pages belong into a job.
 * @param data values for the template; plain JSON
 * @throws {AppError} `invalid` when there is too much data (512 KiB) or the paper has more than 400 pages
 * @throws {Error} when the template itself is at fault
 */
export function printDocument<Data>(
  template: DocumentTemplate<Data>,
  data: NoInfer<Data>,
  facts: DocumentFacts,
): Buffer {
  const written = JSON.stringify({ ...data, title: facts.title, language: facts.language });
  if (Buffer.byteLength(written) > MOST_DATA_BYTES) throw new AppError('invalid', `Too much data for ${template.name}`);
  compiler ??= openCompiler();
  const mainFileContent = `${PRELUDE}${template.source}`;
  const compiled = compiler.compile({ mainFileContent, inputs: { data: written } });
  const paper = compiled.result;
  if (paper === null) throw new Error(`The template ${template.name} is at fault: ${faultOf(compiler, compiled)}`);
  if (paper.numOfPages > MOST_PAGES) throw new AppError('invalid', `${template.name} has too many pages`);
  const pdf = compiler.pdf(paper, { creationTimestamp: Math.floor(facts.createdAt.epochMilliseconds / 1000) });
  compiler.evictCache(KEPT_RUNS);
  return pdf;
}

const KEPT_RUNS = 10;
const PRELUDE = `#import "rangka.typ": *
#let data = json(bytes(sys.inputs.data))
#show: paper.with(data)
`;

/** The compiler and its fonts take 60 MB: they are loaded with the first paper. */
function openCompiler(): NodeCompiler {
  const require = createRequire(import.meta.url);
  const { NodeCompiler } =
    require('@myriaddreamin/typst-ts-node-compiler') as typeof import('@myriaddreamin/typst-ts-node-compiler');
  const made = NodeCompiler.create({ workspace: WORKSPACE });
  made.addSource(join(WORKSPACE, 'rangka.typ'), frame);
  return made;
}

/** Only the compiler's words about the code, not the data. */
function faultOf(from: NodeCompiler, compiled: ReturnType<NodeCompiler['compile']>): string {
  const error = compiled.takeError();
  const found: readonly { readonly message?: string }[] = error === null ? [] : from.fetchDiagnostics(error);
  return found.map(({ message = '' }) => message).join('; ');
}

/** A QR code (ISO/IEC 18004) as SVG, to be passed to the frame's `qr` as data. */
export function qrSvg(text: string): string {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const rows = Array.from({ length: size }, (_, y) => Array.from({ length: size }, (_, x) => modules.get(y, x) !== 0));
  const path = rows.flatMap((row, y) => runsOf(row).map(({ at, long }) => `M${at} ${y}h${long}v1h-${long}z`)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 ${size + 8} ${size + 8}" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
}

/** Where dark modules follow each other in a row: the paper's data stays half as large. */
function runsOf(row: readonly boolean[]): readonly { readonly at: number; readonly long: number }[] {
  const starts = row.flatMap((isDark, at) => (isDark && !row[at - 1] ? [at] : []));
  return starts.map((at) => {
    const end = row.indexOf(false, at);
    return { at, long: (end === -1 ? row.length : end) - at };
  });
}
