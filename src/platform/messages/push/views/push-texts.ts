import { defineTexts } from '../../../ui/texts.ts';

/** Texts of notices on devices. */
export const pushTexts = defineTexts({
  id: {
    title: 'Perangkat ini dan lainnya',
    lead: 'Pemberitahuan muncul di layar ponsel atau komputer Anda, juga saat meja kerja tertutup. Tanpa perangkat, pemberitahuan dikirim lewat surel.',
    turnOn: 'Nyalakan pemberitahuan',
    waiting: 'Sebentar…',
    denied: 'Browser Anda memblokir pemberitahuan. Izinkan untuk situs ini di pengaturan browser, lalu coba lagi.',
    failed: 'Pemberitahuan tidak dapat dinyalakan di perangkat ini. Coba lagi nanti, atau pilih surel.',
    turnedOn: 'Pemberitahuan menyala di perangkat ini.',
    unreadable: 'Browser ini memberi alamat pemberitahuan yang tidak dapat dipakai.',
    notPublic:
      'Alamat pemberitahuan dari browser ini tidak diterima: harus https, terbuka di internet, dan milik layanan yang dikenal.',
    caption: 'Perangkat yang menerima pemberitahuan',
    device: 'Perangkat',
    added: 'Dinyalakan',
    action: 'Tindakan',
    remove: 'Matikan',
    removed: 'Pemberitahuan di perangkat itu dimatikan.',
    none: 'Belum ada perangkat.',
    unknownDevice: 'Perangkat tanpa nama',
  },
  en: {
    title: 'This device and others',
    lead: 'Notices appear on your phone or computer, also while the desk is closed. Without a device they are sent by mail.',
    turnOn: 'Turn notices on',
    waiting: 'One moment…',
    denied: 'Your browser blocks notices. Allow them for this site in its settings, then try again.',
    failed: 'Notices cannot be turned on here. Try again later, or choose mail.',
    turnedOn: 'Notices are on for this device.',
    unreadable: 'This browser gave a notice address that cannot be used.',
    notPublic:
      'The notice address of this browser is not accepted: it has to be https, public, and of a known service.',
    caption: 'Devices that get notices',
    device: 'Device',
    added: 'Turned on',
    action: 'Action',
    remove: 'Turn off',
    removed: 'Notices on that device are off.',
    none: 'There is no device yet.',
    unknownDevice: 'A device without a name',
  },
});
