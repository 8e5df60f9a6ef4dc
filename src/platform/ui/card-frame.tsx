import type { ComponentChildren, VNode } from 'preact';
import { Roof } from './roof.tsx';

interface CardFrameProps {
  /** Whose door this is: the government, or the product's name. */
  readonly name: string;
  readonly crestUrl?: string | null | undefined;
  readonly children: ComponentChildren;
  /** Small print under the card. */
  readonly foot?: ComponentChildren;
}

/** One card in the middle, for sign-in and other pages that stand alone. */
export function CardFrame({ name, crestUrl, children, foot }: CardFrameProps): VNode {
  return (
    <main id="isi" class="mx-auto flex min-h-dvh max-w-lg flex-col justify-center px-4 py-10">
      <a href="/" class="mb-6 flex items-center gap-4 font-heading text-lg leading-tight font-bold hover:underline">
        {crestUrl ? (
          <img src={crestUrl} alt="" width="56" height="56" class="size-14 object-contain" />
        ) : (
          <Roof class="w-14 shrink-0" />
        )}
        {name}
      </a>
      <div class="surface p-6 sm:p-8">{children}</div>
      {foot && <div class="mt-4 text-sm text-muted">{foot}</div>}
    </main>
  );
}
