import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Tenant } from '../database/tenancy.ts';
import { AppError } from '../errors.ts';

/** What a sealed field is for, `module.field` in lower case: a field sealed for one purpose opens for no other. */
export type SealPurpose = `${string}.${string}`;

/** Seals single fields that must not lie readable in the database: NIK, number of the family card. */
export interface Sealer {
  /** The field as it is stored; the same text sealed twice differs. */
  seal(tenant: Tenant, purpose: SealPurpose, text: string): string;
  /**
   * The text again. The caller checks who may read and records the reading in the audit log.
   * @throws {AppError} `unavailable` when the key is not here any more, or the field was changed, moved to another
   * government or sealed for another purpose
   */
  open(tenant: Tenant, purpose: SealPurpose, sealed: string): string;
  /** A mark that is equal for equal texts of one government and purpose and tells nothing else, for a unique index. */
  blindIndex(tenant: Tenant, purpose: SealPurpose, text: string): string;
  /** The marks of a text under every key known, the present one first: what a search for equality looks for. */
  blindIndexes(tenant: Tenant, purpose: SealPurpose, text: string): readonly string[];
}

const VERSION = 's1';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/**
 * A sealer over the installation's secret: AES-256-GCM (NIST SP 800-38D) under a key of its own for each government and
 * purpose, derived by HKDF (RFC 5869); government and purpose are authenticated with the text.
 * @param secrets the present secret first, then former ones, which only open
 */
export function createSealer(secrets: readonly [string, ...string[]]): Sealer {
  const [present] = secrets;
  const byKeyId = new Map(secrets.toReversed().map((secret) => [keyIdOf(secret), secret]));
  const blindIndexes: Sealer['blindIndexes'] = (tenant, purpose, text) =>
    secrets.map((secret) => mark(derive(secret, 'mark', tenant, purpose), text));
  return {
    seal: (tenant, purpose, text) => {
      const key = derive(present, 'seal', tenant, purpose);
      return `${VERSION}.${keyIdOf(present)}.${encrypt(key, contextOf(tenant, purpose), text)}`;
    },
    open: (tenant, purpose, sealed) => {
      const [version, keyId = '', body = ''] = sealed.split('.');
      const secret = byKeyId.get(keyId);
      if (version !== VERSION || secret === undefined) throw unreadable('its key is not known here');
      return decrypt(derive(secret, 'seal', tenant, purpose), contextOf(tenant, purpose), body);
    },
    blindIndex: (tenant, purpose, text) => mark(derive(present, 'mark', tenant, purpose), text),
    blindIndexes,
  };
}

function derive(secret: string, use: 'seal' | 'mark' | 'key-id', tenant: Tenant | null, purpose: string): Buffer {
  const info = `pendopo ${use} ${tenant?.governmentId ?? ''} ${purpose}`;
  return Buffer.from(hkdfSync('sha256', secret, 'pendopo sealing', info, KEY_BYTES));
}

/** Eight characters that name a key without telling anything of it. */
function keyIdOf(secret: string): string {
  return derive(secret, 'key-id', null, '').toString('hex').slice(0, 8);
}

function contextOf({ governmentId }: Tenant, purpose: SealPurpose): Buffer {
  return Buffer.from(`${governmentId} ${purpose}`);
}

function encrypt(key: Buffer, context: Buffer, text: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(context);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
}

function decrypt(key: Buffer, context: Buffer, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(context)
      .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw unreadable('it was changed, or belongs elsewhere', cause);
  }
}

function mark(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url').slice(0, 32);
}

function unreadable(why: string, cause?: unknown): AppError {
  return new AppError('unavailable', `A sealed field cannot be opened: ${why}`, { cause });
}
