import type { VNode } from 'preact';
import { Badge } from './badge.tsx';
import type { Tone } from './notice.tsx';
import { Photo, type PhotoContent } from './photo.tsx';

interface TeaserProps {
  readonly title: string;
  readonly href: string;
  readonly summary?: string | null | undefined;
  /** How fresh it is and whose: "diperbarui 3 hari lalu · Dinas Kesehatan". */
  readonly freshness: string;
  readonly photo?: PhotoContent | null | undefined;
  readonly badge?: { readonly tone: Tone; readonly label: string } | null | undefined;
  readonly headingLevel?: 2 | 3;
}

/** A piece of news or information in a list; the whole of it leads to the page. */
export function Teaser({ title, href, summary, freshness, photo, badge, headingLevel = 3 }: TeaserProps): VNode {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <article class="relative flex gap-5 py-5">
      <div class="min-w-0 flex-1">
        {badge && (
          <p class="mb-2">
            <Badge tone={badge.tone}>{badge.label}</Badge>
          </p>
        )}
        <Heading class="text-[1.125em] leading-snug">
          <a href={href} class="after:absolute after:inset-0 hover:underline">
            {title}
          </a>
        </Heading>
        {summary && <p class="mt-1 line-clamp-2 text-[0.9375em]">{summary}</p>}
        <p class="mt-2 text-[0.8125em] text-muted">{freshness}</p>
      </div>
      {photo && (
        <div class="w-24 shrink-0 sm:w-36">
          <Photo photo={photo} />
        </div>
      )}
    </article>
  );
}
