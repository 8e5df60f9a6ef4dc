import type { VNode } from 'preact';
import { EmptyState } from '../../../../platform/ui/empty-state.tsx';
import { ListPager } from '../../../../platform/ui/list-pager.tsx';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { Photo } from '../../../../platform/ui/photo.tsx';
import { Tabs } from '../../../../platform/ui/tabs.tsx';
import type { ContentKind } from '../../content.ts';
import type { KeyPage } from '../../desk/keyset.ts';
import { photoOf } from '../addresses.ts';
import type { PublicItem } from '../items.ts';
import { ItemList, type ListContext } from './items.tsx';
import { listTexts } from './list-texts.ts';
import { publicTexts } from './public-texts.ts';

interface ListPageProps {
  readonly context: ListContext;
  readonly page: KeyPage<PublicItem>;
  /** The list without its place: `/berita`, or `/agenda?waktu=lewat`. */
  readonly path: string;
}

/** All contents of one kind of a site. */
export function KindListPage(props: ListPageProps & { readonly kind: ContentKind }): VNode {
  const { context, page, kind } = props;
  const words = publicTexts(context.language);
  return (
    <div class="max-w-3xl">
      <PageHeading title={words.kinds[kind]} />
      {kind === 'photo' && page.rows.length > 0 ? (
        <PhotoGrid context={context} items={page.rows} />
      ) : (
        <Items {...props} kind={kind} />
      )}
      <Pager {...props} />
    </div>
  );
}

/** The agenda of a site: what is to come, or what has passed. */
export function AgendaPage(props: ListPageProps): VNode {
  const { context, path } = props;
  const words = listTexts(context.language);
  const tabs = [
    { label: words.coming, href: '/agenda' },
    { label: words.past, href: '/agenda?waktu=lewat' },
  ];
  return (
    <div class="max-w-3xl">
      <PageHeading title={publicTexts(context.language).kinds.agenda} />
      <Tabs label={words.agendaTabs} tabs={tabs} current={path} />
      <div class="mt-4">
        <Items {...props} kind="agenda" />
      </div>
      <Pager {...props} />
    </div>
  );
}

/** The newest over all sites of the government. */
export function LatestPage(props: ListPageProps & { readonly governmentName: string }): VNode {
  const { context, page, governmentName } = props;
  const { language } = context;
  return (
    <div class="max-w-3xl">
      <PageHeading title={publicTexts(language).latest} lead={listTexts(language).latestLead(governmentName)} />
      {page.rows.length === 0 ? (
        <Items {...props} kind="news" />
      ) : (
        <ItemList context={context} items={page.rows} headingLevel={2} isUnitShown />
      )}
      <Pager {...props} />
    </div>
  );
}

/** Warnings of the whole government, in force and past. */
export function WarningsPage(props: ListPageProps): VNode {
  const { context, page } = props;
  const words = listTexts(context.language);
  return (
    <div class="max-w-3xl">
      <PageHeading title={publicTexts(context.language).warnings} lead={words.warningsLead} />
      {page.rows.length === 0 ? (
        <EmptyState title={words.noWarnings} icon="circle-check">
          {words.noWarningsText}
        </EmptyState>
      ) : (
        <ItemList context={context} items={page.rows} headingLevel={2} isUnitShown />
      )}
      <Pager {...props} />
    </div>
  );
}

function Items({ context, page, kind }: ListPageProps & { readonly kind: ContentKind }): VNode {
  const words = listTexts(context.language);
  if (page.rows.length > 0) return <ItemList context={context} items={page.rows} headingLevel={2} hasPhotos />;
  return <EmptyState title={words.none(publicTexts(context.language).kinds[kind])}>{words.empty[kind]}</EmptyState>;
}

function PhotoGrid({
  context,
  items,
}: {
  readonly context: ListContext;
  readonly items: readonly PublicItem[];
}): VNode {
  return (
    <ul class="grid gap-6 sm:grid-cols-2">
      {items.map((item) => (
        <li key={item.id}>
          <a href={context.links.to(item)} class="block hover:underline">
            {item.cover && <Photo photo={photoOf(item.cover, '(min-width: 40rem) 24rem, 100vw')} />}
            <span class="mt-2 block font-heading font-bold">{item.title}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Pager({ context, page, path }: ListPageProps): VNode | null {
  const href = (name: string, key: string | null) =>
    key === null ? null : `${path}${path.includes('?') ? '&' : '?'}${name}=${key}`;
  return (
    <ListPager
      language={context.language}
      previousHref={href('sesudah', page.previous)}
      nextHref={href('sebelum', page.next)}
    />
  );
}
