import type { VNode } from 'preact';
import type { PageLink } from './page-link.ts';
import { frameTexts } from './public-frame-texts.ts';
import type { Language } from './texts.ts';

interface BreadcrumbsProps {
  readonly language: Language;
  /** From the home page to the page above this one; this page itself is its heading. */
  readonly links: readonly PageLink[];
}

/** The way back up. */
export function Breadcrumbs({ language, links }: BreadcrumbsProps): VNode {
  return (
    <nav
      aria-label={frameTexts(language).breadcrumbs}
      class="breadcrumbs no-print -mt-4 mb-4 py-0 text-base text-muted"
    >
      <ol class="flex-wrap whitespace-normal">
        {links.map(({ label, href }) => (
          <li key={href}>
            <a href={href} class="min-h-11 px-1">
              {label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
