import { defineTexts } from '../../ui/texts.ts';

/** What the browser's script says while it talks to the device. */
export const passkeyTexts = defineTexts({
  id: {
    waiting: 'Ikuti petunjuk di perangkat Anda…',
    failed: 'Tidak berhasil. Coba lagi, atau pakai kata sandi.',
    name: 'Nama passkey',
    hint: 'Supaya Anda mengenalinya nanti, misalnya “Ponsel saya”.',
  },
  en: {
    waiting: 'Follow the instructions of your device…',
    failed: 'That did not work. Try again, or use your password.',
    name: 'Name of the passkey',
    hint: 'So that you know it again, for example “My phone”.',
  },
});
