import { request } from 'node:http';
import { generateCryptoKeyPair } from '@fedify/fedify';
import { Activity, Create, Delete, Follow, Like, Undo } from '@fedify/fedify/vocab';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../platform/database/testing.ts';
import type { Actor } from '../../platform/identity/actor.ts';
import { announce } from '../../platform/jobs/event.ts';
import type { JobDeps } from '../../platform/jobs/job.ts';
import { testDeps, useTestJobs } from '../../platform/jobs/testing.ts';
import { type ContentId, contentsChanged } from '../sites/index.ts';
import { deliver } from './deliver.ts';
import { contextLoader, withBudget } from './documents.ts';
import { jobsFor } from './jobs.ts';
import type { DeliveryId } from './queries.ts';
import {
  anEditor,
  foundTown,
  LOOPBACK,
  OUTWARD,
  openPeopleServer,
  openServer,
  publish,
  type TestTown,
} from './testing.ts';

const database = useTestDatabase();
const jobs = useTestJobs(database, jobsFor(LOOPBACK));
const JSON_LD = 'application/activity+json';
let [town, other]: TestTown[] = [];
let deps: JobDeps;
let server: Awaited<ReturnType<typeof openServer>>;
let people: Awaited<ReturnType<typeof openPeopleServer>>;

beforeAll(async () => {
  deps = { ...(await testDeps(database)), ...OUTWARD };
  town = await foundTown(database.db, 'contohkab', '32.09');
  other = await foundTown(database.db, 'lainkab', '32.10');
  server = await openServer(deps, [town, other]);
  people = await openPeopleServer(server.app);
});
afterAll(async () => {
  await people.close();
  await server.app.close();
});

const drain = () => jobs.drain(OUTWARD);
const actorOf = (label: string) => `http://${label}.localhost:3000/ap/situs`;
const inboxOf = (label: string) => `${actorOf(label)}/masuk`;
const get = (url: string, label = 'contohkab', accept = JSON_LD) =>
  server.app.inject({ method: 'GET', url, headers: { host: `${label}.localhost:3000`, accept } });

function follow(by: string, label = 'contohkab'): Follow {
  const actor = new URL(`${people.origin}/users/${by}`);
  return new Follow({ id: new URL(`${people.origin}/#ikut-${newId()}`), actor, object: new URL(actorOf(label)) });
}

async function followerCount(label: string): Promise<number> {
  return (await get('/ap/situs/pengikut', label)).json().totalItems;
}

function townAt(at: TestTown | undefined): TestTown {
  if (!at) throw new Error('No town');
  return at;
}

async function change(id: ContentId, statement: ReturnType<typeof sql>): Promise<void> {
  await inTransaction(database.db, townAt(town), async (tx) => {
    await statement.execute(tx);
    await announce(tx, contentsChanged, { contentIds: [id] });
  });
  await drain();
}

describe('a site among other servers', () => {
  test('is found by its handle', async () => {
    const found = await get('/.well-known/webfinger?resource=acct:contohkab@contohkab.localhost:3000');
    expect(found.statusCode).toBe(200);
    expect(found.json().links).toContainEqual({ rel: 'self', href: actorOf('contohkab'), type: JSON_LD });
    const wrong = await get('/.well-known/webfinger?resource=acct:lainkab@contohkab.localhost:3000');
    expect(wrong.statusCode).toBe(404);
    expect((await get('/nodeinfo/2.1')).json().software.name).toBe('pendopo');
  });

  test('tells who it is, at its own address too, with keys that stay', async () => {
    const actor = (await get('/ap/situs')).json();
    expect(actor).toMatchObject({ id: actorOf('contohkab'), type: 'Organization', name: 'Kabupaten contohkab' });
    expect(actor.publicKey.publicKeyPem).toContain('BEGIN PUBLIC KEY');
    expect(actor.assertionMethod).toHaveLength(2);
    expect((await get('/')).json()).toEqual(actor);
    expect((await get('/ap/situs', 'lainkab')).json().publicKey.publicKeyPem).not.toBe(actor.publicKey.publicKeyPem);
  });

  test('keeps its private keys sealed', async () => {
    const { rows } = await inReadOnly(database.db, townAt(town), (tx) =>
      sql<{ sealed_private_jwk: string }>`select sealed_private_jwk from following.key`.execute(tx),
    );
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row.sealed_private_jwk).toMatch(/^s1\./);
  });
});

describe('following', () => {
  test('is accepted, and what is published arrives once, signed; then its change and its withdrawal', async () => {
    expect((await people.say(follow('ani'), inboxOf('contohkab'), 'ani')).statusCode).toBe(202);
    expect((await people.say(follow('budi'), inboxOf('contohkab'), 'budi')).statusCode).toBe(202);
    await drain();
    expect(people.received.map(({ to }) => to).toSorted()).toEqual(['ani', 'budi']);
    expect(await followerCount('contohkab')).toBe(2);
    expect(JSON.stringify((await get('/ap/situs/pengikut')).json())).not.toContain('users/ani');

    people.received.length = 0;
    const id = await publish(deps, townAt(town), 'Jalan <b>dibuka</b>');
    await drain();
    await inTransaction(database.db, townAt(town), (tx) => announce(tx, contentsChanged, { contentIds: [id] }));
    await drain();
    expect(people.received).toHaveLength(1);
    const [{ activity, to } = { activity: null, to: '' }] = people.received;
    expect([to, activity instanceof Create]).toEqual(['shared', true]);
    const note = (await get(`/ap/isi/${id}`)).json();
    expect(note.content).toContain('Jalan &lt;b&gt;dibuka&lt;/b&gt;');
    expect((await get(new URL(note.url).pathname)).json()).toEqual(note);
    expect((await get('/ap/situs/keluar')).json().orderedItems).toHaveLength(1);

    await change(id, sql`update sites.content set published_version = published_version + 1 where id = ${id}`);
    await change(id, sql`update sites.content set published_version = null where id = ${id}`);
    const kinds = people.received.map((one) => one.activity.constructor.name);
    expect(kinds).toEqual(['Create', 'Update', 'Delete']);
    expect((await get(`/ap/isi/${id}`)).statusCode).toBe(404);
  });

  test('ends when the follower says so, or is gone', async () => {
    const id = new URL(`${people.origin}/#cukup`);
    const undo = new Undo({ id, actor: new URL(`${people.origin}/users/ani`), object: follow('ani') });
    const gone = new URL(`${people.origin}/users/budi`);
    await people.say(undo, inboxOf('contohkab'), 'ani');
    expect(await followerCount('contohkab')).toBe(1);
    await people.say(new Delete({ actor: gone, object: gone }), 'http://contohkab.localhost:3000/ap/masuk', 'budi');
    expect(await followerCount('contohkab')).toBe(0);
  });

  test('of one government is nothing to another', async () => {
    await people.say(follow('ani', 'lainkab'), inboxOf('lainkab'), 'ani');
    expect(await followerCount('lainkab')).toBe(1);
    expect(await followerCount('contohkab')).toBe(0);
    const id = await publish(deps, townAt(town), 'Hanya di sini');
    await drain();
    expect(people.received.some(({ activity }) => activity.objectId?.href.includes(id))).toBe(false);
    expect((await get(`/ap/isi/${id}`, 'lainkab')).statusCode).toBe(404);
    expect((await people.say(follow('budi', 'contohkab'), inboxOf('lainkab'), 'budi')).statusCode).toBe(202);
    expect(await followerCount('lainkab')).toBe(1);
  });

  test('sample content and what is old are no news', async () => {
    people.received.length = 0;
    const before = await followerCount('lainkab');
    const sample = await publish(deps, townAt(other), 'Contoh');
    await inTransaction(database.db, townAt(other), (tx) =>
      sql`update sites.content set is_sample = true where id = ${sample}`.execute(tx),
    );
    const old = await publish(deps, townAt(other), 'Lama');
    await inTransaction(database.db, townAt(other), (tx) =>
      sql`update sites.content set first_published_at = now() - interval '3 days' where id = ${old}`.execute(tx),
    );
    await drain();
    expect([before, people.received.length]).toEqual([1, 0]);
    expect((await get(`/ap/isi/${sample}`, 'lainkab')).statusCode).toBe(404);
  });
});

describe('what is refused', () => {
  test('a signature of another key, of another body, and none at all', async () => {
    const { privateKey } = await generateCryptoKeyPair('RSASSA-PKCS1-v1_5');
    expect((await people.say(follow('ani'), inboxOf('contohkab'), 'ani', privateKey)).statusCode).toBe(401);
    const plain = await post(JSON.stringify(await follow('ani').toJsonLd()));
    expect(plain.statusCode).toBe(401);
    const inNameOfAnother = await people.say(follow('budi'), inboxOf('contohkab'), 'ani');
    expect(inNameOfAnother.statusCode).toBe(401);
    expect(await followerCount('contohkab')).toBe(0);
  });

  test.each(['', '[]', 'null', '"x"', '{', '{}', '{"@context":"https://10.0.0.1/x","type":"Follow"}', '\u0000'])(
    'a body like %j',
    async (body) => {
      const { statusCode } = await post(body);
      expect(statusCode).toBeGreaterThanOrEqual(400);
      expect(statusCode).toBeLessThan(500);
    },
  );

  test('whatever is sent, the answer is never a failure of ours', async () => {
    const word = fc.constantFrom(
      'Follow',
      'Undo',
      'Delete',
      'Create',
      'as:Follow',
      actorOf('contohkab'),
      'http://127.0.0.1:1/x',
    );
    const leaf = fc.oneof(word, fc.string({ maxLength: 20 }), fc.integer(), fc.constant(null));
    const node = fc.dictionary(fc.constantFrom('type', 'id', '@id', '@type', 'actor', 'object', 'to', 'x'), leaf);
    const activity = fc.record({
      '@context': fc.constantFrom<unknown>('https://www.w3.org/ns/activitystreams', { x: 'as:x' }, [], 7),
      ...{
        type: leaf,
        id: leaf,
        actor: fc.oneof(leaf, node),
        object: fc.oneof(leaf, node, fc.array(node, { maxLength: 3 })),
      },
    });
    await fc.assert(
      fc.asyncProperty(activity, async (body) => {
        const { statusCode } = await post(JSON.stringify(body));
        expect(statusCode).toBeLessThan(500);
        expect(statusCode).toBeGreaterThanOrEqual(400);
      }),
      { numRuns: 60 },
    );
    expect(await followerCount('contohkab')).toBe(0);
  });

  test('a body that is too long, or of another kind', async () => {
    expect((await post(JSON.stringify({ x: 'x'.repeat(300_000) }))).statusCode).toBe(413);
    expect((await post('a=b', 'application/x-www-form-urlencoded')).statusCode).toBe(422);
  });

  test('everything else is taken and dropped', async () => {
    const like = new Like({ actor: new URL(`${people.origin}/users/ani`), object: new URL(actorOf('contohkab')) });
    expect((await people.say(like, inboxOf('contohkab'), 'ani')).statusCode).toBe(202);
  });
});

describe('a server that fails', () => {
  test('is tried again, and its followers are forgotten when it is gone', async () => {
    people.state.status = 503;
    await publish(deps, townAt(other), 'Server mati');
    await drain();
    expect(await jobs.count('following.deliver', 'retry')).toBe(1);
    expect(await followerCount('lainkab')).toBe(1);
    const again = (isLastTry: boolean) =>
      inReadOnly(database.db, townAt(other), (tx) =>
        sql<{ id: DeliveryId }>`select id from following.delivery where state = 'waiting'`.execute(tx),
      ).then(({ rows: [row] }) => {
        if (!row) throw new Error('Nothing waits');
        const order = { governmentId: townAt(other).governmentId, deliveryId: row.id };
        return deliver({ ...deps, isLastTry }, order, LOOPBACK);
      });
    await expect(again(false)).rejects.toThrow('HTTP 503');
    expect(await again(true)).toBe(0);
    await expect(again(true)).rejects.toThrow('Nothing waits');
    await inTransaction(database.db, townAt(other), (tx) =>
      sql`update following.follower set failures = 18, failing_since = now() - interval '8 days'`.execute(tx),
    );
    people.state.status = 500;
    await publish(deps, townAt(other), 'Masih mati');
    await drain();
    expect(await followerCount('lainkab')).toBe(1);
    await expect(again(false)).rejects.toThrow('HTTP 500');
    expect(await followerCount('lainkab')).toBe(0);
    people.state.status = 202;
    await people.say(follow('ani', 'lainkab'), inboxOf('lainkab'), 'ani');
    await drain();
    expect(await followerCount('lainkab')).toBe(1);
    people.state.status = 410;
    await publish(deps, townAt(other), 'Server hilang');
    await drain();
    expect(await followerCount('lainkab')).toBe(0);
    people.state.status = 202;
  });
});

function post(payload: string, type = JSON_LD) {
  const headers = { host: 'contohkab.localhost:3000', 'content-type': type };
  return server.app.inject({ method: 'POST', url: '/ap/situs/masuk', payload, headers });
}

describe('contexts', () => {
  test('that are not known are read in small number only, the usual ones not at all', async () => {
    const read: string[] = [];
    const loader = withBudget(async (url) => {
      read.push(url);
      return { contextUrl: null, documentUrl: url, document: { '@context': {} } };
    }, 4);
    const many = Array.from({ length: 50 }, (_, at) => `https://example.org/${at}`);
    const load = () => Activity.fromJsonLd({ '@context': many, type: 'Like' }, { contextLoader: loader });
    await expect(load()).rejects.toThrow();
    expect(read.length).toBeLessThanOrEqual(4);
    expect((await contextLoader('https://w3id.org/security/v1')).document).toBeDefined();
    await expect(contextLoader('https://example.org/1')).rejects.toThrow('not known');
  });
});

describe('finished pages', () => {
  const ask = (port: number, accept: string) =>
    new Promise<{ status: number; body: string }>((done, fail) => {
      const headers = { host: 'contohkab.localhost:3000', accept };
      const asked = request({ port, host: '127.0.0.1', path: '/ikuti', headers }, async (answer) => {
        let body = '';
        for await (const part of answer) body += String(part);
        done({ status: answer.statusCode ?? 0, body });
      });
      asked.on('error', fail).end();
    });

  test('are served to browsers, and to nobody who asks for an activity', async () => {
    await server.app.listen({ port: 0, host: '127.0.0.1' });
    const address = server.app.server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const first = await ask(port, 'text/html');
    await expect.poll(() => server.cache.figures.kept).toBe(1);
    expect(await ask(port, 'text/html,*/*')).toEqual(first);
    expect(server.cache.figures.hits).toBe(1);
    expect((await ask(port, JSON_LD)).status).toBe(404);
    expect(server.cache.figures.hits).toBe(1);
  });
});

describe('people', () => {
  test('read how to follow, and a page in HTML stays what it is', async () => {
    const page = await get('/ikuti', 'contohkab', 'text/html');
    expect(page.body).toContain('@contohkab@contohkab.localhost:3000');
    expect(page.headers.vary).toContain('accept');
    const kept = await get('/ikuti', 'contohkab', 'text/html');
    expect(kept.body).toBe(page.body);
    expect((await get('/ikuti')).statusCode).toBe(404);
  });

  test('who manage a site turn it off and on; others may not', async () => {
    const editor = anEditor(townAt(town));
    const turn = (actor: Actor, keadaan: string, siteId = townAt(town).siteId) =>
      server.app.inject({
        ...{ method: 'POST', url: `/meja/pengikut/${siteId}`, payload: `keadaan=${keadaan}` },
        headers: {
          ...{ ...server.signIn(actor), host: 'contohkab.localhost:3000' },
          'content-type': 'application/x-www-form-urlencoded',
        },
      });
    expect((await turn(editor, 'mati')).statusCode).toBe(303);
    expect((await get('/ap/situs')).statusCode).toBe(404);
    expect((await people.say(follow('ani'), inboxOf('contohkab'), 'ani')).statusCode).toBe(404);
    const reader = { ...editor, grants: editor.grants.filter(({ permission }) => permission === 'sites.write') };
    expect((await turn(reader, 'nyala')).statusCode).toBe(403);
    expect((await turn(editor, 'nyala', townAt(other).siteId)).statusCode).toBe(404);
    expect((await turn(editor, 'nyala')).statusCode).toBe(303);
    expect((await get('/ap/situs')).statusCode).toBe(200);
    const desk = await server.app.inject({
      ...{ method: 'GET', url: '/meja/pengikut' },
      headers: { ...server.signIn(editor), host: 'contohkab.localhost:3000' },
    });
    expect(desk.body).toContain('@contohkab@contohkab.localhost:3000');
    expect(desk.body).toContain('Kabar baru');
    expect(desk.body).not.toContain('lainkab');
  });
});
