import type { Examples } from './gallery-examples.ts';
import { Steps } from './steps.tsx';

const names = ['Yang diminta', 'Data diri', 'Cara menerima', 'Periksa'];

export const examples: Examples = {
  'langkah kedua': () => <Steps language="id" current={2} names={names} />,
  'langkah terakhir, bahasa Inggris': () => <Steps language="en" current={4} names={names} />,
};
