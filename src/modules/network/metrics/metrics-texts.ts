import { defineTexts } from '../../../platform/ui/texts.ts';

/** Words of the page that hands the readings to other tools. */
export const metricsTexts = defineTexts({
  id: {
    title: 'Prometheus dan VictoriaMetrics',
    lead: 'Bagi yang sudah punya Prometheus, VictoriaMetrics, atau Grafana: angka jaringan dapat dibaca dari sini, atau dikirim ke sana.',
    read: 'Dibaca dari sini (OpenMetrics)',
    readText: 'Arahkan Prometheus ke alamat ini dengan kunci sebagai bearer token:',
    keyNone: 'Belum ada kunci, jadi alamat itu belum menjawab siapa pun.',
    keyMade: (at: string) => `Kunci dibuat ${at}. Kunci yang hilang tidak dapat ditampilkan lagi; buat yang baru.`,
    renew: 'Buat kunci baru',
    renewSure: 'Kunci lama langsung tidak berlaku.',
    newKey: 'Kunci baru',
    newKeyText: 'Salin sekarang. Kunci ini hanya ditampilkan sekali.',
    back: 'Kembali',
    send: 'Dikirim ke sana (remote write)',
    sendText:
      'Setiap menit, hasil pemeriksaan yang baru dikirim dengan Prometheus remote write 1.0. Catatan susulan dari agen tidak ikut dikirim.',
    url: 'Alamat penerima',
    urlHint:
      'Misalnya http://10.1.2.3:9090/api/v1/write. Alamat mesin ini sendiri ditolak, kecuali diizinkan pengelola server.',
    authorization: 'Cara masuk',
    authorizations: { none: 'Tanpa kata sandi', basic: 'Nama dan kata sandi (basic)', bearer: 'Token (bearer)' },
    secret: 'Rahasia',
    secretHint: 'nama:kata-sandi, atau token. Disimpan tersegel dan tidak ditampilkan lagi. Kosongkan agar tetap.',
    isOn: 'Kirim hasil pemeriksaan',
    save: 'Simpan',
    saved: 'Tersimpan.',
    trial: 'Uji kirim',
    trialGood: 'Penerima menerima kiriman uji.',
    trialBad: (why: string) => `Kiriman uji gagal: ${why}.`,
    state: 'Keadaan',
    states: { on: 'Mengirim', off: 'Tidak mengirim' },
    until: 'Terkirim sampai',
    last: 'Kiriman terakhir',
    counted: 'Hasil pemeriksaan terkirim',
    dropped: 'Ditolak penerima dan dilepas',
    problem: 'Masalah terakhir',
    next: 'Dicoba lagi',
    never: 'belum pernah',
    problems: {
      forbidden: 'alamat itu tidak boleh dikirimi dari sini',
      econnrefused: 'sambungan ditolak',
      enotfound: 'nama tidak ditemukan di DNS',
      timeouterror: 'tidak ada jawaban sampai batas waktu',
      status: (code: string) => `penerima menjawab dengan kode ${code}`,
      other: (code: string) => `tidak tersambung (${code})`,
    },
    faults: {
      url: 'Tulis alamat yang mulai dengan http:// atau https://, tanpa kata sandi di dalamnya.',
      authorization: 'Pilih cara masuk.',
      secret: 'Isi rahasianya.',
    },
  },
  en: {
    title: 'Prometheus and VictoriaMetrics',
    lead: 'For those who keep Prometheus, VictoriaMetrics or Grafana: the figures of the network are read here, or sent there.',
    read: 'Read here (OpenMetrics)',
    readText: 'Point Prometheus at this address, with the key as bearer token:',
    keyNone: 'There is no key yet, so that address answers nobody.',
    keyMade: (at: string) => `The key was made ${at}. A lost key cannot be shown again; make a new one.`,
    renew: 'Make a new key',
    renewSure: 'The former key ends at once.',
    newKey: 'New key',
    newKeyText: 'Copy it now. This key is shown once.',
    back: 'Back',
    send: 'Sent there (remote write)',
    sendText:
      'New readings are sent each minute by Prometheus remote write 1.0. What agents deliver later is not sent.',
    url: 'Address of the receiver',
    urlHint:
      'For example http://10.1.2.3:9090/api/v1/write. This very machine is refused unless who runs it allows it.',
    authorization: 'Signing in',
    authorizations: { none: 'Without a password', basic: 'Name and password (basic)', bearer: 'Token (bearer)' },
    secret: 'Secret',
    secretHint: 'name:password, or the token. Kept sealed and never shown again. Leave empty to keep it.',
    isOn: 'Send readings',
    save: 'Save',
    saved: 'Saved.',
    trial: 'Send a trial',
    trialGood: 'The receiver took the trial.',
    trialBad: (why: string) => `The trial failed: ${why}.`,
    state: 'State',
    states: { on: 'Sending', off: 'Not sending' },
    until: 'Sent until',
    last: 'Sent last',
    counted: 'Readings sent',
    dropped: 'Refused by the receiver and given up',
    problem: 'Last problem',
    next: 'Next try',
    never: 'never',
    problems: {
      forbidden: 'nothing may be sent to that address from here',
      econnrefused: 'refused',
      enotfound: 'the name is not in the DNS',
      timeouterror: 'no answer in time',
      status: (code: string) => `the receiver answers with code ${code}`,
      other: (code: string) => `no connection (${code})`,
    },
    faults: {
      url: 'Write an address that begins with http:// or https://, without a password in it.',
      authorization: 'Choose how to sign in.',
      secret: 'Fill in the secret.',
    },
  },
});

/** A problem of sending in words. */
export function problemWords(problem: string, { problems }: ReturnType<typeof metricsTexts>): string {
  const [, code] = /^status-(\d+)$/.exec(problem) ?? [];
  if (code !== undefined) return problems.status(code);
  const known: Readonly<Record<string, unknown>> = problems;
  const words = known[problem];
  return typeof words === 'string' ? words : problems.other(problem);
}
