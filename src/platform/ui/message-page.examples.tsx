import type { Examples } from './gallery-examples.ts';
import { MessagePage } from './message-page.tsx';

const incident = '0199f3a2-7c1e-7d0a-9a51-3b8f6f0d2c11';

export const examples: Examples = {
  'tidak ditemukan': ({ assets }) => (
    <MessagePage language="id" status={404} incident={null} stylesheet={assets.stylesheet} />
  ),
  'kesalahan kami dengan nomor kejadian': ({ assets }) => (
    <MessagePage language="id" status={500} incident={incident} stylesheet={assets.stylesheet} />
  ),
  'terlalu banyak permintaan, bahasa Inggris': ({ assets }) => (
    <MessagePage language="en" status={429} incident={null} stylesheet={assets.stylesheet} />
  ),
  'status yang tidak dikenal': ({ assets }) => (
    <MessagePage language="id" status={418} incident={null} stylesheet={assets.stylesheet} />
  ),
};
