import type { Examples } from './gallery-examples.ts';
import { Icon, iconNames } from './icon.tsx';
import { Roof } from './roof.tsx';

export const examples: Examples = {
  'semua ikon': () => (
    <ul class="grid grid-cols-2 gap-3 text-sm sm:grid-cols-4 lg:grid-cols-6">
      {iconNames.map((name) => (
        <li key={name} class="flex items-center gap-2">
          <Icon name={name} class="size-6 text-primary" />
          {name}
        </li>
      ))}
    </ul>
  ),
  'atap joglo': () => (
    <div class="flex items-end gap-6">
      <Roof class="w-8" />
      <Roof class="w-16" />
      <Roof class="w-40" />
    </div>
  ),
};
