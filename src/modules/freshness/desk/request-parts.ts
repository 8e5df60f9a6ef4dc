import { z } from 'zod';
import { idSchema } from '../../../platform/database/ids.ts';
import type { Actor, UnitPath } from '../../../platform/identity/actor.ts';
import { scopeOf } from '../../../platform/identity/actor.ts';
import { STATES, type State } from '../item.ts';
import type { ItemFilter } from '../item-list.ts';
import { pageQuery } from '../keys.ts';
import { PERMISSION } from '../permissions.ts';

/** Addresses that name one item. */
export const byItem = z.object({ id: idSchema<'item'>() });

/** Addresses that name one confirmation. */
export const byConfirmation = z.object({ id: idSchema<'confirmation'>() });

const text = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((value) => !value.includes('\u0000'))
  .optional()
  .catch(undefined);

/** The query of a list of items; a filter that is not understood counts as none. */
export const itemQuery = z.object({
  ...pageQuery,
  keadaan: z
    .enum([...STATES] as [State, ...State[]])
    .optional()
    .catch(undefined),
  unit: idSchema<'unit'>().optional().catch(undefined),
  judul: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional()
    .catch(undefined),
  cari: text,
});

/** What an address narrows a list to. */
export function filterOf({ keadaan, unit, judul, cari }: z.output<typeof itemQuery>): ItemFilter {
  return { state: keadaan, unitId: unit, headingId: judul, search: cari };
}

/** The topmost units whose items the person may see at the desk, by any permission of the module. */
export function deskScope(actor: Actor): readonly UnitPath[] {
  const paths = [...new Set(Object.values(PERMISSION).flatMap((permission) => scopeOf(actor, permission)))];
  return paths.filter((path) => !paths.some((other) => other !== path && path.startsWith(other)));
}

/** The ids that a form picked, once each; more than a page holds are too many. */
export const pickedIds = z
  .union([z.array(idSchema<'item'>()).min(1).max(100), idSchema<'item'>().transform((id) => [id])])
  .transform((ids) => [...new Set(ids)]);
