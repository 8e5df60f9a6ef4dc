import { defineTexts } from '../../../platform/ui/texts.ts';

/** Why a record cannot be kept, though each field alone is right. */
export const checkTexts = defineTexts({
  id: {
    overlap: (others: string) =>
      `Bertumpang tindih dengan ${others}. Jadikan yang lebih besar “wadah”, atau ubah salah satunya.`,
    loop: 'Lokasi atau ruang tidak dapat berada di dalam dirinya sendiri, juga tidak melalui yang lain.',
    bothDegrees: 'Isi lintang dan bujur bersama-sama, atau kosongkan keduanya.',
    endsEarly: 'Tanggal berakhir harus sama dengan atau sesudah tanggal mulai.',
    sameEnds: 'Kedua ujung tidak boleh sama.',
    otherPlace: 'Tidak berada di lokasi yang dipilih.',
    otherDevice: 'Port itu milik perangkat lain.',
    notAllowed: 'Anda tidak berwenang atas lokasi ini.',
    stillUsed: 'Masih dipakai oleh catatan lain. Pindahkan atau hapus yang itu dahulu.',
    taken: {
      device_management: 'Alamat kelola ini sudah dipakai perangkat lain.',
      device_serial: 'Nomor seri ini sudah tercatat pada perangkat lain.',
      interface_name: 'Perangkat ini sudah mempunyai port bernama sama.',
      link_watch: 'Alamat pantau ini sudah dipakai sambungan lain.',
      link_name: 'Nomor sirkuit atau nama ini sudah tercatat.',
      contract_number: 'Kontrak dengan nomor ini sudah tercatat.',
      provider_name: 'Penyedia bernama sama sudah tercatat.',
      address_host: 'Alamat ini sudah tercatat.',
      prefix_prefix: 'Prefiks ini sudah tercatat.',
    },
  },
  en: {
    overlap: (others) => `Overlaps with ${others}. Make the larger one a “container”, or change one of them.`,
    loop: 'A location or room cannot stand within itself, nor by way of others.',
    bothDegrees: 'Fill in latitude and longitude together, or leave both empty.',
    endsEarly: 'The end must be on or after the start.',
    sameEnds: 'The two ends cannot be the same.',
    otherPlace: 'Does not stand at the chosen location.',
    otherDevice: 'That interface belongs to another device.',
    notAllowed: 'You have no authority over this location.',
    stillUsed: 'Other records still point to it. Move or remove those first.',
    taken: {
      device_management: 'Another device uses this management address.',
      device_serial: 'This serial number is recorded for another device.',
      interface_name: 'The device has an interface of this name.',
      link_watch: 'Another link uses this watch address.',
      link_name: 'This circuit number or name is recorded already.',
      contract_number: 'A contract of this number is recorded already.',
      provider_name: 'A provider of this name is recorded already.',
      address_host: 'This address is recorded already.',
      prefix_prefix: 'This prefix is recorded already.',
    },
  },
});

/** The field at which a broken rule of the database is shown, by the rule's name. */
export const TAKEN_FIELDS = {
  device_management: 'alamat kelola',
  device_serial: 'seri',
  interface_name: 'nama',
  link_watch: 'alamat pantau',
  link_name: 'nomor',
  contract_number: 'nomor',
  provider_name: 'nama',
  address_host: 'alamat',
  prefix_prefix: 'prefiks',
} as const;
