import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { pino } from 'pino';
import { stoppedClock } from '../../platform/clock.ts';
import { readSettings } from '../../platform/config/settings.ts';
import type { Db } from '../../platform/database/database.ts';
import { type GovernmentId, newId } from '../../platform/database/ids.ts';
import { inTransaction } from '../../platform/database/tenancy.ts';
import { createApp } from '../../platform/http/app.ts';
import { createPageCache } from '../../platform/http/page-cache.ts';
import type { AccountId, Actor, PersonId, UnitId, UnitPath } from '../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import { createGovernment, getRootUnit, insertUnits } from '../organization/index.ts';
import { PERMISSION } from './permissions.ts';
import { routes } from './routes.ts';

/** The day on which these tests play. */
export const TODAY = Temporal.PlainDate.from('2026-11-23');

/** A government with an office and two kecamatan. */
export interface TestTown {
  readonly governmentId: GovernmentId;
  readonly label: string;
  readonly rootId: UnitId;
}

/** Makes the government and its units. */
export async function foundTown(db: Db, label = 'contohkab', areaCode = '32.09'): Promise<TestTown> {
  const { id: governmentId } = await createGovernment(db, {
    ...{ kind: 'kabupaten', areaCode, name: `Kabupaten ${label}`, label, timeZone: 'Asia/Jakarta' },
  });
  const rootId = await inTransaction(db, { governmentId }, async (tx) => {
    const root = await getRootUnit(tx);
    const below = (name: string) => ({ id: newId<'unit'>(), name, shortName: name, areaCode: null, parentId: root.id });
    await insertUnits(tx, [
      { ...below('Dinas Kominfo'), kind: 'opd', path: '/diskominfo/', label: 'diskominfo' },
      { ...below('Kecamatan Waled'), kind: 'kecamatan', path: '/waled/', label: 'waled' },
      { ...below('Kecamatan Ciledug'), kind: 'kecamatan', path: '/ciledug/', label: 'ciledug' },
    ]);
    return root.id;
  });
  return { governmentId, label, rootId };
}

/** Somebody with these permissions at a unit and below; all of the network at the root by default. */
export function anActor(
  { governmentId, rootId }: TestTown,
  unitPath: UnitPath = '/',
  permissions: readonly string[] = Object.values(PERMISSION),
): Actor {
  return {
    ...{ governmentId, accountId: newId<'account'>() as AccountId, personId: newId<'person'>() as PersonId },
    ...{ name: 'Contoh Pranata', homeUnitId: rootId, homeUnitPath: unitPath },
    grants: permissions.map((permission) => ({ permission, unitPath, delegatedBy: null })),
  };
}

/** A form as a browser sends it, or a file in a form. */
export type Sent =
  | Readonly<Record<string, string>>
  | { readonly file: Buffer; readonly name: string; readonly jenis?: string; readonly field?: string };

/** The real web server with the module's routes on the town's own host; whoever asks is signed in. */
export async function openDesk(db: Db, town: TestTown) {
  const assets = { stylesheet: '/aset/style.css', font: '', icon: '', island: (name: string) => `/aset/${name}.js` };
  const app = await createApp({
    ...{ db, cache: createPageCache(0), assets, assetsDir: import.meta.dirname, log: pino({ level: 'silent' }) },
    ...{ secret: 's'.repeat(40), isSecure: false, perMinute: 0, trustProxy: false, shedAfterMs: 60_000 },
    hosts: { find: async () => placeOf(town), forget: () => undefined },
  });
  const actors = new Map<string, Actor>();
  app.addHook('onRequest', async (request) => {
    request.actor = actors.get(String(request.headers['x-actor'])) ?? null;
  });
  const location = mkdtempSync(join(tmpdir(), 'pendopo-network-'));
  const deps: ModuleDeps = {
    files: { disk: new Disk(new FSDriver({ location, visibility: 'private' as const })) },
    ...{
      db,
      assets,
      settings: readSettings({ PENDOPO_SECRET: 'r'.repeat(40) }),
      clock: stoppedClock(`${TODAY}T02:00:00Z`),
    },
    address: { scheme: 'http', domain: 'localhost', port: 3000 },
  };
  await app.register(routes, deps);
  await app.ready();
  const headersOf = (actor: Actor) => {
    actors.set(actor.personId, actor);
    return { host: `${town.label}.localhost:3000`, 'x-actor': actor.personId };
  };
  return {
    ...{ app, deps, headersOf },
    get: (url: string, actor: Actor) => app.inject({ method: 'GET', url, headers: headersOf(actor) }),
    post: (url: string, actor: Actor, sent: Sent = {}) => {
      const { payload, type } = bodyOf(sent);
      return app.inject({ method: 'POST', url, payload, headers: { ...headersOf(actor), 'content-type': type } });
    },
    close: () => app.close(),
  };
}

function bodyOf(sent: Sent): { readonly payload: Buffer | string; readonly type: string } {
  if (!Buffer.isBuffer(sent.file)) {
    const payload = new URLSearchParams(sent as Record<string, string>).toString();
    return { payload, type: 'application/x-www-form-urlencoded' };
  }
  const kind = `--b\r\ncontent-disposition: form-data; name="jenis"\r\n\r\n${String(sent.jenis ?? '')}\r\n`;
  const head = `${kind}--b\r\ncontent-disposition: form-data; name="${String(sent.field ?? 'berkas')}"; filename="${String(sent.name)}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), sent.file, Buffer.from('\r\n--b--\r\n')]);
  return { payload, type: 'multipart/form-data; boundary=b' };
}

function placeOf({ governmentId, label, rootId }: TestTown) {
  return {
    ...{ kind: 'site' as const, governmentId, siteId: newId<'site'>(), unitId: rootId, unitPath: '/' },
    ...{ isGovernmentSite: true, governmentName: `Kabupaten ${label}`, governmentLabel: label },
    ...{ timeZone: 'Asia/Jakarta', hue: null },
  };
}
