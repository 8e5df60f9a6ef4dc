import type { Examples } from './gallery-examples.ts';
import { Progress } from './progress.tsx';

export const examples: Examples = {
  'sedang berjalan': () => <Progress language="id" label="Memuat desa" done={1250} total={4240} />,
  'belum ada yang perlu dikerjakan': () => <Progress language="en" label="Loading villages" done={0} total={0} />,
};
