import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import type { Actor } from '../../../platform/identity/actor.ts';
import { findOwnCase } from '../citizen-commands.ts';
import { PERMISSION } from '../permissions.ts';
import { employ, foundTown, NOW, openServer, request, type TestServer, type TestTown, testOffice } from '../testing.ts';
import { signatureOf } from './signature.ts';

const database = useTestDatabase();
const AT = Temporal.Instant.from(NOW).epochMilliseconds / 1000;
let town: TestTown;
let server: TestServer;
let neighbours: TestServer;
let head: Actor;
let path: string;
let key: string;

beforeAll(async () => {
  town = await foundTown(database.db, 'salurkab', '32.09');
  await foundTown(database.db, 'sebelahkab', '32.10');
  server = await openServer(database.db, 'salurkab', { kinds: [request] });
  neighbours = await openServer(database.db, 'sebelahkab');
  head = await employ(database.db, town, town.dinkes, Object.values(PERMISSION));
  ({ path, key } = await add('whatsapp'));
});
afterAll(async () => {
  await Promise.all([server.close(), neighbours.close()]);
});

async function add(jenis: string) {
  const page = await server.post('/meja/kasus/saluran', { kunci: newId<string>(), nama: 'Layanan', jenis }, head);
  expect(page.statusCode).toBe(200);
  return {
    path: /(\/masuk\/kasus\/[0-9a-f-]{36})/.exec(page.body)?.[1] ?? '',
    key: /break-all">([\w-]{43})</.exec(page.body)?.[1] ?? '',
  };
}

interface Sent {
  readonly at?: number;
  readonly signWith?: string;
  readonly to?: string;
  readonly by?: TestServer;
  readonly signature?: string;
}

function send(message: unknown, { at = AT, signWith = key, to = path, by = server, signature }: Sent = {}) {
  const payload = typeof message === 'string' ? message : JSON.stringify(message);
  const label = by === server ? 'salurkab' : 'sebelahkab';
  return by.app.inject({
    ...{ method: 'POST', url: to, payload },
    headers: {
      ...{ host: `${label}.localhost:3000`, 'content-type': 'application/json', 'x-pendopo-waktu': String(at) },
      'x-pendopo-tanda': signature ?? signatureOf(signWith, String(at), Buffer.from(payload)),
    },
  });
}

const message = (given: Record<string, unknown> = {}) => ({
  ...{ id: 'wamid.1', nama: 'Siti', telepon: '0812 3456 7890', isi: 'Pukul berapa puskesmas buka?' },
  ...given,
});
async function countOf(table: string): Promise<number | undefined> {
  const { rows } = await inReadOnly(database.db, town, (tx) =>
    sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(tx),
  );
  return rows[0]?.n;
}

describe('a message from a gateway', () => {
  test('becomes a case of its unit, with a receipt for whoever wrote', async () => {
    const sent = await send(message({ id: 'wamid.satu' }));
    expect(sent.statusCode).toBe(201);
    const receipt = sent.json();
    expect(receipt).toMatchObject({ jawabanPalingLambat: '2026-11-30', ditolak: [] });
    expect(receipt.balasan).toContain(receipt.nomor);
    expect(receipt.balasan).toContain(`http://salurkab.localhost:3000/lacak/${receipt.nomor}/${receipt.kunci}`);
    const own = await findOwnCase(testOffice(database.db), town, { number: receipt.nomor, secret: receipt.kunci });
    expect(own).toMatchObject({
      channel: 'whatsapp',
      unitId: town.dinkes.unitId,
      title: 'Pukul berapa puskesmas buka?',
    });
  });

  test('is of the kind whose prefix it names; without a name it is a question, and an unknown kind is refused', async () => {
    const sent = await send(message({ id: 'wamid.jenis', jenis: 'ip', rincian: { tujuan: 'Penelitian' } }));
    expect(sent.json()).toMatchObject({ nomor: expect.stringMatching(/^IP-/), jawabanPalingLambat: '2026-12-07' });
    const strange = await send(message({ id: 'wamid.asing', jenis: 'ZZ' }));
    expect(strange.statusCode).toBe(422);
    expect(await countOf('cases.case')).toBe(2);
  });

  test('sent again, also at once, is the same case, and its files are kept once', async () => {
    const twice = message({ id: 'wamid.dua', berkas: [{ nama: 'catatan.txt', isi: btoa('Catatan warga') }] });
    const before = [await countOf('cases.case'), await countOf('cases.attachment')];
    const all = await Promise.all([send(twice), send(twice), send(twice)]);
    const again = await send(twice, { at: AT + 60 });
    expect(new Set([...all, again].map((one) => one.json().nomor)).size).toBe(1);
    expect([await countOf('cases.case'), await countOf('cases.attachment')]).toEqual(before.map((n) => (n ?? 0) + 1));
  });

  test('by mail is answered by mail too', async () => {
    const mail = await add('email');
    const before = await countOf('messages.message');
    const given = message({ id: '<a@b>', surel: 'siti@example.com', judul: 'Jam buka', nama: '' });
    const sent = await send(given, { to: mail.path, signWith: mail.key });
    expect(sent.statusCode).toBe(201);
    expect(await countOf('messages.message')).toBe((before ?? 0) + 1);
  });

  test('with a harmful or unknown attachment is taken without it, and says so', async () => {
    const berkas = [{ nama: 'program.exe', isi: btoa('MZ\u0000\u0001') }];
    const sent = await send(message({ id: 'wamid.tiga', berkas }));
    expect(sent.statusCode).toBe(201);
    expect(sent.json().ditolak).toMatchObject([{ nama: 'program.exe' }]);
  });

  test('of nobody is anonymous, and too long a text is cut', async () => {
    const sent = await send({ id: 'wamid.empat', isi: 'a'.repeat(30_000), judul: '\u0000' });
    expect(sent.statusCode).toBe(201);
    const { nomor: number, kunci: secret } = sent.json();
    const own = await findOwnCase(testOffice(database.db), town, { number, secret });
    expect([own?.visibility, own?.text.length]).toEqual(['anonymous', 20_000]);
  });
});

describe('nothing is taken', () => {
  const refused = async (sent: ReturnType<typeof send>, status: number) => {
    const before = await countOf('cases.case');
    const answer = await sent;
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('problem+json');
    expect(await countOf('cases.case')).toBe(before);
  };

  test('without the right key, moment, body, gateway or government', async () => {
    const other = await add('whatsapp');
    await refused(send(message(), { signWith: 'x' }), 401);
    await refused(send(message(), { signWith: other.key }), 401);
    await refused(send(message(), { signature: '' }), 401);
    await refused(send(message(), { signature: signatureOf(key, String(AT), Buffer.from('{}')) }), 401);
    await refused(send(message(), { at: AT - 301 }), 401);
    await refused(send(message(), { at: AT + 301 }), 401);
    await refused(send(message(), { to: '/masuk/kasus/00000000-0000-4000-8000-000000000000' }), 401);
    await refused(send(message(), { to: '/masuk/kasus/x' }), 401);
    await refused(send(message(), { by: neighbours }), 401);
  });

  test('that is no message', async () => {
    await refused(send('bukan JSON'), 422);
    await refused(send({ id: '', isi: 'x' }), 422);
    await refused(send(message({ isi: '' })), 422);
    await refused(send(message({ berkas: Array(6).fill({ nama: 'a.txt', isi: '' }) })), 422);
  });

  test('from a gateway that was closed', async () => {
    const closed = await add('village');
    const id = closed.path.split('/').at(-1);
    const stranger = await employ(database.db, town, town.disdik, Object.values(PERMISSION));
    expect((await server.post(`/meja/kasus/saluran/${id}/tutup`, {}, stranger)).statusCode).toBe(404);
    expect((await server.post(`/meja/kasus/saluran/${id}/tutup`, {}, head)).statusCode).toBe(303);
    await refused(send(message(), { to: closed.path, signWith: closed.key }), 401);
  });
});

describe('the page of gateways', () => {
  test('is theirs who assign work, and shows a key once', async () => {
    const clerk = await employ(database.db, town, town.dinkes);
    expect((await server.get('/meja/kasus/saluran', clerk)).statusCode).toBe(403);
    expect(
      (await server.post('/meja/kasus/saluran', { kunci: newId<string>(), nama: 'x', jenis: 'email' }, clerk))
        .statusCode,
    ).toBe(403);
    expect((await server.get('/meja/kasus/saluran', head)).body).not.toContain(key);
    const wrong = await server.post('/meja/kasus/saluran', { nama: 'n'.repeat(200), jenis: 'fax' }, head);
    expect(wrong.statusCode).toBe(422);
    const form = { kunci: newId<string>(), nama: 'Sekali', jenis: 'email' };
    expect((await server.post('/meja/kasus/saluran', form, head)).statusCode).toBe(200);
    expect((await server.post('/meja/kasus/saluran', form, head)).statusCode).toBe(303);
    expect((await server.get('/meja/kasus/saluran', head)).body.match(/>Sekali</g)).toHaveLength(1);
  });
});
