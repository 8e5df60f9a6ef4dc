import type { VNode } from 'preact';
import { ButtonLink } from '../../../../platform/ui/button.tsx';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { formatAge, formatNumber } from '../../../../platform/ui/format.ts';
import { Icon } from '../../../../platform/ui/icon.tsx';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { Tabs } from '../../../../platform/ui/tabs.tsx';
import type { Language } from '../../../../platform/ui/texts.ts';
import type { FoundPage } from '../search-queries.ts';
import { searchTexts } from './search-texts.ts';

interface SearchPageProps {
  readonly language: Language;
  readonly now: Temporal.Instant;
  /** What was typed; empty before anything was. */
  readonly query: string;
  readonly isEverywhere: boolean;
  readonly siteTitle: string;
  /** Null before anything was searched. */
  readonly found: FoundPage | null;
  readonly isFirstPage: boolean;
}

/** Search over one site or the whole government. */
export function SearchPage(props: SearchPageProps): VNode {
  const { language, query, isEverywhere, found } = props;
  const words = searchTexts(language);
  const tabs = [
    { label: words.here(props.siteTitle), href: searchPath({ q: query, lingkup: 'situs' }) },
    { label: words.everywhere, href: searchPath({ q: query, lingkup: 'semua' }) },
  ];
  return (
    <div class="max-w-3xl">
      <h1 class="text-3xl">{query === '' ? words.title : words.titleFor(query)}</h1>
      <SearchForm {...props} />
      <Tabs
        label={words.scope}
        tabs={tabs}
        current={searchPath({ q: query, lingkup: isEverywhere ? 'semua' : 'situs' })}
      />
      <div class="mt-6">{found === null ? <Start language={language} /> : <Found {...props} found={found} />}</div>
    </div>
  );
}

function SearchForm({ language, query, isEverywhere }: SearchPageProps): VNode {
  const words = searchTexts(language);
  return (
    <search>
      <form
        action="/cari"
        class="relative my-6 flex gap-2"
        data-island="search-box"
        data-later="suggestions"
        data-label={words.suggestions}
      >
        <input
          type="search"
          name="q"
          value={query}
          aria-label={words.title}
          placeholder={words.example}
          maxLength={200}
          class="input h-12 min-w-0 flex-1 bg-base-100 placeholder:text-muted placeholder:opacity-100"
        />
        <input type="hidden" name="lingkup" value={isEverywhere ? 'semua' : 'situs'} />
        <button type="submit" class="btn btn-primary h-12">
          <Icon name="search" />
          {words.button}
        </button>
      </form>
    </search>
  );
}

function Start({ language }: { readonly language: Language }): VNode {
  const words = searchTexts(language);
  return (
    <EmptyState title={words.start} icon="search">
      {words.startText}
    </EmptyState>
  );
}

function Found({ found, ...props }: SearchPageProps & { readonly found: FoundPage }): VNode {
  const { language, query, isEverywhere, isFirstPage } = props;
  const words = searchTexts(language);
  if (found.hits.length === 0) {
    return (
      <EmptyState title={words.none(query)} icon="search">
        {words.noneText}
      </EmptyState>
    );
  }
  const scope = isEverywhere ? 'semua' : 'situs';
  const count = formatNumber(found.total, language);
  return (
    <>
      {found.correctedQuery !== null && <Notice tone="notice">{words.corrected(query, found.correctedQuery)}</Notice>}
      <p class="mt-4 text-base text-muted">{found.isTotalCut ? words.foundMany(count) : words.found(count)}</p>
      <Hits {...props} found={found} />
      <div class="no-print mt-6 flex flex-wrap gap-2">
        {!isFirstPage && (
          <ButtonLink href={searchPath({ q: query, lingkup: scope })} kind="secondary" icon="chevron-left">
            {words.first}
          </ButtonLink>
        )}
        {found.next !== null && (
          <ButtonLink
            href={searchPath({ q: found.correctedQuery ?? query, lingkup: scope, sesudah: found.next })}
            kind="secondary"
          >
            {words.next}
            <Icon name="chevron-right" />
          </ButtonLink>
        )}
      </div>
    </>
  );
}

function Hits({ language, now, found }: SearchPageProps & { readonly found: FoundPage }): VNode {
  const words = searchTexts(language);
  return (
    <ol class="mt-2 divide-y divide-base-300">
      {found.hits.map((hit) => (
        <li key={hit.href} class="relative py-4">
          <h2 class="text-[1.125em] leading-snug">
            <a href={hit.href} class="after:absolute after:inset-0 hover:underline">
              {hit.title}
            </a>
          </h2>
          {hit.passage.length > 0 && (
            <p class="mt-1 text-[0.9375em]">
              {hit.passage.map(({ text, isMatch }, at) =>
                isMatch ? (
                  <mark key={at} class="bg-accent/30 text-inherit">
                    {text}
                  </mark>
                ) : (
                  text
                ),
              )}
            </p>
          )}
          <p class="mt-1 text-[0.8125em] text-muted">
            {words.at(words.kinds[hit.kind] ?? hit.kind, hit.siteTitle, formatAge(hit.publishedAt, now, language))}
          </p>
        </li>
      ))}
    </ol>
  );
}

function searchPath(parts: Readonly<Record<string, string>>): string {
  return `/cari?${new URLSearchParams(parts)}`;
}
