import { LRUCache } from 'lru-cache';
import type { Auth } from './auth.ts';
import type { AuthPlace, AuthSetting, ProviderUse } from './authority.ts';

/** The authorities of this process, one for each host of a government, made when first needed: better-auth is loaded with the first. */
export interface Authorities {
  of(place: AuthPlace, use: ProviderUse): Promise<Auth>;
  /** Makes a fresh one at the next need, for example because the provider could not be reached. */
  forget(place: AuthPlace, use: ProviderUse): void;
}

const REMEMBERED_AUTHORITIES = 200;

/** Authorities over one pool, with one secret. */
export function createAuthorities(setting: AuthSetting): Authorities {
  const known = new LRUCache<string, Auth>({ max: REMEMBERED_AUTHORITIES });
  const keyOf = (place: AuthPlace, use: ProviderUse) => `${place.governmentId} ${place.origin} ${use}`;
  return {
    async of(place, use) {
      const { createAuth } = await import('./auth.ts');
      const auth = known.get(keyOf(place, use)) ?? createAuth(setting, place, use);
      known.set(keyOf(place, use), auth);
      return auth;
    },
    forget: (place, use) => void known.delete(keyOf(place, use)),
  };
}
