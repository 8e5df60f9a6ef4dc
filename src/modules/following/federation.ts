import { createFederation, type Federation, kvCache } from '@fedify/fedify';
import { Endpoints, Image, Note, Organization } from '@fedify/fedify/vocab';
import { LRUCache } from 'lru-cache';
import { type GovernmentId, idSchema } from '../../platform/database/ids.ts';
import { inReadOnly } from '../../platform/database/tenancy.ts';
import type { JobDeps } from '../../platform/jobs/job.ts';
import { findCrestPath, listPublicContents } from '../sites/index.ts';
import { ACTOR } from './actor.ts';
import { documentLoader } from './documents.ts';
import { type FollowedSite, keyRingOf, type Reach } from './following.ts';
import { addInbox } from './inbox.ts';
import { keysOf } from './keys.ts';
import { memoryOf } from './memory.ts';
import { isTold, tell, toNote } from './note.ts';
import { countFollowers, listNewestTold } from './queries.ts';

/** The site that a request of another server has reached. */
export interface Visit {
  readonly site: FollowedSite;
}

/** What the federation works with. */
export type FederationDeps = Pick<JobDeps, 'db' | 'settings' | 'address' | 'clock'>;

const MOST_GOVERNMENTS = 600;
const NEWEST = 20;

/** Answers other servers, with a memory for each government. */
export function createFederations(deps: FederationDeps, reach: Reach): (id: GovernmentId) => Federation<Visit> {
  const known = new LRUCache<GovernmentId, Federation<Visit>>({ max: MOST_GOVERNMENTS });
  return (governmentId) => {
    const federation = known.get(governmentId) ?? federationOf(deps, reach, governmentId);
    known.set(governmentId, federation);
    return federation;
  };
}

function federationOf(deps: FederationDeps, reach: Reach, governmentId: GovernmentId): Federation<Visit> {
  const kv = memoryOf(deps.db, { governmentId });
  const federation = createFederation<Visit>({
    kv,
    documentLoaderFactory: () => documentLoader(reach.policy),
    contextLoaderFactory: () => kvCache({ kv, loader: documentLoader(reach.policy) }),
    authenticatedDocumentLoaderFactory: (key) => documentLoader(reach.policy, key),
  });
  addActor(federation, deps);
  addCollections(federation, deps);
  addInbox(federation, deps, reach);
  federation.setNodeInfoDispatcher('/nodeinfo/2.1', () => ({
    software: { name: 'pendopo', version: '1.0.0' },
    protocols: ['activitypub'],
    usage: { users: { total: 1 }, localPosts: 0, localComments: 0 },
  }));
  return federation;
}

function addActor(federation: Federation<Visit>, deps: FederationDeps): void {
  federation
    .setActorDispatcher('/ap/{identifier}', async (context, identifier) => {
      if (identifier !== ACTOR) return null;
      const { site } = context.data;
      const { facts, at } = site;
      const crest = await inReadOnly(deps.db, site, (tx) => findCrestPath(tx, facts));
      const keys = await context.getActorKeyPairs(identifier);
      return new Organization({
        ...{ id: new URL(at.actor), preferredUsername: at.username, name: facts.title, summary: facts.tagline || null },
        ...{ url: new URL(`${at.origin}/`), icon: crest ? new Image({ url: new URL(at.origin + crest) }) : null },
        ...{ inbox: context.getInboxUri(identifier), outbox: context.getOutboxUri(identifier) },
        ...{ followers: context.getFollowersUri(identifier), discoverable: true, manuallyApprovesFollowers: false },
        endpoints: new Endpoints({ sharedInbox: context.getInboxUri() }),
        publicKey: keys[0]?.cryptographicKey ?? null,
        assertionMethods: keys.map(({ multikey }) => multikey),
      });
    })
    .mapHandle((context, username) => (username === context.data.site.at.username ? ACTOR : null))
    .mapAlias((context, resource) =>
      resource.href === `${context.data.site.at.origin}/` ? { identifier: ACTOR } : null,
    )
    .setKeyPairsDispatcher((context, identifier) =>
      identifier === ACTOR ? keysOf(keyRingOf(deps), context.data.site, context.data.site.facts.id) : [],
    );
  federation.setObjectDispatcher(Note, '/ap/isi/{id}', async (context, { id }) => {
    const { site } = context.data;
    const contentId = idSchema<'content'>().safeParse(id).data;
    if (!contentId) return null;
    const [content] = await inReadOnly(deps.db, site, (tx) => listPublicContents(tx, [contentId]));
    return content && isTold(content) && content.siteId === site.facts.id ? toNote(content, site.at) : null;
  });
}

function addCollections(federation: Federation<Visit>, deps: FederationDeps): void {
  federation
    .setFollowersDispatcher('/ap/{identifier}/pengikut', () => ({ items: [] }))
    .setCounter(({ data: { site } }) =>
      inReadOnly(deps.db, site, async (tx) => (await countFollowers(tx, [site.facts.id])).get(site.facts.id) ?? 0),
    );
  federation.setOutboxDispatcher('/ap/{identifier}/keluar', async ({ data: { site } }, identifier) => {
    if (identifier !== ACTOR) return null;
    const contents = await inReadOnly(deps.db, site, async (tx) =>
      listPublicContents(tx, await listNewestTold(tx, site.facts.id, NEWEST)),
    );
    const newestFirst = contents
      .filter(isTold)
      .toSorted((a, b) => Temporal.Instant.compare(b.firstPublishedAt, a.firstPublishedAt));
    return { items: newestFirst.map((content) => tell('Create', content, site.at)) };
  });
}
