import type { Examples } from './gallery-examples.ts';
import { Avatar } from './photo.tsx';

export const examples: Examples = {
  'tanpa potret': () => (
    <div class="flex items-center gap-4">
      <Avatar name="Dr. H. Ahmad Fauzi, S.H., M.Si." size="large" />
      <p>
        <strong>Dr. H. Ahmad Fauzi, S.H., M.Si.</strong>
        <br />
        Kepala Dinas
      </p>
    </div>
  ),
  'satu kata': () => <Avatar name="Sumarni" />,
  'tanpa nama': () => <Avatar name="" />,
};
