import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RawBuilder } from 'kysely';
import type { ComponentChildren } from 'preact';
import { siteOf } from '../../../platform/http/fastify.ts';
import type { SitePlace } from '../../../platform/http/place.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import type { PageLink } from '../../../platform/ui/page-link.ts';
import { TAG } from '../page-tags.ts';
import { type Frame, readContent, readPage } from './frame-queries.ts';
import { frameTags, linkerOf, type SitePageOptions, sitePage } from './site-page.tsx';
import type { ListContext } from './views/items.tsx';
import { publicTexts } from './views/public-texts.ts';

/** A request for a public page, with what was read for it. */
export interface PageRequest<T> {
  readonly request: FastifyRequest;
  readonly deps: ModuleDeps;
  readonly frame: Frame;
  readonly content: T;
  readonly context: ListContext;
}

/** Reads the page that a request asks for: its frame, unless it is remembered, and the content, in one query. */
export async function readFor<T>(
  request: FastifyRequest,
  deps: ModuleDeps,
  content: RawBuilder<T>,
): Promise<PageRequest<T>> {
  const reading = { place: siteOf(request), now: deps.clock.now(), content };
  const known = recallFrame(request);
  const read = known ? await readContent(deps.db, reading, known) : await readPage(deps.db, reading);
  if (!known) rememberFrame(request, read.frame);
  return { request, deps, ...read, context: contextOf(request, deps, read.frame) };
}

function recallFrame({ server, place }: FastifyRequest): Frame | undefined {
  return place.kind === 'site' ? server.remembered.recall<Frame>(frameKey(place)) : undefined;
}

function rememberFrame({ server, cacheMoment: readSince }: FastifyRequest, frame: Frame): void {
  const { governmentId } = frame.place;
  const tags = [...frameTags(frame), TAG.portal];
  server.remembered.remember({ key: frameKey(frame.place), governmentId, tags, value: frame, readSince });
}

function frameKey({ siteId }: Pick<SitePlace, 'siteId'>): string {
  return `frame ${siteId}`;
}

/** What lists and contents need to be shown. */
export function contextOf(request: FastifyRequest, deps: ModuleDeps, frame: Frame): ListContext {
  const links = linkerOf({ address: deps.address, frame });
  return { language: request.language, now: deps.clock.now(), timeZone: frame.place.timeZone, links };
}

interface Shown extends SitePageOptions {
  /** Beside the tags of the frame. */
  readonly tags: readonly string[];
}

/** Answers with a page for everyone, kept until one of its tags is dropped. */
export function answer<T>(
  reply: FastifyReply,
  { request, deps, frame }: PageRequest<T>,
  { tags, ...options }: Shown,
  children: ComponentChildren,
): FastifyReply {
  const page = sitePage({ request, frame, assets: deps.assets, address: deps.address }, options, children);
  return reply.publicPage(page, { tags: [...frameTags(frame), ...tags] });
}

/** Answers with a page that is never kept. */
export function answerOnce<T>(
  reply: FastifyReply,
  { request, deps, frame }: PageRequest<T>,
  { status = 200, ...options }: SitePageOptions & { readonly status?: number },
  children: ComponentChildren,
): FastifyReply {
  const page = sitePage({ request, frame, assets: deps.assets, address: deps.address }, options, children);
  return reply.page(page, { status });
}

/** The way up to the home page, and further steps. */
export function crumbsTo<T>({ request }: PageRequest<T>, ...links: readonly PageLink[]): readonly PageLink[] {
  return [{ label: publicTexts(request.language).home, href: '/' }, ...links];
}
