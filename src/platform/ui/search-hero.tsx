import type { VNode } from 'preact';
import { Icon } from './icon.tsx';
import type { PageLink } from './page-link.ts';
import { Roof } from './roof.tsx';
import { defineTexts, type Language } from './texts.ts';

const texts = defineTexts({
  id: {
    title: 'Apa yang Anda butuhkan?',
    example: 'Misalnya: akta kelahiran',
    search: 'Cari',
    tasks: 'Paling sering dicari',
    suggestions: 'Saran pencarian',
  },
  en: {
    title: 'What do you need?',
    example: 'For example: birth certificate',
    search: 'Search',
    tasks: 'Most used',
    suggestions: 'Search suggestions',
  },
});

interface SearchHeroProps {
  readonly language: Language;
  /** The page's first heading; by default "Apa yang Anda butuhkan?". */
  readonly title?: string;
  /** A sentence under the heading, such as what this office does. */
  readonly lead?: string | null | undefined;
  /** The tasks that people come for most; about six. */
  readonly tasks: readonly PageLink[];
}

/** The large search at the top of a home page, with the most used tasks under it. */
export function SearchHero({ language, title, lead, tasks }: SearchHeroProps): VNode {
  const words = texts(language);
  return (
    <section class="relative rounded-box border border-base-300 bg-tint px-5 py-8 sm:px-10 sm:py-12">
      <div class="pointer-events-none absolute inset-0 overflow-hidden rounded-box">
        <Roof class="absolute right-10 bottom-0 hidden w-68 opacity-20 lg:block" />
      </div>
      <div class="relative max-w-text">
        <h1 class="text-3xl sm:text-4xl">{title ?? words.title}</h1>
        {lead && <p class="mt-3">{lead}</p>}
        <search>
          <form
            action="/cari"
            class="relative mt-6 flex gap-2"
            data-island="search-box"
            data-later="suggestions"
            data-label={words.suggestions}
          >
            <input
              type="search"
              name="q"
              aria-label={title ?? words.title}
              placeholder={words.example}
              maxLength={200}
              class="input h-14 min-w-0 flex-1 bg-base-100 placeholder:text-muted placeholder:opacity-100"
            />
            <button type="submit" class="btn btn-primary h-14 px-4 sm:px-6">
              <Icon name="search" />
              <span class="sr-only sm:not-sr-only">{words.search}</span>
            </button>
          </form>
        </search>
        {tasks.length > 0 && (
          <ul aria-label={words.tasks} class="mt-5 flex flex-wrap gap-2">
            {tasks.map(({ label, href }) => (
              <li key={href}>
                <a
                  href={href}
                  class="surface flex min-h-11 items-center px-4 text-base leading-tight hover:border-primary hover:underline"
                >
                  {label}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
