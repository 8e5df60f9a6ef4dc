import type { VNode } from 'preact';
import { ButtonLink } from '../../../platform/ui/button.tsx';
import { Notice } from '../../../platform/ui/notice.tsx';
import { PageHeading } from '../../../platform/ui/page-heading.tsx';
import type { Language } from '../../../platform/ui/texts.ts';
import { followTexts } from '../texts.ts';

interface FollowPageProps {
  readonly language: Language;
  readonly lead: string;
  /** Null when the site cannot be followed from other servers. */
  readonly handle: string | null;
}

/** How to follow a site: by its handle, and by its feeds. */
export function FollowPage({ language, lead, handle }: FollowPageProps): VNode {
  const words = followTexts(language);
  return (
    <>
      <PageHeading title={words.title} lead={lead} />
      <div class="max-w-text space-y-10">
        <section aria-labelledby="sosial">
          <h2 id="sosial" class="text-2xl">
            {words.social}
          </h2>
          <div class="mt-3">
            {handle === null ? <Notice tone="notice">{words.socialOff}</Notice> : <Handle {...{ language, handle }} />}
          </div>
        </section>
        <section aria-labelledby="umpan">
          <h2 id="umpan" class="text-2xl">
            {words.feeds}
          </h2>
          <p class="mt-2 text-muted">{words.feedsHow}</p>
          <div class="mt-4 flex flex-wrap gap-2">
            <ButtonLink href="/umpan/rss.xml" kind="secondary" icon="rss">
              {words.rss}
            </ButtonLink>
            <ButtonLink href="/umpan/atom.xml" kind="secondary" icon="rss">
              {words.atom}
            </ButtonLink>
            <ButtonLink href="/umpan/feed.json" kind="secondary" icon="rss">
              {words.json}
            </ButtonLink>
          </div>
        </section>
        <p class="text-muted">
          {words.ask}{' '}
          <a href="/tanya" class="link">
            {words.askLink}
          </a>
        </p>
      </div>
    </>
  );
}

function Handle({ language, handle }: { readonly language: Language; readonly handle: string }): VNode {
  const words = followTexts(language);
  return (
    <>
      <p>{words.socialHow}</p>
      <p class="mt-4 font-semibold">{words.handle}</p>
      <p class="surface mt-1 p-3 font-mono text-[0.9375em] wrap-anywhere select-all">{handle}</p>
      <p class="mt-3 text-muted">{words.socialKept}</p>
    </>
  );
}
