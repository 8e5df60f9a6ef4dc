import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFederation, generateCryptoKeyPair, MemoryKvStore } from '@fedify/fedify';
import { type DocumentLoader, preloadedContexts } from '@fedify/fedify/runtime';
import { signRequest } from '@fedify/fedify/sig';
import { Activity, Endpoints, Person } from '@fedify/fedify/vocab';
import { pino } from 'pino';
import { readSettings } from '../../platform/config/settings.ts';
import type { Db } from '../../platform/database/database.ts';
import { type GovernmentId, newId } from '../../platform/database/ids.ts';
import { inReadOnly } from '../../platform/database/tenancy.ts';
import { createApp } from '../../platform/http/app.ts';
import type { App } from '../../platform/http/fastify.ts';
import { createPageCache } from '../../platform/http/page-cache.ts';
import type { SiteId, SitePlace } from '../../platform/http/place.ts';
import type { AccountId, Actor, PersonId, UnitId } from '../../platform/identity/actor.ts';
import type { JobDeps } from '../../platform/jobs/job.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import { createGovernment, getRootUnit } from '../organization/index.ts';
import { type ContentId, createDraft, findOwnSite, openSites, SITES_PERMISSION } from '../sites/index.ts';
import type { Reach } from './following.ts';
import { followingWith } from './module.ts';

/** Lets requests reach this machine only. */
export const LOOPBACK: Reach = { policy: { mayReach: (address) => address === '127.0.0.1', allowsHttp: true } };

/** A government with its portal. */
export interface TestTown {
  readonly governmentId: GovernmentId;
  readonly label: string;
  readonly siteId: SiteId;
  readonly unitId: UnitId;
}

/** Makes the government and its portal. */
export async function foundTown(db: Db, label: string, areaCode: string): Promise<TestTown> {
  const { id: governmentId } = await createGovernment(db, {
    ...{ kind: 'kabupaten', areaCode, name: `Kabupaten ${label}`, label, timeZone: 'Asia/Jakarta' },
  });
  await openSites(db, governmentId);
  return inReadOnly(db, { governmentId }, async (tx) => {
    const { id: unitId } = await getRootUnit(tx);
    const site = await findOwnSite(tx, anEditor({ governmentId, unitId }));
    if (!site) throw new Error(`${label} has no portal`);
    return { governmentId, label, siteId: site.id, unitId };
  });
}

/** Somebody who may do everything with sites. */
export function anEditor({ governmentId, unitId }: Pick<TestTown, 'governmentId' | 'unitId'>): Actor {
  return {
    ...{ governmentId, accountId: newId<'account'>() as AccountId, personId: newId<'person'>() as PersonId },
    ...{ name: 'Contoh', homeUnitId: unitId, homeUnitPath: '/' },
    grants: Object.values(SITES_PERMISSION).map((permission) => ({ permission, unitPath: '/', delegatedBy: null })),
  };
}

/** Publishes something on the portal. */
export function publish(deps: Pick<JobDeps, 'db' | 'clock'>, town: TestTown, title: string): Promise<ContentId> {
  const written = {
    ...{ siteId: town.siteId, kind: 'news' as const, title, summary: 'Ringkasan <i>berita</i>', html: '<p>Isi</p>' },
    ...{ facts: {}, coverFileId: null, isWarning: false, startsAt: null, endsAt: null, note: '' },
  };
  return createDraft(deps, anEditor(town), written, { key: newId(), after: { step: 'publish' } });
}

/** The real web server with the module's routes, for the portals of the towns. */
export async function openServer(jobDeps: JobDeps, towns: readonly TestTown[]) {
  const assets = { stylesheet: '/aset/style.css', font: '', icon: '', island: (name: string) => `/aset/${name}.js` };
  const { db } = jobDeps;
  const cache = createPageCache(1e6);
  const app = await createApp({
    ...{ db, cache, assets, assetsDir: import.meta.dirname, log: pino({ level: 'silent' }) },
    ...{ secret: 's'.repeat(40), isSecure: false, perMinute: 0, trustProxy: false, shedAfterMs: 60_000 },
    hosts: { find: async (name) => placeAt(towns, name), forget: () => undefined },
  });
  const actors = new Map<string, Actor>();
  app.addHook('onRequest', async (request) => {
    request.actor = actors.get(String(request.headers['x-actor'])) ?? null;
  });
  const deps: ModuleDeps = { ...jobDeps, assets };
  await app.register(followingWith(LOOPBACK).routes, deps);
  await app.ready();
  const signIn = (actor: Actor) => {
    actors.set(actor.personId, actor);
    return { 'x-actor': actor.personId };
  };
  return { app, signIn, cache };
}

/** Settings and address under which things go out in a test. */
export const OUTWARD = {
  settings: readSettings({ PENDOPO_FEDERATION: 'on', PENDOPO_SECRET: 'x'.repeat(40) }),
  address: { scheme: 'http', domain: 'localhost', port: 3000 },
} as const;

function placeAt(towns: readonly TestTown[], name: string): SitePlace | null {
  const town = towns.find(({ label }) => name === `${label}.localhost`);
  if (!town) return null;
  const { governmentId, label, siteId, unitId } = town;
  return {
    ...{ kind: 'site', governmentId, siteId, unitId, unitPath: '/', isGovernmentSite: true, hue: null },
    ...{ governmentName: `Kabupaten ${label}`, governmentLabel: label, timeZone: 'Asia/Jakarta' },
  };
}

/** A small server of people, on this machine, made of Fedify: it checks the signature of everything it is sent. */
export async function openPeopleServer(app: App) {
  const received: { readonly to: string; readonly activity: Activity }[] = [];
  const state = { status: 202 };
  const read: DocumentLoader = async (url) => {
    if (url in preloadedContexts) return { contextUrl: null, documentUrl: url, document: preloadedContexts[url] };
    const { host, pathname } = new URL(url);
    const headers = { host, accept: 'application/activity+json' };
    const answer = await app.inject({ method: 'GET', url: pathname, headers });
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode}`);
    return { contextUrl: null, documentUrl: url, document: answer.json() };
  };
  const federation = createFederation<null>({
    ...{ kv: new MemoryKvStore(), documentLoaderFactory: () => read, contextLoaderFactory: () => read },
    authenticatedDocumentLoaderFactory: () => read,
  });
  const keys = new Map<string, CryptoKeyPair>();
  for (const name of ['ani', 'budi']) keys.set(name, await generateCryptoKeyPair('RSASSA-PKCS1-v1_5'));
  federation
    .setActorDispatcher('/users/{identifier}', async (context, identifier) => {
      const [key] = await context.getActorKeyPairs(identifier);
      if (!key) return null;
      return new Person({
        ...{ id: context.getActorUri(identifier), preferredUsername: identifier, publicKey: key.cryptographicKey },
        inbox: context.getInboxUri(identifier),
        endpoints: new Endpoints({ sharedInbox: context.getInboxUri() }),
      });
    })
    .setKeyPairsDispatcher((_context, identifier) => [keys.get(identifier)].filter((key) => key !== undefined));
  federation
    .setInboxListeners('/users/{identifier}/inbox', '/inbox')
    .on(Activity, ({ recipient }, activity) => void received.push({ to: recipient ?? 'shared', activity }));
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const body = request.method === 'POST' ? { body: Buffer.concat(parts) } : {};
    const url = `http://${request.headers.host}${request.url}`;
    const asked = new Request(url, { method: request.method ?? 'GET', headers, ...body });
    const answer =
      state.status === 202 || request.method === 'GET'
        ? await federation.fetch(asked, { contextData: null })
        : new Response(null, { status: state.status });
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
  });
  const origin = await listen(server);
  return {
    origin,
    received,
    state,
    /** Posts an activity to a site, signed by one of the people unless another key is given. */
    async say(activity: Activity, to: string, by: string, forged?: CryptoKey) {
      const key = forged ?? keys.get(by)?.privateKey;
      if (!key) throw new Error(`Nobody is called ${by}`);
      const body = JSON.stringify(await activity.toJsonLd({ contextLoader: read }));
      const headers = { 'content-type': 'application/activity+json' };
      const signed = await signRequest(
        new Request(to, { method: 'POST', headers, body }),
        key,
        new URL(`${origin}/users/${by}#main-key`),
      );
      return app.inject({
        ...{ method: 'POST', url: new URL(to).pathname, payload: body },
        headers: { ...Object.fromEntries(signed.headers), host: new URL(to).host },
      });
    },
    close: () => new Promise((done) => server.close(done)),
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
