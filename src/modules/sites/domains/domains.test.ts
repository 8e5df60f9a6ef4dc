import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import { inTransaction } from '../../../platform/database/tenancy.ts';
import { useTestDatabase } from '../../../platform/database/testing.ts';
import { bindHosts, createHostDirectory } from '../../../platform/http/hosts.ts';
import type { Actor, UnitId } from '../../../platform/identity/actor.ts';
import { describeGovernment } from '../../organization/index.ts';
import { employ, foundTown, openDesk, type TestDesk, type TestTown, testFiles } from '../desk/testing.ts';
import { toDomainName } from './domain-name.ts';
import { addDomainRoutes } from './domain-routes.ts';
import { bindDomain } from './domains.ts';
import { openNameServer, type TestNameServer } from './testing.ts';

const database = useTestDatabase();
let town: TestTown;
let desk: TestDesk;
let names: TestNameServer;
let admin: Actor;
let writer: Actor;

beforeAll(async () => {
  names = await openNameServer();
  town = await foundTown(database.db);
  const routes = [
    async (...[app, deps]: Parameters<Parameters<typeof openDesk>[0]['routes'][number]>) =>
      addDomainRoutes(app, { ...deps, settings: { ...deps.settings, PENDOPO_DNS_SERVERS: [names.address] } }),
  ];
  desk = await openDesk({ db: database.db, town, routes, files: testFiles() });
  const permissions = ['sites.write', 'sites.manage', 'sites.settings'];
  admin = await employ(database.db, town, { name: 'Dewi', at: town.portal, permissions });
  writer = await employ(database.db, town, { name: 'Budi', at: town.cibogo, permissions: ['sites.write'] });
});

afterAll(async () => {
  names.close();
  await desk.close();
});

const path = () => `/meja/situs/${town.cibogo.siteId}/alamat`;
const directory = () => createHostDirectory({ db: database.db, domain: 'localhost', describeGovernment });

/** Wants the domain; its TXT value and the address of its button. */
async function claim(domain: string) {
  expect((await desk.post(path(), admin, { domain })).statusCode).toBe(303);
  const page = (await desk.get(path(), admin)).body;
  const card = page.slice(page.indexOf(`>${domain}</h3>`));
  return {
    token: /<code[^>]*>([A-Za-z0-9_-]{24})<\/code>/.exec(card)?.[1] ?? '',
    check: /action="([^"]*periksa)"/.exec(card)?.[1] ?? '',
    release: /action="([^"]*lepas)"/.exec(card)?.[1] ?? '',
  };
}

async function said(answer: { readonly headers: Record<string, unknown> }): Promise<string> {
  const cookie = String(answer.headers['set-cookie']);
  return Buffer.from(decodeURIComponent(/pesan=([^.;]*)/.exec(cookie)?.[1] ?? ''), 'base64url').toString();
}

describe('a domain of its own', () => {
  test('is shown only when its record proves it and it leads here', async () => {
    const { token, check, release } = await claim('waled.desa.id');
    expect(token).toHaveLength(24);
    expect(await said(await desk.post(check, admin, {}))).toContain('belum ditemukan');
    expect(await directory().find('waled.desa.id')).toBeNull();
    names.texts.set('_pendopo.waled.desa.id', ['another thing', token]);
    const elsewhere = await desk.post(check, admin, {});
    expect(await said(elsewhere)).toContain('server lain');
    expect((await desk.get(String(elsewhere.headers.location), admin)).body).toContain('server perantara');
    const usual = /(cibogo[a-z0-9.-]*localhost)/.exec((await desk.get(path(), admin)).body)?.[1] ?? '';
    names.addresses.set(usual, ['203.0.113.7']).set('waled.desa.id', ['203.0.113.7']);
    expect(await said(await desk.post(check, admin, {}))).toContain('kini menampilkan');
    expect(await directory().find('waled.desa.id')).toMatchObject({ siteId: town.cibogo.siteId });
    expect(await said(await desk.post(release, admin, {}))).toContain('dilepas');
    expect(await directory().find('waled.desa.id')).toBeNull();
  });

  test('behind a proxy is believed when the person says so', async () => {
    const { token, check } = await claim('dinas.cdn.id');
    names.texts.set('_pendopo.dinas.cdn.id', [token]);
    expect(await said(await desk.post(check, admin, { perantara: 'ya' }))).toContain('kini menampilkan');
  });

  test('that another government is read at stays there', async () => {
    const other = { governmentId: newId<'government'>() };
    const host = { siteId: newId<'site'>(), unitId: newId<'unit'>() as UnitId, unitPath: '/', isGovernmentSite: true };
    await inTransaction(database.db, other, (tx) => bindHosts(tx, [{ ...host, kind: 'domain', name: 'rebutan.id' }]));
    const { token, check } = await claim('rebutan.id');
    names.texts.set('_pendopo.rebutan.id', [token]);
    expect(await said(await desk.post(check, admin, { perantara: 'ya' }))).toContain('dipakai situs lain');
    const held = database.db.selectFrom('http.host').select('site_id').where('name', '=', 'rebutan.id');
    expect(await held.execute()).toEqual([{ site_id: host.siteId }]);
  });

  test('is given by whoever runs the server without proof', async () => {
    const { siteId } = town.ciuyah;
    await bindDomain({ db: database.db }, town, siteId, 'ciuyah.desa.id');
    expect(await directory().find('ciuyah.desa.id')).toMatchObject({ siteId });
    expect((await desk.get(`/meja/situs/${siteId}/alamat`, admin)).body).toContain('Dipakai');
  });

  test('is changed by those alone who set the site', async () => {
    const before = await claim('milik.desa.id');
    expect((await desk.post(path(), writer, { domain: 'lain.desa.id' })).statusCode).toBe(403);
    expect((await desk.post(before.release, writer, {})).statusCode).toBe(403);
    const page = await desk.get(path(), writer);
    expect(page.body).toContain('milik.desa.id');
    expect(page.body).not.toContain('/lepas');
  });

  test('a faulty name is shown again with what was typed', async () => {
    const sent = await desk.post(path(), admin, { domain: 'bukan domain' });
    expect(sent.statusCode).toBe(422);
    expect(sent.body).toContain('value="bukan domain"');
  });
});

test('domain names are read as they were meant', () => {
  const read = (typed: string) => toDomainName(typed, 'pendopo.example');
  expect(read(' https://Dinkes.CirebonKab.go.id/beranda?a=1 ')).toBe('dinkes.cirebonkab.go.id');
  expect(read('désa.id.')).toBe('xn--dsa-bma.id');
  for (const wrong of [
    '',
    'desa',
    '10.0.0.1',
    '[::1]',
    'a..id',
    '-a.id',
    'x.pendopo.example',
    'pendopo.example',
    'a b.id',
  ])
    expect(read(wrong)).toBeNull();
});
