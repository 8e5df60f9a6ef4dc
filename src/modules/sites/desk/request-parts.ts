import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import { CONTENT_KINDS, type ContentKind, type ContentState } from '../content.ts';
import { type KeyRange, readKey } from './keyset.ts';

const KINDS = [...CONTENT_KINDS] as [ContentKind, ...ContentKind[]];
const STATES = ['draft', 'review', 'scheduled', 'published', 'archived'] as const satisfies readonly ContentState[];

/** Addresses that name one content. */
export const byContent = z.object({ id: idSchema<'content'>() });

/** Addresses that name one site. */
export const bySite = z.object({ siteId: idSchema<'site'>() });

/** A filter that is not understood counts as none: addresses are passed on and shortened by people. */
const words = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((text) => !text.includes('\u0000'))
  .optional()
  .catch(undefined);
const key = z.string().max(800).optional().catch(undefined);

/** The query of a list with search and pages. */
export const listQuery = z.object({ cari: words, sesudah: key, sebelum: key });

/** The query of a list of contents. */
export const contentQuery = listQuery.extend({
  situs: idSchema<'site'>().optional().catch(undefined),
  jenis: z.enum(KINDS).optional().catch(undefined),
  keadaan: z.enum(STATES).optional().catch(undefined),
});

/** Which part of a list the address asks for. */
export function rangeOf(
  kind: 'moment' | 'text',
  query: { readonly sesudah?: string | undefined; readonly sebelum?: string | undefined },
): KeyRange {
  const before = readKey(kind, query.sebelum);
  return before ? { before } : { after: readKey(kind, query.sesudah) };
}
