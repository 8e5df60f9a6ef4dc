import { defineTexts } from '../ui/texts.ts';

/** Why a file was not taken, and what to do instead. */
export const refusalTexts = defineTexts({
  id: {
    empty: 'Berkas ini kosong. Pilih berkas lain.',
    tooLarge: (limit: string) => `Berkas ini terlalu besar. Ukuran paling besar ${limit}.`,
    tooManyPixels: (limit: string) => `Gambar ini terlalu besar: paling banyak ${limit} juta piksel. Perkecil dahulu.`,
    damaged: 'Gambar ini rusak atau terpotong sehingga tidak dapat dibaca. Simpan ulang, lalu unggah lagi.',
    heic: 'Foto HEIC dari ponsel belum dapat dibaca. Simpan sebagai JPEG, lalu unggah lagi.',
    svg: 'Gambar SVG tidak diterima karena dapat memuat program. Simpan sebagai PNG, lalu unggah lagi.',
    archive: 'Arsip seperti ZIP tidak diterima. Unggah isinya satu per satu.',
    harmful: 'Berkas ini ditandai berbahaya sehingga tidak disimpan. Periksa perangkat Anda, lalu kirim berkas lain.',
    notText: 'Berkas teks ini tidak dapat dibaca. Simpan sebagai teks atau CSV dengan UTF-8, lalu unggah lagi.',
    otherType: 'Jenis berkas ini tidak diterima. Unggah gambar, PDF, DOCX, XLSX, PPTX, ODT, ODS, CSV, atau TXT.',
  },
  en: {
    empty: 'This file is empty. Choose another one.',
    tooLarge: (limit) => `This file is too large. It may have at most ${limit}.`,
    tooManyPixels: (limit) => `This picture is too large: at most ${limit} million pixels. Make it smaller first.`,
    damaged: 'This picture is damaged or cut off and cannot be read. Save it again, then upload it.',
    heic: 'HEIC photos from phones cannot be read yet. Save it as JPEG, then upload it again.',
    svg: 'SVG pictures are not accepted because they can hold programs. Save it as PNG, then upload it again.',
    archive: 'Archives such as ZIP are not accepted. Upload what is in it, one by one.',
    harmful: 'This file is marked as harmful and was not kept. Check your device, then send another file.',
    notText: 'This text file cannot be read. Save it as text or CSV in UTF-8, then upload it again.',
    otherType: 'This type of file is not accepted. Upload a picture, PDF, DOCX, XLSX, PPTX, ODT, ODS, CSV or TXT.',
  },
});
