import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';

/** A UUID that names a row of one kind; the brand keeps a person's id out of a site's place. */
export type Id<Name extends string> = string & { readonly __id: Name };

/** The tenant: one regional government. */
export type GovernmentId = Id<'government'>;

/** A fresh, time-ordered identifier (UUID version 7, RFC 9562). */
export function newId<Name extends string>(): Id<Name> {
  return randomUUIDv7() as Id<Name>;
}

/** Accepts a UUID in any letter case and answers it in lower case, branded. Use in the schema of params and bodies. */
export function idSchema<Name extends string>() {
  return z
    .guid()
    .max(36)
    .transform((value) => value.toLowerCase() as Id<Name>);
}
