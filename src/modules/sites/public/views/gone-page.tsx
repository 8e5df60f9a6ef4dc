import type { VNode } from 'preact';
import { ButtonLink } from '../../../../platform/ui/button.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { contentTexts } from './content-texts.ts';

/** Stands where a content stood that was archived (HTTP 410). */
export function GonePage({ language }: { readonly language: Language }): VNode {
  const words = contentTexts(language);
  return (
    <div class="max-w-text">
      <PageHeading title={words.goneTitle} lead={words.goneText} />
      <p>{words.goneNext}</p>
      <div class="mt-6 flex flex-wrap gap-2">
        <ButtonLink href="/">{words.home}</ButtonLink>
        <ButtonLink href="/cari" kind="secondary" icon="search">
          {words.search}
        </ButtonLink>
      </div>
    </div>
  );
}
