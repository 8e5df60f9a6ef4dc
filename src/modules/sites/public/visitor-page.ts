import { sql } from 'kysely';
import type { ComponentChildren } from 'preact';
import type { FastifyReply } from '../../../platform/http/fastify.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { answerOnce, crumbsTo, readFor } from './page-context.ts';

/** What a page of another module says of itself. */
export interface VisitorPage {
  readonly title: string;
  readonly description?: string;
  /** Path on the site for search engines; null for a page that they leave out. */
  readonly canonicalPath: string | null;
  readonly status?: number;
}

/**
 * Answers with a page of another module in the frame of the site that was asked: header, menu, warnings, footer. Never
 * kept, so that it may hold what is for one visitor only.
 */
export async function showOnSite(
  reply: FastifyReply,
  deps: ModuleDeps,
  page: VisitorPage,
  children: ComponentChildren,
): Promise<FastifyReply> {
  const read = await readFor(reply.request, deps, sql<null>`null::json`);
  return answerOnce(reply, read, { ...page, breadcrumbs: crumbsTo(read) }, children);
}
