import { exportJwk, importJwk } from '@fedify/fedify/sig';
import type { Db, Tx } from '../../platform/database/database.ts';
import { inReadOnly, inTransaction, type Tenant } from '../../platform/database/tenancy.ts';
import type { SiteId } from '../../platform/http/place.ts';
import type { Sealer } from '../../platform/sealing/sealing.ts';
import './tables.ts';

const PURPOSE = 'following.private-key';
const ALGORITHMS = ['rsa', 'ed25519'] as const;
// 2048 bits: what Mastodon uses itself, and half a second less than 4096 for a site's first visitor.
const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
};

/** Where keys are kept, and what opens them. */
export interface KeyRing {
  readonly db: Db;
  readonly sealer: Sealer;
}

/** The keys of a site, RSA first, made when they are asked for the first time. Never call it in a transaction. */
export async function keysOf({ db, sealer }: KeyRing, tenant: Tenant, siteId: SiteId): Promise<CryptoKeyPair[]> {
  const known = await inReadOnly(db, tenant, (tx) => readKeys(tx, siteId));
  const rows = known.length === ALGORITHMS.length ? known : await makeKeys({ db, sealer }, tenant, siteId);
  return Promise.all(
    ALGORITHMS.flatMap((algorithm) => rows.filter((row) => row.algorithm === algorithm)).map(async (row) => ({
      publicKey: await importJwk(row.public_jwk as JsonWebKey, 'public'),
      privateKey: await importJwk(JSON.parse(sealer.open(tenant, PURPOSE, row.sealed_private_jwk)), 'private'),
    })),
  );
}

function readKeys(tx: Tx, siteId: SiteId) {
  return tx
    .selectFrom('following.key')
    .select(['algorithm', 'public_jwk', 'sealed_private_jwk'])
    .where('site_id', '=', siteId)
    .execute();
}

/** Of two visitors who come first at the same moment, one's keys stay, and both get these. */
async function makeKeys({ db, sealer }: KeyRing, tenant: Tenant, siteId: SiteId) {
  const pairs = {
    rsa: await crypto.subtle.generateKey(RSA, true, ['sign', 'verify']),
    ed25519: (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair,
  };
  const rows = await Promise.all(
    ALGORITHMS.map(async (algorithm) => ({
      ...{ site_id: siteId, algorithm, public_jwk: JSON.stringify(await exportJwk(pairs[algorithm].publicKey)) },
      sealed_private_jwk: sealer.seal(tenant, PURPOSE, JSON.stringify(await exportJwk(pairs[algorithm].privateKey))),
    })),
  );
  return inTransaction(db, tenant, async (tx) => {
    await tx
      .insertInto('following.key')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['government_id', 'site_id', 'algorithm']).doNothing())
      .execute();
    return readKeys(tx, siteId);
  });
}
