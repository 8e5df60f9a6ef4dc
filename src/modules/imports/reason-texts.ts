import { defineTexts } from '../../platform/ui/texts.ts';

/** Why something was not carried, or not as it was. */
export type ImportReason = keyof (typeof id)['reasons'];

const id = {
  reasons: {
    'not-published': 'Belum terbit di sumbernya: disimpan sebagai draf',
    excerpt: 'Umpan hanya memuat ringkasannya: tautan ke tulisan lengkap ditambahkan di bawahnya',
    'no-title': 'Tanpa judul atau tanpa isi: tidak dibawa',
    private: 'Bersifat pribadi di WordPress: disimpan sebagai draf',
    password: 'Dilindungi kata sandi: disimpan sebagai draf',
    'personal-data': 'Memuat angka yang tampak seperti data pribadi: disimpan sebagai draf',
    'file-personal-data': 'Berkasnya memuat angka yang tampak seperti data pribadi: disimpan sebagai draf',
    'file-unexamined': 'Berkas yang tidak dapat dibaca komputer (hasil pindai, rusak, atau terkunci): periksa sendiri',
    known: 'Sudah dibawa sebelumnya',
    'edited-here': 'Sudah dibawa dan sudah diubah di Pendopo: dibiarkan',
    updated: 'Sudah dibawa, lalu berubah di sumbernya: diperbarui di sini',
    completed: 'Sudah dibawa, lampiran yang dulu tidak ada kini terbawa',
    unpublished: 'Sudah tidak terbit di sumbernya, di sini tetap terbit: tarik di meja kerja bila perlu',
    trash: 'Di tempat sampah atau draf otomatis: tidak dibawa',
    'other-type': 'Jenis yang tidak dikenal Pendopo: tidak dibawa',
    picture: 'Gambar yang tidak ada di lampiran: dihapus dari tulisan',
    frame: 'Bingkai, video, atau formulir dari luar: dihapus dari tulisan',
    shortcode: 'Kode pendek yang tidak dikenal: dihapus, kata-kata di dalamnya tetap',
    'file-refused': 'Berkas yang tidak dapat diterima',
    'upload-unused': 'Unggahan yang tidak dipakai tulisan mana pun, atau tidak ada di folder lampiran: tidak dibawa',
    menu: 'Entri menu: tidak dibawa, susun di meja kerja (Situs → Menu)',
    'menu-kept': 'Situs ini sudah punya menu sendiri: menu lama tidak dibawa',
    'old-link': 'Tautan ke alamat situs lama yang tidak ikut dibawa: dibiarkan',
    'fetch-failed': 'Lampiran yang tidak dapat diambil dari alamat asalnya',
    encoding: 'Ada huruf yang tidak sesuai dengan pengodean berkas: ditandai �',
    'too-long': 'Lebih panjang dari 4 juta huruf: tidak dibawa',
    refused: 'Ditolak oleh basis data: tidak dibawa',
  },
};

const en: { readonly reasons: Readonly<Record<ImportReason, string>> } = {
  reasons: {
    'not-published': 'Not yet published at its source: kept as a draft',
    excerpt: 'The feed holds its beginning only: a link to the whole text was added below',
    'no-title': 'Without title or text: not carried',
    private: 'Private in WordPress: kept as a draft',
    password: 'Protected by a password: kept as a draft',
    'personal-data': 'Holds numbers that look like personal data: kept as a draft',
    'file-personal-data': 'Its file holds numbers that look like personal data: kept as a draft',
    'file-unexamined': 'File that no computer can read (scanned, damaged or locked): look into it yourself',
    known: 'Was carried before',
    'edited-here': 'Was carried before and edited in Pendopo: left alone',
    updated: 'Was carried before and changed at its source since: brought up to date here',
    completed: 'Was carried before, uploads that were missing then are carried now',
    unpublished: 'No longer published at its source, still published here: withdraw it at the desk if need be',
    trash: 'In the bin or an automatic draft: not carried',
    'other-type': 'Of a kind that Pendopo does not know: not carried',
    picture: 'Picture that is not among the attachments: removed from the text',
    frame: 'Frame, video or form from elsewhere: removed from the text',
    shortcode: 'Unknown shortcode: removed, the words within stay',
    'file-refused': 'File that cannot be accepted',
    'upload-unused': 'Upload that no text uses, or that is not in the folder: not carried',
    menu: 'Menu entry: not carried, arrange it at the desk (Sites → Menu)',
    'menu-kept': 'The site has a menu of its own: the former menu is not carried',
    'old-link': 'Link to an address of the former site that was not carried: left as it is',
    'fetch-failed': 'Upload that could not be fetched from where it stands',
    encoding: 'Characters that do not fit the encoding of the file: marked �',
    'too-long': 'Longer than 4 million characters: not carried',
    refused: 'Refused by the database: not carried',
  },
};

/** The reasons in words. */
export const reasonTexts = defineTexts({ id, en });
