import { defineTexts } from '../../../platform/ui/texts.ts';

/** Words of the map at the desk and of the public status page. */
export const mapTexts = defineTexts({
  id: {
    title: 'Peta dan pohon jaringan',
    lead: 'Kantor pada tempatnya, dan lewat mana masing-masing tersambung.',
    map: 'Peta kantor menurut keadaan sambungannya',
    tree: 'Pohon jaringan',
    noMap: 'Belum ada kantor yang posisinya tercatat',
    noMapHint: 'Isi lintang dan bujur lokasi di inventaris.',
    unplaced: (count: number) => `${count} lokasi dipantau tetapi posisinya belum tercatat.`,
    noGround: 'Batas wilayah belum diimpor; pengelola server melakukannya dengan perintah import-boundaries.',
    simulated: 'Simulasi: jaringan ini dibuat untuk contoh dan tidak ada sungguhan.',
    status: 'Status jaringan pemerintah',
    statusLead: (government: string) =>
      `Keadaan sambungan kantor ${government} saat ini, dari pemantauan Diskominfo sendiri.`,
    allWell: (count: number) => `Semua ${count} kantor yang dipantau tersambung.`,
    notWell: (count: number, total: number) => `${count} dari ${total} kantor yang dipantau tidak tersambung.`,
    unknown: (count: number, total: number) =>
      `Keadaan ${count} dari ${total} kantor yang dipantau belum diketahui; tidak ada gangguan yang tercatat.`,
    nothing: 'Pemerintah ini belum memantau jaringannya di sini',
    now: 'Gangguan saat ini',
    none: 'Tidak ada gangguan.',
    since: (moment: string) => `Sejak ${moment}`,
    cutOff: (count: number) => `${count} tempat ikut terputus`,
    handled: 'Sedang ditangani',
    planned: 'Pemeliharaan terencana',
    read: (moment: string) => `Dibaca ${moment}. Muat ulang halaman untuk keadaan terbaru.`,
  },
  en: {
    title: 'Map and tree of the network',
    lead: 'Offices where they stand, and over what each of them is connected.',
    map: 'Map of offices by the state of their connection',
    tree: 'Tree of the network',
    noMap: 'No office has a recorded position yet',
    noMapHint: 'Fill in latitude and longitude of the location in the inventory.',
    unplaced: (count) =>
      `${count} ${count === 1 ? 'location is' : 'locations are'} watched without a recorded position.`,
    noGround: 'No boundaries were imported yet; the administrator of the server does it with import-boundaries.',
    simulated: 'Simulation: this network is made up as an example and does not exist.',
    status: 'Status of the government network',
    statusLead: (government) => `How the offices of ${government} are connected now, by our own watch.`,
    allWell: (count) => `All ${count} offices that are watched are connected.`,
    unknown: (count, total) =>
      `How ${count} of ${total} offices that are watched stand is not known yet; no incident is recorded.`,
    notWell: (count, total) => `${count} of ${total} offices that are watched are not connected.`,
    nothing: 'This government does not watch its network here yet',
    now: 'Incidents now',
    none: 'No incidents.',
    since: (moment) => `Since ${moment}`,
    cutOff: (count) => `${count} ${count === 1 ? 'place is' : 'places are'} cut off with it`,
    handled: 'Being handled',
    planned: 'Planned maintenance',
    read: (moment) => `Read ${moment}. Load the page again for the latest.`,
  },
});
