import { type DocumentLoader, preloadedContexts } from '@fedify/fedify/runtime';
import { signRequest } from '@fedify/fedify/sig';
import type { OutboundPolicy } from '../../platform/outbound/post.ts';
import { readFrom } from '../../platform/outbound/read.ts';

/** With whose key a request is signed. */
export interface SigningKey {
  readonly keyId: URL;
  readonly privateKey: CryptoKey;
}

const ACCEPT = 'application/activity+json, application/ld+json';

/** The contexts that come with the installation, and no other: for what is written here. */
export const contextLoader: DocumentLoader = async (url) => {
  const document = preloadedContexts[url];
  if (document === undefined) throw new Error('A context that is not known');
  return { contextUrl: null, documentUrl: url, document };
};

/** Reads documents of other servers through the guard; signed where a key is given, because some ask for it. */
export function documentLoader(policy: OutboundPolicy, key: SigningKey | null = null): DocumentLoader {
  return async (url) => {
    if (url in preloadedContexts) return contextLoader(url);
    const answer = await readFrom(url, await headersFor(url, key), policy);
    if (answer.kind !== 'answered' || answer.status !== 200) throw new Error(`Not read: ${answer.kind}`);
    return { contextUrl: null, documentUrl: url, document: JSON.parse(answer.body.toString()) };
  };
}

/** At most so many documents that are not known: a message names as many contexts as it likes, and anybody may send one. */
export function withBudget(loader: DocumentLoader, most: number): DocumentLoader {
  let left = most;
  return async (url, options) => {
    if (!(url in preloadedContexts)) left -= 1;
    if (left < 0) throw new Error('Too many documents are needed');
    return loader(url, options);
  };
}

async function headersFor(url: string, key: SigningKey | null): Promise<Readonly<Record<string, string>>> {
  const plain = { accept: ACCEPT, 'user-agent': 'Pendopo' };
  if (!key || !URL.canParse(url)) return plain;
  const signed = await signRequest(new Request(url, { headers: plain }), key.privateKey, key.keyId);
  return Object.fromEntries(signed.headers);
}
