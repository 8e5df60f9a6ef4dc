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

/** As {@link newId}, of the moment given: for rows that are looked for by their time. Milliseconds count. */
export function newIdAt<Name extends string>(moment: Temporal.Instant): Id<Name> {
  return (timeOf(moment) + randomUUIDv7().slice(TIME_CHARACTERS)) as Id<Name>;
}

/** The least identifier that {@link newIdAt} can give at a moment. Source: RFC 9562, 5.7. */
export function firstIdAt(moment: Temporal.Instant): string {
  return `${timeOf(moment)}-7000-8000-000000000000`;
}

const TIME_CHARACTERS = 13;

function timeOf(moment: Temporal.Instant): string {
  const hex = moment.epochMilliseconds.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}

/** Accepts a UUID in any letter case and answers it in lower case, branded. Use in the schema of params and bodies. */
export function idSchema<Name extends string>() {
  return z
    .guid()
    .max(36)
    .transform((value) => value.toLowerCase() as Id<Name>);
}
