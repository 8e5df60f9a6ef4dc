import { hash, verify } from '@node-rs/argon2';

/** argon2id, 19 MiB, 2 passes, 1 lane. Source: OWASP Password Storage Cheat Sheet. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** The hash of a password in PHC format. Works in the thread pool. */
export function hashPassword(password: string): Promise<string> {
  return hash(meant(password), COST);
}

/** Whether the password belongs to the hash; a malformed hash belongs to none. */
export async function verifyPassword(password: string, passwordHash: string): Promise<boolean> {
  return verify(passwordHash, meant(password)).catch(() => false);
}

/** The same characters typed on different devices give the same bytes (NIST SP 800-63B, section 5.1.1.2). */
function meant(password: string): string {
  return password.trim().normalize('NFKC');
}
