import type { GovernmentId } from '../../../platform/database/ids.ts';
import { hasBytes, readBytes } from '../../../platform/files/files.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { type ZipEntry, zipped } from '../../../platform/spreadsheets/zip.ts';
import { formatDateTime, formatFileSize } from '../../../platform/ui/format.ts';
import type { CaseFile, CaseFolder } from '../../cases/index.ts';
import type { PacketFacts } from './packet-facts.ts';
import { type PacketSheet, printPacketSheet } from './packet-paper.ts';
import { type PacketReader, packetSheets } from './packet-sheets.ts';
import { packetTexts } from './packet-texts.ts';

/** For whom a packet is made, and when. */
export interface PacketAsked extends PacketReader {
  readonly governmentId: GovernmentId;
  readonly governmentName: string;
  readonly now: Temporal.Instant;
}

/** So much is sent at most; what is more is named in the list of contents and asked for at the desk. */
const MOST_FILES = 200;
const MOST_BYTES = 500 * 1024 * 1024;

interface Attached {
  readonly name: string;
  readonly of: string;
  readonly file: CaseFile;
}

/**
 * The packet (*berkas sengketa*) for the Komisi Informasi as a ZIP, made while it is sent: the list of contents, a few
 * papers, then the attachments, read one after the other. What is too much, or whose bytes are lost, is named in the list.
 */
export async function packDispute(
  deps: ModuleDeps,
  facts: PacketFacts,
  asked: PacketAsked,
): Promise<AsyncGenerator<Buffer>> {
  const { number } = facts.objected.found;
  const sheets = packetSheets(facts, asked);
  const { taken, leftOut } = await attachmentsOf(deps, facts, asked);
  const print = (sheet: PacketSheet) => inOne(printPacketSheet(sheet, { ...asked, number }));
  const contents = contentsOf({
    facts,
    asked,
    names: sheets.map(({ name, sheet }) => [name, sheet.heading]),
    taken,
    leftOut,
  });
  const entries: readonly ZipEntry[] = [
    {
      name: `00-${packetTexts(asked.language).contents.toLowerCase().replaceAll(' ', '-')}.pdf`,
      bytes: print(contents),
    },
    ...sheets.map(({ name, sheet }) => ({ name, bytes: print(sheet) })),
    ...taken.map(({ name, file }) => ({ name, bytes: bytesOf(deps, asked.governmentId, file) })),
  ];
  return zipped(entries);
}

async function* inOne(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** Pictures in their largest width, without what the camera noted; documents as they came. */
function partOf(file: CaseFile): string {
  return file.kind === 'image' ? `${file.widths.at(-1)}.webp` : 'asli';
}

async function* bytesOf(deps: ModuleDeps, governmentId: GovernmentId, file: CaseFile): AsyncGenerator<Buffer> {
  const stream = await readBytes(deps.files, governmentId, file.id, partOf(file));
  for await (const piece of stream) yield Buffer.from(piece);
}

/** Files that the requester may see or sent; papers between officers stay. */
async function attachmentsOf({ files: disk }: ModuleDeps, { asked, objected }: PacketFacts, of: PacketAsked) {
  const all = [...(asked ? [asked.folder] : []), objected].flatMap(({ found, files }: CaseFolder) =>
    files
      .filter(({ isShown, isFromCitizen }) => isShown || isFromCitizen)
      .map((file) => ({ file, number: found.number })),
  );
  const taken: Attached[] = [];
  const leftOut: Attached[] = [];
  let sizeBytes = 0;
  for (const [at, { file, number }] of all.entries()) {
    const ending = file.kind === 'image' ? file.name.replace(/\.[a-z0-9]+$/i, '.webp') : file.name;
    const one = {
      ...{ file, of: number },
      name: `lampiran/${String(at + 1).padStart(2, '0')}-${number}-${ending.replaceAll(/[^\w.-]/g, '-')}`,
    };
    const isSmall = taken.length < MOST_FILES && sizeBytes + file.sizeBytes <= MOST_BYTES;
    const fits = isSmall && (await hasBytes(disk, of.governmentId, file.id, partOf(file)));
    if (fits) sizeBytes += file.sizeBytes;
    (fits ? taken : leftOut).push(one);
  }
  return { taken, leftOut };
}

interface Contents {
  readonly facts: PacketFacts;
  readonly asked: PacketAsked;
  readonly names: readonly (readonly [string, string])[];
  readonly taken: readonly Attached[];
  readonly leftOut: readonly Attached[];
}

function contentsOf({ facts, asked, names, taken, leftOut }: Contents): PacketSheet {
  const words = packetTexts(asked.language);
  const line = ({ name, of, file }: Attached): readonly [string, string] => [
    `${words.attachment(of)}, ${formatFileSize(file.sizeBytes, asked.language)}`,
    name,
  ];
  return {
    heading: words.contents,
    lead: words.contentsLead(facts.objected.found.number),
    sections: [
      {
        ...{ heading: '', paragraphs: [] },
        rows: [
          ...names.map(([name, heading]): readonly [string, string] => [heading, name]),
          ...taken.map(line),
          [words.made, formatDateTime(asked.now, asked.timeZone, asked.language)],
        ],
      },
      ...(leftOut.length > 0 ? [{ heading: words.leftOut, rows: leftOut.map(line), paragraphs: [] }] : []),
    ],
  };
}
