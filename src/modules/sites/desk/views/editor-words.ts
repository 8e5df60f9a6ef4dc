import { defineTexts } from '../../../../platform/ui/texts.ts';

/** What the editor in the browser says; it is handed over in the page, so that the script holds no texts. */
export interface EditorWords {
  readonly toolbar: string;
  readonly paragraph: string;
  readonly heading: string;
  readonly subheading: string;
  readonly bold: string;
  readonly italic: string;
  readonly bulletList: string;
  readonly orderedList: string;
  readonly quote: string;
  readonly link: string;
  readonly linkAddress: string;
  readonly linkHint: string;
  readonly removeLink: string;
  readonly image: string;
  readonly imageFile: string;
  readonly imageAlt: string;
  readonly imageAltHint: string;
  readonly table: string;
  readonly addRow: string;
  readonly addColumn: string;
  readonly removeRow: string;
  readonly removeColumn: string;
  readonly removeTable: string;
  readonly undo: string;
  readonly redo: string;
  readonly insert: string;
  readonly cancel: string;
  readonly uploading: string;
  readonly uploadFailed: string;
}

export const editorWords: (language: 'id' | 'en') => EditorWords = defineTexts({
  id: {
    toolbar: 'Alat penulisan',
    paragraph: 'Teks biasa',
    heading: 'Judul bagian',
    subheading: 'Subjudul',
    bold: 'Tebal',
    italic: 'Miring',
    bulletList: 'Daftar',
    orderedList: 'Daftar bernomor',
    quote: 'Kutipan',
    link: 'Tautan',
    linkAddress: 'Alamat tautan',
    linkHint: 'Misalnya https://jdih.cirebonkab.go.id atau /layanan. Pilih dulu kata yang menjadi tautan.',
    removeLink: 'Hapus tautan',
    image: 'Gambar',
    imageFile: 'Berkas gambar',
    imageAlt: 'Apa yang terlihat pada gambar',
    imageAltHint: 'Dibacakan bagi yang tidak dapat melihat gambar.',
    table: 'Tabel',
    addRow: 'Tambah baris',
    addColumn: 'Tambah kolom',
    removeRow: 'Hapus baris',
    removeColumn: 'Hapus kolom',
    removeTable: 'Hapus tabel',
    undo: 'Urungkan',
    redo: 'Ulangi',
    insert: 'Sisipkan',
    cancel: 'Batal',
    uploading: 'Mengunggah gambar…',
    uploadFailed: 'Gambar tidak dapat diunggah. Periksa sambungan, jenis, dan ukuran berkas, lalu coba lagi.',
  },
  en: {
    toolbar: 'Writing tools',
    paragraph: 'Plain text',
    heading: 'Section heading',
    subheading: 'Subheading',
    bold: 'Bold',
    italic: 'Italic',
    bulletList: 'List',
    orderedList: 'Numbered list',
    quote: 'Quotation',
    link: 'Link',
    linkAddress: 'Address of the link',
    linkHint: 'For example https://jdih.cirebonkab.go.id or /layanan. First select the words that become the link.',
    removeLink: 'Remove link',
    image: 'Picture',
    imageFile: 'Picture file',
    imageAlt: 'What the picture shows',
    imageAltHint: 'Read out to those who cannot see the picture.',
    table: 'Table',
    addRow: 'Add row',
    addColumn: 'Add column',
    removeRow: 'Remove row',
    removeColumn: 'Remove column',
    removeTable: 'Remove table',
    undo: 'Undo',
    redo: 'Redo',
    insert: 'Insert',
    cancel: 'Cancel',
    uploading: 'Uploading the picture…',
    uploadFailed: 'The picture could not be uploaded. Check the connection, the type and the size, then try again.',
  },
});
