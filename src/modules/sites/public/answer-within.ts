import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { ComponentChildren } from 'preact';
import type { ModuleDeps } from '../../../platform/module.ts';
import { answer, crumbsTo, readFor } from './page-context.ts';

/** A public page of another module. */
export interface PageWithin {
  readonly title: string;
  readonly description?: string;
  /** Null keeps it out of search engines. */
  readonly canonicalPath: string | null;
  /** Steps between the home page and this one. */
  readonly crumbs?: readonly { readonly label: string; readonly href: string }[];
  /** Dropping one of them drops the finished page; the frame's are added. */
  readonly tags: readonly string[];
  /** What the page holds, in the words of schema.org. */
  readonly structuredData?: object;
}

/** Answers with a public page within the frame of the site that was asked: header, menu, warnings, foot. */
export async function answerWithin(
  {
    request,
    reply,
    deps,
  }: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly deps: ModuleDeps },
  { crumbs = [], description, ...shown }: PageWithin,
  children: ComponentChildren,
): Promise<FastifyReply> {
  const page = await readFor(request, deps, sql<null>`null::json`);
  const head = { ...shown, description: description ?? null, breadcrumbs: crumbsTo(page, ...crumbs) };
  return answer(reply, page, head, children);
}
