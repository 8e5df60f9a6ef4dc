import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stoppedClock } from '../../../platform/clock.ts';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { createDraft } from '../commands.ts';
import type { ContentId } from '../content.ts';
import { deskRoutes } from '../desk/routes.ts';
import {
  employ,
  foundTown,
  NOW,
  openDesk,
  type TestDesk,
  type TestSite,
  type TestTown,
  testFiles,
} from '../desk/testing.ts';
import { checkInnerLinks, checkOuterLinks, noteLinks } from './check-links.ts';
import { askedBy, linksIn } from './links.ts';

const database = useTestDatabase();
let town: TestTown;
let desk: TestDesk;
let publisher: Actor;
let stranger: Actor;
let origin = '';
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(`${request.method} ${request.url}`);
  if (request.url === '/ada') return response.end('ok');
  if (request.url === '/hanya-get') return response.writeHead(request.method === 'HEAD' ? 405 : 200).end();
  if (request.url === '/ditolak') return response.writeHead(403).end();
  return response.writeHead(404).end();
});
const policy = { mayReach: () => true, allowsHttp: true };
const day = (text: string) => Temporal.PlainDate.from(text);

beforeAll(async () => {
  town = await foundTown(database.db);
  desk = await openDesk({ db: database.db, town, routes: [deskRoutes], files: testFiles() });
  const permissions = ['sites.write', 'sites.publish', 'sites.review'];
  publisher = await employ(database.db, town, { name: 'Budi', at: town.cibogo, permissions });
  stranger = await employ(database.db, town, { name: 'Citra', at: town.ciuyah, permissions });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await desk.close();
});

async function publish(title: string, html: string, at: TestSite = town.cibogo): Promise<ContentId> {
  const written = {
    ...{ siteId: at.siteId, kind: 'page' as const, title, summary: '', html, facts: {}, coverFileId: null },
    ...{ isWarning: false, startsAt: null, endsAt: null, note: '' },
  };
  const after = { key: newId(), after: { step: 'publish' as const } };
  const id = await createDraft({ db: database.db, clock: stoppedClock(NOW) }, publisher, written, after);
  await note([id]);
  return id;
}

const note = (contentIds: readonly ContentId[], today = day('2026-11-23')) =>
  noteLinks(database.db, town, { contentIds, ownDomain: 'localhost', today });

async function faults(contentId: ContentId): Promise<Readonly<Record<string, string | null>>> {
  const { rows } = await inReadOnly(database.db, town, (tx) =>
    sql<{ address: string; reason: string | null; is_broken: boolean }>`
      select address, reason, is_broken from sites.link where content_id = ${contentId}`.execute(tx),
  );
  return Object.fromEntries(rows.map(({ address, reason, is_broken }) => [address, is_broken ? reason : null]));
}

const round = (today: string) => ({
  ...{ today: day(today), most: 100, pauseMs: 1, signal: new AbortController().signal, policy },
});

describe('the links of a text', () => {
  test('are its paths and addresses, each once, without fragments, mail and names of this installation', () => {
    const html = `<a href="/profil#sejarah">a</a><a href="/profil">b</a><img src="/berkas/x/y.png" alt="">
      <a href="https://contoh.id/a?b=1&amp;c=2#d">c</a><a href="mailto:a@b.id">d</a><a href="#x">e</a>
      <a href="https://dinkes.localhost/berita">f</a><a href="//lain.id/x">g</a><a href="javascript:x">h</a>`;
    expect(linksIn(html, 'localhost').map(({ address, host }) => [address, host])).toEqual([
      ['/profil', null],
      ['/berkas/x/y.png', null],
      ['https://contoh.id/a?b=1&c=2', 'contoh.id'],
      ['http://lain.id/x', 'lain.id'],
    ]);
  });

  test.each([
    ['/', 'served'],
    ['/berita', 'served'],
    ['/ppid/permohonan', 'served'],
    ['/berita/jalan', 'content'],
    ['/profil/', 'content'],
    ['/artikel/2024/1/2/x', 'content'],
    ['/berkas/0198c8f0-0000-7000-8000-000000000000/a.pdf', 'file'],
  ])('%s asks for something %s', (path, kind) => {
    expect(askedBy(path).kind).toBe(kind);
  });
});

describe('links within a site', () => {
  test('are broken when page or file is gone, and whole again when it is there', async () => {
    const id = await publish(
      'Menaut',
      '<p><a href="/tujuan">t</a> <a href="/berita">b</a> <a href="/berkas/0198c8f0-0000-7000-8000-000000000000/a.pdf">f</a></p>',
    );
    expect(await faults(id)).toEqual({
      ...{ '/tujuan': 'page-gone', '/berita': null },
      '/berkas/0198c8f0-0000-7000-8000-000000000000/a.pdf': 'file-gone',
    });
    await publish('Tujuan', '<p>Ada</p>');
    await checkInnerLinks(database.db, town, day('2026-11-24'));
    expect((await faults(id))['/tujuan']).toBeNull();
  });
});

describe('links to elsewhere', () => {
  test('are asked for politely, and broken only after two days', async () => {
    const id = await publish(
      'Keluar',
      `<p><a href="${origin}/ada">1</a><a href="${origin}/hilang">2</a><a href="${origin}/hanya-get">3</a><a href="${origin}/ditolak">4</a><a href="http://tidak-ada.invalid/">5</a></p>`,
    );
    expect(await checkOuterLinks(database.db, town, round('2026-11-23'))).toBe(5);
    expect(Object.values(await faults(id)).every((fault) => fault === null)).toBe(true);
    expect(await checkOuterLinks(database.db, town, round('2026-11-23'))).toBe(0);
    await checkOuterLinks(database.db, town, round('2026-11-24'));
    const found = await faults(id);
    expect([found[`${origin}/ada`], found[`${origin}/hilang`]]).toEqual([null, 'not-found']);
    expect([found[`${origin}/hanya-get`], found[`${origin}/ditolak`]]).toEqual([null, null]);
    expect(found['http://tidak-ada.invalid/']).toMatch(/no-host|no-answer/);
    expect(asked.filter((line) => line.endsWith('/ada'))).toEqual(['HEAD /ada', 'HEAD /ada']);
  });

  test('never lead into the network of the server', async () => {
    const id = await publish('Dalam', `<p><a href="${origin}/rahasia">1</a></p>`);
    for (const today of ['2026-12-01', '2026-12-02']) {
      const { policy: _open, ...guarded } = round(today);
      await checkOuterLinks(database.db, town, guarded);
    }
    expect((await faults(id))[`${origin}/rahasia`]).toBe('inside-network');
    expect(asked.some((line) => line.endsWith('/rahasia'))).toBe(false);
  });
});

describe('the desk', () => {
  test('lists them for those who serve the site, with the way to the text', async () => {
    const page = (await desk.get('/meja/tautan-rusak', publisher)).body;
    expect(page).toContain(`${origin}/hilang`);
    expect(page).toContain('Perbaiki');
    expect((await desk.get('/meja/tautan-rusak?letak=dalam', publisher)).body).not.toContain('/hilang');
    expect((await desk.get('/meja/tautan-rusak', stranger)).body).toContain('Tidak ada tautan rusak');
    expect((await desk.get('/meja/tautan-rusak/tautan-rusak.csv', publisher)).body).toContain(`${origin}/hilang`);
  });

  test('sets one aside with a reason, which can be undone; not without, and not by others', async () => {
    const { rows } = await inReadOnly(database.db, town, (tx) =>
      sql<{ id: string }>`select id from sites.link where address = ${`${origin}/hilang`}`.execute(tx),
    );
    const id = rows[0]?.id ?? '';
    const path = `/meja/tautan-rusak/${id}`;
    const short = await desk.post(`${path}/abaikan`, publisher, { [`alasan-${id}`]: 'x' });
    expect(short.statusCode).toBe(422);
    expect(short.body).toContain('3 sampai 300 huruf');
    const reason = { [`alasan-${id}`]: 'Situs sedang dipindah' };
    expect((await desk.post(`${path}/abaikan`, stranger, reason)).statusCode).toBe(404);
    expect((await desk.post(`${path}/abaikan`, publisher, reason)).statusCode).toBe(303);
    expect((await desk.get('/meja/tautan-rusak', publisher)).body).not.toContain('/hilang');
    expect((await desk.get('/meja/tautan-rusak?diabaikan=ya', publisher)).body).toContain('Situs sedang dipindah');
    expect((await desk.post(`${path}/periksa`, publisher, {})).statusCode).toBe(303);
    expect((await desk.get('/meja/tautan-rusak', publisher)).body).toContain('/hilang');
  });
});
