import { defineTexts } from '../../../../platform/ui/texts.ts';

/** Texts of pictures of places and devices. */
export const photoTexts = defineTexts({
  id: {
    title: 'Foto',
    add: 'Tambah foto',
    file: 'Foto (JPEG, PNG, atau WebP)',
    caption: 'Keterangan',
    remove: 'Hapus foto',
    saved: 'Foto tersimpan.',
    removed: 'Foto dihapus.',
    missing: 'Pilih sebuah foto.',
    refused: 'Berkas ini bukan foto yang dapat dibaca, atau terlalu besar.',
    most: 'Sudah ada dua belas foto; hapus salah satunya dahulu.',
    alt: (of: string, at: number) => `Foto ${at} dari ${of}`,
  },
  en: {
    title: 'Photos',
    add: 'Add a photo',
    file: 'Photo (JPEG, PNG or WebP)',
    caption: 'Caption',
    remove: 'Remove the photo',
    saved: 'The photo is saved.',
    removed: 'The photo is removed.',
    missing: 'Choose a photo.',
    refused: 'This file is no photo that can be read, or too large.',
    most: 'There are twelve photos; remove one first.',
    alt: (of, at) => `Photo ${at} of ${of}`,
  },
});
