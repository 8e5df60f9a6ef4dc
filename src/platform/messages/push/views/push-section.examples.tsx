import { newId } from '../../../database/ids.ts';
import type { Examples } from '../../../ui/gallery-examples.ts';
import type { ListedDevice } from '../subscriptions.ts';
import { PushSection } from './push-section.tsx';

const props = { timeZone: 'Asia/Jakarta', publicKey: 'BNcRd', href: '/meja/akun/pemberitahuan/perangkat' };
const devices: readonly ListedDevice[] = ['Chrome · Android', '<b>Firefox</b> · Windows'].map((device) => ({
  ...{ id: newId<'push-subscription'>(), device, addedAt: Temporal.Instant.from('2026-11-23T02:00:00Z') },
}));

export const examples: Examples = {
  'dua perangkat': () => <PushSection language="id" {...props} devices={devices} />,
  'belum ada perangkat, bahasa Inggris': () => <PushSection language="en" {...props} devices={[]} />,
};
