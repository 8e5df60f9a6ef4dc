import { defineTexts } from '../../platform/ui/texts.ts';

/** The states in words. */
export const stateTexts = defineTexts({
  id: {
    up: 'Tersambung',
    down: 'Putus',
    unreachable: 'Ikut terputus',
    unknown: 'Tidak diketahui',
    maintenance: 'Sedang dipelihara',
  },
  en: {
    up: 'Connected',
    down: 'Down',
    unreachable: 'Cut off',
    unknown: 'Unknown',
    maintenance: 'Under maintenance',
  },
});
