import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import { pageQuery } from '../../freshness/index.ts';
import { CLASSES, type InformationClass } from './entry.ts';
import type { EntryFilter } from './entry-queries.ts';

const CLASS_WORDS: Readonly<Record<string, InformationClass>> = {
  berkala: 'periodic',
  'serta-merta': 'immediate',
  'setiap-saat': 'always',
};

/** The word of a class in addresses. */
export function classWord(name: InformationClass): string {
  return Object.keys(CLASS_WORDS)[CLASSES.indexOf(name)] ?? '';
}

/** The query of the list; a filter that is not understood counts as none. */
export const listQuery = z.object({
  ...pageQuery,
  golongan: z.enum(['berkala', 'serta-merta', 'setiap-saat']).optional().catch(undefined),
  kelompok: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional()
    .catch(undefined),
  unit: idSchema<'unit'>().optional().catch(undefined),
  cari: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .refine((value) => !value.includes('\u0000'))
    .optional()
    .catch(undefined),
  belum: z.literal('ya').optional().catch(undefined),
});

/** What an address narrows the list to. */
export function filterOf({ golongan, kelompok, unit, cari, belum }: z.output<typeof listQuery>): EntryFilter {
  return {
    ...{ class: golongan && CLASS_WORDS[golongan], headingId: kelompok, unitId: unit, search: cari },
    isUngrouped: belum === 'ya' || undefined,
  };
}

/** An address of the list with a filter, and what is changed of it. */
export function listHref(path: string, filter: EntryFilter, part: Readonly<Record<string, string>> = {}): string {
  const kept = {
    ...(filter.class && { golongan: classWord(filter.class) }),
    ...(filter.headingId && { kelompok: filter.headingId }),
    ...(filter.unitId && { unit: filter.unitId }),
    ...(filter.search && { cari: filter.search }),
    ...(filter.isUngrouped && { belum: 'ya' }),
  };
  const query = new URLSearchParams({ ...kept, ...part }).toString();
  return query === '' ? path : `${path}?${query}`;
}
