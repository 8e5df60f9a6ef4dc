import type { ContentFacts } from './content.ts';

/** The words of a content in which a shared fact may be quoted. */
export interface QuotingText {
  readonly title: string;
  readonly summary: string;
  /** As written, with `{{fakta:kunci}}`. */
  readonly sourceHtml: string;
  readonly facts: ContentFacts;
}

/** The same words as the public reads them, still to be cleaned. */
export interface FilledText {
  readonly title: string;
  readonly summary: string;
  readonly bodyHtml: string;
  readonly facts: ContentFacts;
}

const TOKEN = /\{\{\s*fakta:([a-z0-9]+(?:-[a-z0-9]+)*)\s*\}\}/g;
const LONGEST_TITLE = 200;

/** Which facts a content quotes, each once, in no order. */
export function quotedFacts(text: QuotingText): readonly string[] {
  const quoting = [text.title, text.summary, text.sourceHtml, ...plainParts(text.facts)].join('\n');
  return [...new Set([...quoting.matchAll(TOKEN)].map(([, key = '']) => key))];
}

/** Fills the facts in. A key that is not among the values stays as it was written, for {@link missingFacts} to find. */
export function fillFacts(text: QuotingText, values: ReadonlyMap<string, string>): FilledText {
  const plain = (written: string) => written.replaceAll(TOKEN, (token, key: string) => values.get(key) ?? token);
  const markup = (written: string) =>
    written.replaceAll(TOKEN, (token, key: string) => escapeHtml(values.get(key) ?? token));
  return {
    title: plain(text.title).slice(0, LONGEST_TITLE),
    summary: plain(text.summary),
    bodyHtml: markup(text.sourceHtml),
    facts: fillParts(text.facts, plain),
  };
}

/** The keys that a content quotes and no fact has. */
export function missingFacts(text: QuotingText, values: ReadonlyMap<string, string>): readonly string[] {
  return quotedFacts(text).filter((key) => !values.has(key));
}

function plainParts({ location, warning }: ContentFacts): readonly string[] {
  return [location ?? '', ...(warning ? Object.values(warning) : [])];
}

function fillParts(facts: ContentFacts, fill: (text: string) => string): ContentFacts {
  const { location, warning } = facts;
  return {
    ...facts,
    ...(location !== undefined && { location: fill(location) }),
    ...(warning && {
      warning: {
        danger: fill(warning.danger),
        affected: fill(warning.affected),
        avoid: fill(warning.avoid),
        help: fill(warning.help),
      },
    }),
  };
}

/** Text as it may stand in HTML, between tags or in a quoted attribute. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
