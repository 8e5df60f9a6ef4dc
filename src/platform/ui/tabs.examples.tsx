import type { Examples } from './gallery-examples.ts';
import { Tabs } from './tabs.tsx';

export const examples: Examples = {
  'lima tab dengan jumlah': () => (
    <Tabs
      label="Kelompok informasi"
      current="/informasi/setiap-saat"
      tabs={[
        { label: 'Berkala', href: '/informasi', count: 42 },
        { label: 'Serta-merta', href: '/informasi/serta-merta', count: 0 },
        { label: 'Setiap saat', href: '/informasi/setiap-saat', count: 118 },
        { label: 'Dikecualikan', href: '/informasi/dikecualikan' },
        { label: 'Semua informasi <b>publik</b>', href: '/informasi/semua' },
      ]}
    />
  ),
};
