import type { ContentFacts } from '../content.ts';
import type { Version } from '../queries.ts';
import { readHtml } from './readable-html.ts';

/** The parts of a version that are read for personal data. */
export const PRIVACY_PLACES = ['title', 'summary', 'body', 'facts', 'files'] as const;
export type PrivacyPlace = (typeof PRIVACY_PLACES)[number];

/** The words of a version that the public would read. */
export type Readable = Pick<Version, 'title' | 'summary' | 'sourceHtml' | 'facts'>;

/** Each part as plain text. */
export function readParts(version: Readable): Readonly<Record<PrivacyPlace, string>> {
  return {
    title: version.title,
    summary: version.summary,
    body: readHtml(version.sourceHtml).text,
    facts: factLines(version.facts).join('\n'),
    files: nameLines(version.facts).join('\n'),
  };
}

/** The version with characters of one part changed; indexes as in {@link readParts}. */
export function changePart<T extends Readable>(version: T, place: PrivacyPlace, hidden: readonly number[]): T {
  const { facts } = version;
  if (place === 'title') return { ...version, title: hide(version.title, hidden) };
  if (place === 'summary') return { ...version, summary: hide(version.summary, hidden) };
  if (place === 'body') {
    const { places } = readHtml(version.sourceHtml);
    return {
      ...version,
      sourceHtml: hide(
        version.sourceHtml,
        hidden.flatMap((at) => places[at] ?? []),
      ),
    };
  }
  const lines = (place === 'facts' ? factLines(facts) : nameLines(facts)).join('\n');
  const masked = hide(lines, hidden).split('\n');
  return { ...version, facts: place === 'facts' ? withFacts(facts, masked) : withNames(facts, masked) };
}

function hide(text: string, hidden: readonly number[]): string {
  const units = text.split('');
  for (const at of hidden) units[at] = '•';
  return units.join('');
}

const WARNING_FIELDS = ['danger', 'affected', 'avoid', 'help'] as const;
const oneLine = (text: string) => text.replaceAll('\n', ' ');

function factLines({ location, warning }: ContentFacts): readonly string[] {
  return [location ?? '', ...WARNING_FIELDS.map((field) => warning?.[field] ?? '')].map(oneLine);
}

function withFacts(facts: ContentFacts, [location = '', danger = '', affected = '', avoid = '', help = '']: string[]) {
  return {
    ...facts,
    ...(facts.location !== undefined && { location }),
    ...(facts.warning && { warning: { danger, affected, avoid, help } }),
  };
}

function nameLines({ files = [], pictures = [] }: ContentFacts): readonly string[] {
  return [...files.map(({ name }) => name), ...pictures.map(({ alt }) => alt)].map(oneLine);
}

function withNames(facts: ContentFacts, lines: readonly string[]): ContentFacts {
  const { files, pictures } = facts;
  const first = files?.length ?? 0;
  return {
    ...facts,
    ...(files && { files: files.map((file, at) => ({ ...file, name: lines[at] ?? file.name })) }),
    ...(pictures && { pictures: pictures.map((one, at) => ({ ...one, alt: lines[first + at] ?? one.alt })) }),
  };
}
