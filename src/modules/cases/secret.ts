import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Tenant } from '../../platform/database/tenancy.ts';

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_BYTES = 10;

/**
 * The secret with which a citizen follows a case without an account: 80 bits in sixteen signs that are easy to copy
 * from paper (`7KQ2-M9TX-…`, Crockford's base 32). It is made from the submission key, which is random and was only ever
 * known to the one who sent the form, under a key of the installation; so a form that is sent twice shows it twice, and
 * it need not be stored.
 */
export function trackingSecret(key: string, tenant: Tenant, submissionKey: string): string {
  const digest = createHmac('sha256', key).update(`lacak ${tenant.governmentId} ${submissionKey}`).digest();
  const bits = [...digest.subarray(0, SECRET_BYTES)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const signs = (bits.match(/.{5}/g) ?? []).map((five) => SIGNS[Number.parseInt(five, 2)]).join('');
  return (signs.match(/.{4}/g) ?? []).join('-');
}

/** What is stored of a secret: with 80 random bits a plain SHA-256 cannot be turned back. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(foldSecret(secret)).digest('hex');
}

/** Whether a typed secret is the one, in the same time whatever was typed; null stands for a number that is not there. */
export function isSecret(typed: string, storedHash: string | null): boolean {
  const given = Buffer.from(hashOfSecret(typed.slice(0, LONGEST)), 'hex');
  const stored = Buffer.from(storedHash ?? NOBODY, 'hex');
  return timingSafeEqual(given, stored) && storedHash !== null;
}

const LONGEST = 60;
const NOBODY = createHash('sha256').update('').digest('hex');

/** Capitals without dashes, and what Crockford's base 32 leaves out read as what it looks like. */
function foldSecret(typed: string): string {
  const text = typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  return text.replaceAll('O', '0').replaceAll(/[IL]/g, '1').replaceAll('U', 'V');
}
