import type { Examples } from '../../ui/gallery-examples.ts';
import type { FileId } from '../files.ts';
import { DocumentLink } from './document-link.tsx';

const id = '0192f0c0-0000-7000-8000-000000000001' as FileId;
const pdf = { id, name: 'rencana-kerja-2027.pdf', mimeType: 'application/pdf', sizeBytes: 2_411_724 };

export const examples: Examples = {
  PDF: () => <DocumentLink language="id" file={pdf} title="Rencana kerja 2027" />,
  'bahasa Inggris': () => <DocumentLink language="en" file={pdf} title="Work plan 2027" />,
  'tanpa judul': () => (
    <DocumentLink
      language="id"
      file={{ id, name: 'daftar-penerima.csv', mimeType: 'text/csv', sizeBytes: 812 }}
      title=""
    />
  ),
  'judul panjang berisi HTML': () => (
    <DocumentLink
      language="id"
      file={{ ...pdf, mimeType: 'application/vnd.oasis.opendocument.spreadsheet' }}
      title={`<b>Laporan</b> ${'penyelenggaraan-pemerintahan-daerah-'.repeat(5)}`}
    />
  ),
};
