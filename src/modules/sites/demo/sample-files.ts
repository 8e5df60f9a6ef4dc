import { inTransaction, type Tenant } from '../../../platform/database/tenancy.ts';
import { type FileId, type StoredFile, storeUpload } from '../../../platform/files/files.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { AttachedFile, AttachedPicture } from '../content.ts';
import { addToLibrary } from '../library/library.ts';
import type { SampleFiles } from './sample.ts';

const [WIDTH_PX, HEIGHT_PX] = [960, 540];

/** Draws and writes the sample files, and keeps them as if they had been uploaded. */
export async function storeSampleFiles(deps: Pick<ModuleDeps, 'db' | 'files'>, tenant: Tenant): Promise<SampleFiles> {
  const store = async (fileName: string, bytes: Uint8Array) => {
    const upload = { fileName, bytes, uploadedBy: null, isPublic: true };
    const file = await storeUpload(deps.files, deps.db, tenant, upload);
    await inTransaction(deps.db, tenant, (tx) => addToLibrary(tx, file, '/'));
    return file;
  };
  const pictures = await Promise.all(
    [150, 35].map(async (hue, at) => store(`gambar-contoh-${at + 1}.png`, await drawPicture(hue))),
  );
  const document = await store('dokumen-contoh.pdf', samplePdf());
  const table = await store(
    'tabel-contoh.csv',
    Buffer.from('uraian,rupiah\nBelanja contoh,1000000\nPendapatan contoh,1500000\n'),
  );
  return {
    pictures: pictures.map(toPicture),
    document: toFile(document, 'Dokumen contoh, satu halaman'),
    table: toFile(table, 'Tabel contoh'),
  };
}

function toPicture({ id, widthPx, heightPx }: StoredFile): AttachedPicture {
  const size = { widthPx: widthPx ?? WIDTH_PX, heightPx: heightPx ?? HEIGHT_PX };
  return { fileId: id, alt: 'Gambar contoh: bukit dan atap joglo dalam bidang warna', ...size };
}

function toFile({ id, name: fileName, mimeType, sizeBytes }: StoredFile, name: string): AttachedFile {
  return { fileId: id satisfies FileId, fileName, name, mimeType, sizeBytes };
}

/** Hills, a sun and a joglo roof in flat colours. */
async function drawPicture(hue: number): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const hill = (y: number, lightness: number) =>
    `<path d="M0 ${y} C 240 ${y - 120}, 420 ${y + 60}, 960 ${y - 90} V540 H0 Z" fill="hsl(${hue} 35% ${lightness}%)"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH_PX}" height="${HEIGHT_PX}">
    <rect width="960" height="540" fill="hsl(${hue} 45% 88%)"/><circle cx="720" cy="150" r="70" fill="#D9932F"/>
    ${hill(360, 62)}${hill(420, 46)}${hill(480, 32)}
    <path d="M300 400 L400 340 L440 290 H520 L560 340 L660 400 Z" fill="#1B2A27"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** A PDF of one page with one line of text. Source: ISO 32000-1, 7.5. */
function samplePdf(): Buffer {
  const content = 'BT /F1 18 Tf 72 760 Td (Dokumen contoh untuk peragaan) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (id) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
