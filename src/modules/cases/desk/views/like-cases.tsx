import type { VNode } from 'preact';
import { Button } from '../../../../platform/ui/button.tsx';
import { caseTexts } from '../case-texts.ts';
import type { CasePageProps } from './case-page.tsx';

/** Open cases that may be about the same matter, each to be opened, or to take this one in. */
export function LikeCases({ language, desk, rights }: CasePageProps): VNode | null {
  if (desk.like.length === 0) return null;
  const words = caseTexts(language);
  return (
    <section aria-labelledby="serupa">
      <h2 id="serupa" class="text-lg">
        {words.like}
      </h2>
      <ul class="mt-2 divide-y divide-base-300">
        {desk.like.map((one) => (
          <li key={one.id} class="flex flex-wrap items-center gap-3 py-2">
            <a class="target min-w-0 flex-1 basis-56 text-primary underline" href={`/meja/kasus/${one.id}`}>
              {one.number} {one.title}
            </a>
            <span class="text-muted">{one.isSamePerson ? words.samePerson : words.similar}</span>
            {rights.actions.includes('merge') && (
              <form method="post" action={`/meja/kasus/${desk.found.id}/gabung`}>
                <input type="hidden" name="nomor" value={one.number} />
                <Button kind="quiet">{words.joinInto}</Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
