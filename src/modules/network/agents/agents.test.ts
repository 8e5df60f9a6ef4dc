import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { anActor, foundTown, openDesk, type TestTown } from '../testing.ts';
import { type AgentId, listAgents, takeInbox } from './agents.ts';
import { signatureOf } from './signature.ts';

const database = useTestDatabase();
const folder = mkdtempSync(join(tmpdir(), 'pendopo-agent-'));
const NOW = '2026-11-23T02:00:00Z';
let town: TestTown;
let desk: Awaited<ReturnType<typeof openDesk>>;
let port = 0;
beforeAll(async () => {
  town = await foundTown(database.db);
  desk = await openDesk(database.db, town);
  await desk.app.listen({ port: 0, host: '127.0.0.1' });
  port = Number(new URL(desk.app.listeningOrigin).port);
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

interface Settings {
  readonly server: string;
  readonly agent: AgentId;
  readonly secret: string;
}

/** An agent as the desk hands it out. */
async function anAgent(name: string): Promise<Settings> {
  const admin = anActor(town);
  const added = await desk.post('/meja/jaringan/agen', admin, { nama: name, kunci: newId() });
  expect(added.statusCode).toBe(303);
  const agents = await inReadOnly(database.db, town, listAgents);
  const { id = '' } = agents.find((agent) => agent.name === name) ?? {};
  return (await desk.post(`/meja/jaringan/agen/${id}/pengaturan`, admin)).json<Settings>();
}

async function aTarget(source: string, fields: { readonly host: string; readonly port: number }): Promise<string> {
  const id = newId();
  await inTransaction(database.db, town, (tx) =>
    sql`insert into network.target (id, unit_id, unit_path, name, method, host, port, source, interval_seconds, retries)
      values (${id}, ${town.rootId}, '/waled/', ${`sasaran ${id}`}, 'tcp', ${fields.host}, ${fields.port}, ${source}, 1, 0)`.execute(
      tx,
    ),
  );
  return id;
}

interface Request {
  readonly name?: 'catatan' | 'tugas';
  readonly at?: string;
  readonly body?: string;
  readonly secret?: string;
}

/** What an agent would send by hand. */
async function send({ agent, secret }: Settings, request: Request = {}) {
  const { name = 'catatan', at = NOW, body = '' } = request;
  const [method, path] = [name === 'tugas' ? 'GET' : 'POST', `/agen/${agent}/${name}`] as const;
  const signature = signatureOf(request.secret ?? secret, { method, path, at, body });
  const headers = { 'content-type': 'application/json', 'x-pendopo-time': at, 'x-pendopo-signature': signature };
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, headers, ...(body && { body }) });
  return { status: answer.status, ...(await answer.json()) };
}

const inbox = () => inTransaction(database.db, town, takeInbox);
const message = (...readings: readonly object[]) => JSON.stringify({ readings });
const reading = (target: string) => ({ target, at: '2026-11-23T01:59:00.000Z', up: true, ms: 12.5 });

describe('readings of an agent', () => {
  test('lie in the inbox once they are signed, and are taken from it once', async () => {
    const agent = await anAgent('Kantor Waled');
    const target = newId();
    expect(await send(agent, { body: message(reading(target)) })).toMatchObject({ status: 200, accepted: 1 });
    expect(await inbox()).toEqual([{ agentId: agent.agent, readings: [reading(target)] }]);
    expect(await inbox()).toEqual([]);
    const [heard] = await inReadOnly(database.db, town, listAgents);
    expect(String(heard?.lastHeardAt)).toBe(NOW);
  });

  test('are refused with a wrong, a renewed or a revoked secret, all alike', async () => {
    const agent = await anAgent('Kantor Ciledug');
    const body = message(reading(newId()));
    const refusal = await send(agent, { body, secret: 'salah' });
    expect(refusal.status).toBe(401);
    expect(await send({ ...agent, agent: newId() as AgentId }, { body })).toEqual(refusal);
    const admin = anActor(town);
    const renewed = (await desk.post(`/meja/jaringan/agen/${agent.agent}/pengaturan`, admin)).json<Settings>();
    expect(await send(agent, { body })).toEqual(refusal);
    expect((await send(renewed, { body })).status).toBe(200);
    await inbox();
    await desk.post(`/meja/jaringan/agen/${agent.agent}/cabut`, admin);
    expect(await send(renewed, { body })).toEqual(refusal);
    expect(await inbox()).toEqual([]);
  });

  test('a signature of another time, body or address is good for nothing', async () => {
    const agent = await anAgent('Kantor Losari');
    expect(await send(agent, { at: '2026-11-23T01:50:00Z', body: message(reading(newId())) })).toMatchObject({
      ...{ status: 409, now: NOW },
    });
    const path = `/agen/${agent.agent}/catatan`;
    const signature = signatureOf(agent.secret, { method: 'POST', path, at: NOW, body: '{}' });
    const headers = { 'content-type': 'application/json', 'x-pendopo-time': NOW, 'x-pendopo-signature': signature };
    const changed = { method: 'POST', headers, body: message(reading(newId())) };
    expect((await fetch(`http://127.0.0.1:${port}${path}`, changed)).status).toBe(401);
    expect(await inbox()).toEqual([]);
  });

  test.each(['', '{', '{}', message(), message({ target: 'x' }), message({ ...reading(newId()), ms: -1 })])(
    '%j is refused in words',
    async (body) => {
      const agent = await anAgent(`Kantor ${newId()}`);
      expect((await send(agent, { body })).status).toBeGreaterThanOrEqual(400);
      expect(await inbox()).toEqual([]);
    },
  );
});

test('only who may manage the network of the whole government adds agents and gets their keys', async () => {
  const { agent } = await anAgent('Kantor Gebang');
  for (const someone of [anActor(town, '/waled/'), anActor(town, '/', ['network.view'])]) {
    expect((await desk.post('/meja/jaringan/agen', someone, { nama: 'x', kunci: newId() })).statusCode).toBe(403);
    expect((await desk.post(`/meja/jaringan/agen/${agent}/pengaturan`, someone)).statusCode).toBe(403);
  }
  const page = await desk.get('/meja/jaringan/agen', anActor(town, '/', ['network.view']));
  expect(page.body).toContain('Kantor Gebang');
  expect(page.body).not.toContain('/pengaturan"');
  const nameless = await desk.post('/meja/jaringan/agen', anActor(town), { nama: ' ', kunci: newId() });
  expect([nameless.statusCode, nameless.body.includes('Tulis nama agen')]).toEqual([422, true]);
});

test('the program measures what is registered for it, keeps readings while it cannot send, and forwards them once', async () => {
  const agent = await anAgent('Kantor Babakan');
  const listening = createServer((socket) => socket.destroy());
  await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done));
  const address = listening.address();
  const open = await aTarget(agent.agent, {
    host: '127.0.0.1',
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
  });
  const closed = await aTarget(agent.agent, { host: '127.0.0.1', port: 1 });
  const others = await aTarget('probe', { host: '127.0.0.1', port: 2 });
  const path = join(folder, 'pendopo-agent.json');
  const settings = { ...agent, sendEverySeconds: 1 };
  // The server's clock stands still at another time than the program's own: its time must come from the server.
  writeFileSync(
    path,
    JSON.stringify({ ...settings, server: `http://127.0.0.1:${port}`, folder: join(folder, 'data') }),
  );
  const program = spawn(process.execPath, [join(import.meta.dirname, '../../../../agent/pendopo-agent.mjs'), path]);
  const readings: { readonly target: string; readonly up: boolean; readonly at: string }[] = [];
  const told: string[] = [];
  program.stdout.on('data', (text) => told.push(String(text)));
  for (let round = 0; round < 60 && readings.length < 4; round += 1) {
    await new Promise((done) => setTimeout(done, 250));
    readings.push(...(await inbox()).flatMap((one) => one.readings));
  }
  program.kill('SIGTERM');
  await new Promise((done) => program.once('exit', done));
  listening.close();
  expect(told.join('')).toContain('started');
  expect(new Set(readings.map(({ target, up }) => `${target} ${up}`))).toEqual(
    new Set([`${open} true`, `${closed} false`]),
  );
  expect(readings.map(({ target }) => target)).not.toContain(others);
  const keys = readings.map(({ target, at }) => `${target} ${at}`);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { at } of readings) expect(Math.abs(Date.parse(at) - Date.parse(NOW))).toBeLessThan(60_000);
});
