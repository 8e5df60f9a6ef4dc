import { z } from 'zod';

const key = z.string().min(8).max(128);

/** The secret part of a credential: a community, or a user with keys. Source: RFC 1901; RFC 3414. */
export const snmpSecretSchema = z.discriminatedUnion('version', [
  z.object({ version: z.literal('2c'), community: z.string().min(1).max(128) }),
  z.object({
    version: z.literal('3'),
    user: z.string().min(1).max(32),
    auth: z.object({ protocol: z.enum(['sha', 'sha256', 'sha512']), key }).nullable(),
    /** AES-128; only together with `auth`. */
    privacyKey: key.nullable(),
  }),
]);

/** How a device is asked. */
export type SnmpSecret = z.output<typeof snmpSecretSchema>;
