import { LRUCache } from 'lru-cache';
import { type Auth, type AuthPlace, type AuthSetting, createAuth } from './auth.ts';

/** The authorities of this process, one for each host of a government, made when first needed. */
export interface Authorities {
  of(place: AuthPlace): Auth;
  /** Makes a fresh one at the next need, for example because a provider could not be reached. */
  forget(place: AuthPlace): void;
}

const REMEMBERED_AUTHORITIES = 200;

/** Authorities over one pool, with one secret. */
export function createAuthorities(setting: AuthSetting): Authorities {
  const known = new LRUCache<string, Auth>({ max: REMEMBERED_AUTHORITIES });
  const keyOf = (place: AuthPlace) => `${place.governmentId} ${place.origin}`;
  return {
    of(place) {
      const auth = known.get(keyOf(place)) ?? createAuth(setting, place);
      known.set(keyOf(place), auth);
      return auth;
    },
    forget: (place) => void known.delete(keyOf(place)),
  };
}
