import type { VNode } from 'preact';
import { ButtonLink } from '../../../../platform/ui/button.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import { type ComparedPart, ComparedParts } from '../../desk/views/versions-page.tsx';
import { copyTexts } from '../texts.ts';

interface SourcePageProps {
  readonly language: Language;
  readonly contentId: string;
  readonly from: number;
  readonly to: number;
  readonly parts: readonly ComparedPart[];
}

/** What has changed in the page from which one was copied. */
export function SourcePage({ language, contentId, from, to, parts }: SourcePageProps): VNode {
  const words = copyTexts(language);
  const actions = (
    <ButtonLink href={`/meja/isi/${contentId}`} icon="pencil">
      {words.toOwn}
    </ButtonLink>
  );
  return (
    <>
      <PageHeading title={words.compareTitle} lead={words.compareLead(from, to)} actions={actions} />
      <h2 class="text-xl">{words.differences}</h2>
      <ComparedParts language={language} parts={parts} />
    </>
  );
}
