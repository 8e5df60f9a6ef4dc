import { defineTexts } from '../../../platform/ui/texts.ts';

/** Words of the page of the PPID and of its form at the desk. */
export const serviceTexts = defineTexts({
  id: {
    title: 'Layanan informasi publik (PPID)',
    lead: (name: string) =>
      `Anda berhak tahu apa yang dikerjakan ${name} dengan uang dan wewenang Anda (UU 14/2008). Minta informasi di sini, di loket, lewat telepon, atau surat. Meminta itu gratis.`,
    tasks: {
      ask: ['Minta informasi', 'Isi formulir, dapat nomor dan tanggal jawaban'],
      track: ['Lacak permohonan', 'Dengan nomor dan kunci Anda'],
      list: ['Daftar informasi publik', 'Mungkin yang Anda cari sudah diumumkan'],
      answers: ['Permohonan yang sudah dijawab', 'Pertanyaan orang lain dan jawaban kami'],
      closed: ['Informasi yang dikecualikan', 'Apa yang ditutup, mengapa, dan sampai kapan'],
      object: ['Ajukan keberatan', 'Bila informasi berkala tidak ada; atas jawaban, lewat halaman lacak'],
      reports: ['Laporan', 'Berapa permohonan dijawab, dan seberapa cepat'],
    },
    howTitle: 'Urutan dan waktunya menurut hukum',
    askStep: 'Ajukan permohonan',
    askText: 'Sebutkan informasi yang diminta dan untuk apa. Anda menerima nomor pendaftaran.',
    steps: {
      'disclosure.answer': 'Kami menjawab tertulis',
      'disclosure.objection-filing': 'Keberatan bila Anda tidak puas',
      'disclosure.objection-answer': 'Atasan PPID memutus',
      'disclosure.dispute': 'Sengketa ke Komisi Informasi',
    },
    within: (time: string) => `Paling lambat ${time}.`,
    extension: (time: string) => `Dapat diperpanjang sekali, ${time}, dengan alasan tertulis.`,
    units: { 'working-days': 'hari kerja', 'calendar-days': 'hari', months: 'bulan', hours: 'jam' },
    waysTitle: 'Cara menghubungi',
    way: {
      place: 'Loket',
      hours: 'Jam layanan',
      address: 'Surat',
      phone: 'Telepon',
      email: 'Surel',
      whatsapp: 'WhatsApp',
    },
    whoTitle: 'Siapa yang melayani',
    who: { superior: 'Atasan PPID', ppid: 'PPID', officers: 'Petugas' },
    feesTitle: 'Biaya',
    free: 'Meminta informasi tidak dipungut biaya. Yang dibayar hanya penggandaan dan pengiriman, menurut ketetapan.',
    maklumatTitle: 'Maklumat pelayanan informasi publik',
    signed: (place: string) => `Ditetapkan ${place}`,
    paper: 'Unduh maklumat (PDF)',
    listen: 'Dengarkan maklumat',
    deskTitle: 'Halaman PPID',
    deskLead: 'Yang ditulis di sini tampil di /ppid pada setiap situs pemerintah ini.',
    toPage: 'Lihat halaman',
    tools: { books: 'Buku register', reports: 'Laporan', closed: 'Informasi dikecualikan' },
    fields: {
      superior: 'Atasan PPID (nama dan jabatan)',
      ppid: 'PPID (nama dan jabatan)',
      officers: 'Petugas lain, satu per baris',
      place: 'Tempat loket',
      hours: 'Jam layanan',
      fees: 'Biaya penggandaan dan ketetapannya',
      maklumat: 'Isi maklumat',
      signedBy: 'Ditandatangani oleh',
      signedTitle: 'Jabatan penanda tangan',
      signedOn: 'Tanggal penetapan',
      audio: 'Alamat rekaman suara maklumat (https://…)',
    },
    hints: {
      maklumat:
        'Rancangan sudah disiapkan; ubah sesuai keadaan. Maklumat tampil kepada umum setelah penanda tangan dan tanggalnya diisi.',
      audio: 'PerKI 1/2021 meminta maklumat yang dapat diakses penyandang disabilitas.',
    },
    draft: `Dengan ini kami menyatakan sanggup menyelenggarakan pelayanan informasi publik sesuai UU 14/2008 dan PerKI 1/2021:

mengumumkan informasi berkala, serta-merta, dan setiap saat tanpa diminta;

menjawab setiap permohonan secara tertulis dalam waktu yang ditetapkan undang-undang;

tidak memungut biaya selain penggandaan dan pengiriman;

melayani penyandang disabilitas dengan cara yang mereka perlukan.

Apabila kami tidak menepati janji ini, Anda berhak mengajukan keberatan, dan kami siap menerima sanksi sesuai peraturan.`,
    unsigned: 'Maklumat ini masih rancangan: belum ada penanda tangan atau tanggal, jadi belum tampil kepada umum.',
    save: 'Simpan',
    saved: 'Halaman PPID tersimpan.',
    undo: 'Batalkan',
    undone: 'Halaman PPID kembali seperti sebelumnya.',
    history: 'Riwayat',
    restore: 'Kembalikan ini',
    versions: { when: 'Disimpan', who: 'Oleh', what: 'Maklumat', signed: 'ditetapkan', draft: 'rancangan' },
    errors: {
      long: 'Terlalu panjang.',
      date: 'Tanggal tidak dikenali, atau lebih dari hari ini.',
      audio: 'Alamat harus lengkap dan diawali https://.',
    },
  },
  en: {
    title: 'Public information service (PPID)',
    lead: (name) =>
      `You have the right to know what ${name} does with your money and its powers (UU 14/2008). Ask here, at the counter, by phone or by letter. Asking is free.`,
    tasks: {
      ask: ['Ask for information', 'Fill in a form, get a number and the date of the answer'],
      track: ['Follow a request', 'With your number and key'],
      list: ['List of public information', 'What you look for may be published already'],
      answers: ['Requests that were answered', 'What others asked and what we answered'],
      closed: ['Exempt information', 'What is closed, why, and until when'],
      object: ['Object', 'When periodic information is missing; to an answer, on the tracking page'],
      reports: ['Reports', 'How many requests were answered, and how fast'],
    },
    howTitle: 'The steps and their lawful times',
    askStep: 'Ask',
    askText: 'Say which information you want and what for. You get a registration number.',
    steps: {
      'disclosure.answer': 'We answer in writing',
      'disclosure.objection-filing': 'Object when you are not content',
      'disclosure.objection-answer': 'The superior of the PPID decides',
      'disclosure.dispute': 'Dispute before the Komisi Informasi',
    },
    within: (time) => `Within ${time}.`,
    extension: (time) => `May be extended once, by ${time}, with a written reason.`,
    units: { 'working-days': 'working days', 'calendar-days': 'days', months: 'months', hours: 'hours' },
    waysTitle: 'How to reach us',
    way: { place: 'Counter', hours: 'Hours', address: 'Letters', phone: 'Phone', email: 'Mail', whatsapp: 'WhatsApp' },
    whoTitle: 'Who serves you',
    who: { superior: 'Superior of the PPID', ppid: 'PPID', officers: 'Officers' },
    feesTitle: 'Fees',
    free: 'Asking is free. Only copying and sending may cost something, as the decree says.',
    maklumatTitle: 'Service pledge (maklumat)',
    signed: (place) => `Given ${place}`,
    paper: 'Download the pledge (PDF)',
    listen: 'Listen to the pledge',
    deskTitle: 'Page of the PPID',
    deskLead: 'What is written here stands at /ppid on each site of this government.',
    toPage: 'See the page',
    tools: { books: 'Register books', reports: 'Reports', closed: 'Exempt information' },
    fields: {
      superior: 'Superior of the PPID (name and office)',
      ppid: 'PPID (name and office)',
      officers: 'Other officers, one a line',
      place: 'Where the counter is',
      hours: 'Hours',
      fees: 'What copies cost, and by which decree',
      maklumat: 'Text of the pledge',
      signedBy: 'Signed by',
      signedTitle: 'Office of the one who signed',
      signedOn: 'Day on which it was given',
      audio: 'Address of the pledge read aloud (https://…)',
    },
    hints: {
      maklumat: 'A draft stands there; change it as need be. The public sees it once it has a signature and a date.',
      audio: 'PerKI 1/2021 wants a pledge that persons with disabilities can use.',
    },
    draft: `We pledge to serve the public's right to information as UU 14/2008 and PerKI 1/2021 want it:

to publish periodic, immediate and always available information without being asked;

to answer every request in writing within the lawful time;

to charge nothing but copying and sending;

to serve persons with disabilities in the way that they need.

When we do not keep this pledge, you may object, and we take the consequences that the law provides.`,
    unsigned: 'This pledge is a draft: without signature or date the public does not see it.',
    save: 'Save',
    saved: 'The page of the PPID is saved.',
    undo: 'Undo',
    undone: 'The page of the PPID is as it was before.',
    history: 'History',
    restore: 'Restore this',
    versions: { when: 'Saved', who: 'By', what: 'Pledge', signed: 'signed', draft: 'draft' },
    errors: {
      long: 'Too long.',
      date: 'The date is not understood, or lies ahead.',
      audio: 'The address must be whole and begin with https://.',
    },
  },
});
