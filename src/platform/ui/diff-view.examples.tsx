import { DiffView } from './diff-view.tsx';
import type { Examples } from './gallery-examples.ts';

const before = 'Loket buka Senin sampai Jumat pukul 08.00 sampai 15.00.\nBawa fotokopi KTP.';
const after = 'Loket buka Senin sampai Kamis pukul 08.00 sampai 15.30.\nTidak perlu fotokopi <b>KTP</b>.';

export const examples: Examples = {
  berbeda: () => <DiffView language="id" before={before} after={after} />,
  sama: () => <DiffView language="id" before={before} after={before} />,
  'dari kosong': () => <DiffView language="en" before="" after={after} />,
};
