import type { VNode } from 'preact';
import { Badge } from '../../../../platform/ui/badge.tsx';
import { DescriptionList } from '../../../../platform/ui/description-list.tsx';
import { formatFileSize } from '../../../../platform/ui/format.ts';
import { Icon } from '../../../../platform/ui/icon.tsx';
import { Notice } from '../../../../platform/ui/notice.tsx';
import { Photo } from '../../../../platform/ui/photo.tsx';
import { Prose } from '../../../../platform/ui/prose.tsx';
import type { AttachedFile, AttachedPicture, WarningFacts } from '../../content.ts';
import { photoOf } from '../addresses.ts';
import type { PublicContent } from '../item-queries.ts';
import { contentTexts } from './content-texts.ts';
import { FreshnessLine } from './freshness-line.tsx';
import { ItemList, type ListContext, momentOf } from './items.tsx';
import { publicTexts } from './public-texts.ts';

interface ContentPageProps {
  readonly context: ListContext;
  readonly content: PublicContent;
  /** Whose it is: the title of the site. */
  readonly unitTitle: string;
  /** Shown to the holder of a preview link only. */
  readonly isPreview?: boolean;
}

/** One content in full. */
export function ContentPage({ context, content, unitTitle, isPreview }: ContentPageProps): VNode {
  const words = contentTexts(context.language);
  const { facts } = content;
  return (
    <>
      {isPreview && (
        <div class="mb-8">
          <Notice tone="warning" title={words.preview}>
            {words.previewLink}
          </Notice>
        </div>
      )}
      <article>
        <Heading context={context} content={content} unitTitle={unitTitle} />
        {facts.cover && content.kind !== 'photo' && (
          <div class="mb-8 max-w-3xl">
            <Photo photo={photoOf(facts.cover, '(min-width: 48rem) 48rem, 100vw')} isFirstView />
          </div>
        )}
        <WarningParts context={context} content={content} />
        <EventFacts context={context} content={content} />
        {content.bodyHtml !== '' && <Prose sanitizedHtml={content.bodyHtml} />}
        <Pictures pictures={facts.pictures ?? []} />
        <Files context={context} files={facts.files ?? []} />
      </article>
      {content.related.length > 0 && (
        <aside class="no-print mt-16 max-w-3xl border-t border-base-300 pt-8">
          <h2 class="text-2xl">{words.related(publicTexts(context.language).kinds[content.kind])}</h2>
          <ItemList context={context} items={content.related} />
        </aside>
      )}
    </>
  );
}

function Heading({ context, content, unitTitle }: Omit<ContentPageProps, 'isPreview'>): VNode {
  const words = publicTexts(context.language);
  return (
    <header class="mb-8 max-w-text">
      {(content.isWarning || content.isSample) && (
        <p class="mb-3 flex flex-wrap gap-2">
          {content.isWarning && <Badge tone="warning">{words.warning}</Badge>}
          {content.isSample && <Badge tone="neutral">{words.sample}</Badge>}
        </p>
      )}
      <h1 class="text-3xl sm:text-4xl">{content.title}</h1>
      {content.summary && <p class="mt-3 text-[1.0625em] text-muted">{content.summary}</p>}
      <FreshnessLine context={context} content={content} unitTitle={unitTitle} />
    </header>
  );
}

interface PartProps {
  readonly context: ListContext;
  readonly content: PublicContent;
}

const WARNING_PARTS = ['danger', 'affected', 'avoid', 'help'] as const satisfies readonly (keyof WarningFacts)[];

function WarningParts({ context, content }: PartProps): VNode | null {
  const { warning } = content.facts;
  if (!content.isWarning) return null;
  const words = contentTexts(context.language);
  const told = WARNING_PARTS.filter((part) => (warning?.[part] ?? '') !== '');
  const isOver = content.endsAt !== null && Temporal.Instant.compare(content.endsAt, context.now) <= 0;
  const facts = told.map((part) => ({ term: words[part], value: warning?.[part] ?? '' }));
  const period = { term: words.period, value: periodOf(context, content) };
  return (
    <div class="mb-8 max-w-3xl space-y-6">
      {isOver && <Notice tone="notice">{words.over}</Notice>}
      <DescriptionList facts={[...facts, period]} />
    </div>
  );
}

function periodOf(context: ListContext, { startsAt, endsAt, firstPublishedAt }: PublicContent): string {
  const words = contentTexts(context.language);
  const from = momentOf(context, startsAt ?? firstPublishedAt);
  return endsAt === null ? words.since(from) : words.sinceUntil(from, momentOf(context, endsAt));
}

function EventFacts({ context, content }: PartProps): VNode | null {
  const { kind, startsAt, endsAt, facts } = content;
  if (kind !== 'agenda') return null;
  const words = contentTexts(context.language);
  const when =
    startsAt &&
    (endsAt ? words.until(momentOf(context, startsAt), momentOf(context, endsAt)) : momentOf(context, startsAt));
  const told = [
    ...(when ? [{ term: words.when, value: when }] : []),
    ...(facts.location ? [{ term: words.where, value: facts.location }] : []),
  ];
  return (
    <div class="mb-8 max-w-3xl">
      <DescriptionList facts={told} />
    </div>
  );
}

function Pictures({ pictures }: { readonly pictures: readonly AttachedPicture[] }): VNode | null {
  if (pictures.length === 0) return null;
  return (
    <ul class="mt-8 grid gap-6 sm:grid-cols-2">
      {pictures.map((picture) => (
        <li key={picture.fileId}>
          <figure>
            <Photo photo={photoOf({ ...picture, alt: '' }, '(min-width: 40rem) 33rem, 100vw')} />
            {picture.alt && <figcaption class="mt-2 text-base text-muted">{picture.alt}</figcaption>}
          </figure>
        </li>
      ))}
    </ul>
  );
}

function Files({
  context,
  files,
}: {
  readonly context: ListContext;
  readonly files: readonly AttachedFile[];
}): VNode | null {
  if (files.length === 0) return null;
  const words = contentTexts(context.language);
  return (
    <section class="mt-8 max-w-3xl">
      <h2 class="text-xl">{words.files}</h2>
      <ul class="mt-3 space-y-2">
        {files.map((file) => (
          <li key={file.fileId}>
            <a
              href={`/berkas/${file.fileId}/${encodeURIComponent(file.fileName ?? file.name)}`}
              class="surface flex min-h-14 items-center gap-4 px-4 py-2 hover:border-primary"
            >
              <Icon name="download" class="text-primary" />
              <span class="min-w-0">
                <span class="block font-semibold">{file.name}</span>
                <span class="block text-base text-muted">
                  {words.fileKind(typeName(file.mimeType), formatFileSize(file.sizeBytes, context.language))}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'text/csv': 'CSV',
  'text/plain': 'TXT',
  'image/webp': 'WebP',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
  'application/vnd.oasis.opendocument.text': 'ODT',
  'application/vnd.oasis.opendocument.spreadsheet': 'ODS',
};

/** A type as people call it: `PDF`. */
function typeName(mimeType: string): string {
  return TYPE_NAMES[mimeType] ?? (mimeType.split('/').at(-1) ?? mimeType).toUpperCase();
}
