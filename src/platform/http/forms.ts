import type { z } from 'zod';
import type { FieldErrors, FormValues } from '../ui/form-state.ts';

/** A form that was read: its value, or what was typed with what is wrong. */
export type ReadForm<T> =
  | { readonly ok: true; readonly value: T; readonly values: FormValues }
  | { readonly ok: false; readonly values: FormValues; readonly errors: FieldErrors };

/** Reads a submitted form by its schema. Text is trimmed; an empty field counts as absent. Never throws. */
export function parseForm<S extends z.ZodType>(schema: S, body: unknown): ReadForm<z.output<S>> {
  const given = body !== null && typeof body === 'object' ? Object.entries(body) : [];
  const fields = Object.fromEntries(given.map(([name, value]) => [name, tidy(value)]));
  const values = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join('\n') : String(value ?? ''),
    ]),
  );
  const result = schema.safeParse(fields);
  if (result.success) return { ok: true, value: result.data, values };
  const errors: Record<string, string> = {};
  for (const issue of result.error.issues) errors[String(issue.path[0] ?? 'form')] ??= issue.message;
  return { ok: false, values, errors };
}

function tidy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tidy).filter((item) => item !== undefined);
  if (typeof value !== 'string') return value;
  const trimmed = value.replaceAll('\u0000', '').trim();
  return trimmed === '' ? undefined : trimmed;
}
