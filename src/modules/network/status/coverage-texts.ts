import { defineTexts } from '../../../platform/ui/texts.ts';

/** Words of the public page of coverage. */
export const publicCoverageTexts = defineTexts({
  id: {
    title: 'Cakupan jaringan pemerintah',
    lead: (government: string) =>
      `Kantor ${government} mana yang sudah punya jaringan lokal (LAN) dan sambungan (WAN), berapa Mbps, dan berapa targetnya.`,
    target: (mbps: string, lan: boolean) => `Target: ${mbps} Mbps${lan ? ' dan LAN' : ''} untuk setiap kantor.`,
    proposed: 'Target ini masih usulan.',
    sample: 'Sebagian data ini contoh dan tidak ada sungguhan.',
    wan: 'Sambungan (WAN)',
    mbps: 'Mbps',
    nothing: 'Pemerintah ini belum mencatat jaringannya di sini',
    status: 'Keadaan jaringan saat ini',
    link: 'Cakupan jaringan: kantor mana yang sudah tersambung, berapa Mbps',
  },
  en: {
    title: 'Coverage of the government network',
    lead: (government: string) =>
      `Which offices of ${government} have a local network (LAN) and a connection (WAN), how many Mbps, and the target.`,
    target: (mbps: string, lan: boolean) => `Target: ${mbps} Mbps${lan ? ' and a LAN' : ''} for every office.`,
    proposed: 'This target is only proposed.',
    sample: 'Some of these data are made up as an example.',
    wan: 'Connection (WAN)',
    mbps: 'Mbps',
    nothing: 'This government has not recorded its network here yet',
    status: 'How the network stands now',
    link: 'Coverage of the network: which offices are connected, with how many Mbps',
  },
});
