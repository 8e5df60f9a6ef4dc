import { defineTexts } from './texts.ts';

/** What the outbox says; `{…}` is filled in by the browser. */
export const outboxTexts = defineTexts({
  id: {
    title: 'Kiriman',
    waiting: '{n} kiriman menunggu sambungan',
    draft: 'Draf Anda dari {at} tersimpan di perangkat ini.',
    restore: 'Lanjutkan draf',
    discard: 'Buang draf',
    restored: 'Draf dipulihkan. Berkas perlu dipilih lagi.',
    offline: 'Sambungan terputus. Kiriman ini tersimpan di perangkat dan dikirim sendiri saat tersambung.',
    sending: 'Mengirim …',
    sent: '{title}: terkirim, tanda terima {number}.',
    signIn: 'Masuk lagi untuk mengirim yang menunggu.',
    refused: 'Ditolak: buka untuk memperbaiki.',
    stale: 'Belum terkirim',
    sendNow: 'Kirim sekarang',
    open: 'Buka',
    remove: 'Hapus',
    removeSure: 'Hapus kiriman yang belum terkirim ini?',
    signOutSure: 'Masih ada yang belum terkirim di perangkat ini. Keluar dan menghapusnya?',
  },
  en: {
    title: 'Outbox',
    waiting: '{n} waiting for a connection',
    draft: 'Your draft of {at} is kept on this device.',
    restore: 'Go on with it',
    discard: 'Discard it',
    restored: 'The draft is back. Files have to be chosen again.',
    offline: 'The connection was lost. This is kept on the device and sent by itself once connected.',
    sending: 'Sending …',
    sent: '{title}: sent, receipt {number}.',
    signIn: 'Sign in again to send what waits.',
    refused: 'Refused: open it to mend it.',
    stale: 'Not yet sent',
    sendNow: 'Send now',
    open: 'Open',
    remove: 'Delete',
    removeSure: 'Delete this, which was not sent?',
    signOutSure: 'Something on this device was not sent yet. Sign out and delete it?',
  },
});

/** The words by name, as the browser gets them. */
export type OutboxWords = ReturnType<typeof outboxTexts>;
