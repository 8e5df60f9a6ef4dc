import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { h } from 'preact';
import { stoppedClock } from '../../platform/clock.ts';
import { readSettings } from '../../platform/config/settings.ts';
import type { Db } from '../../platform/database/database.ts';
import { type GovernmentId, newId } from '../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import { openFiles } from '../../platform/files/open-files.ts';
import { createApp } from '../../platform/http/app.ts';
import type { App } from '../../platform/http/fastify.ts';
import { createHostDirectory } from '../../platform/http/hosts.ts';
import { createPageCache } from '../../platform/http/page-cache.ts';
import type { Actor, UnitId, UnitPath } from '../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import { addPerson, createGovernment, describeGovernment, getRootUnit, insertUnits } from '../organization/index.ts';
import { openSites } from '../sites/index.ts';
import type { CaseKind, Filing, Requester } from './case.ts';
import { casesWith } from './module.ts';
import { type CaseOffice, openCaseOffice } from './office.ts';
import { PERMISSION } from './permissions.ts';
import { question } from './question.ts';

/** A Monday morning in Cirebon. */
export const NOW = '2026-11-23T02:00:00Z';

/** The moment at which tests begin, or so many days later. */
export function momentAfter(days = 0) {
  const now = Temporal.Instant.from(NOW).add({ hours: 24 * days });
  return { now, today: stoppedClock(now.toString()).today('Asia/Jakarta') };
}

/** A unit of the test government. */
export interface TestUnit {
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
}

/** A government with two offices. */
export interface TestTown {
  readonly governmentId: GovernmentId;
  readonly root: TestUnit;
  readonly dinkes: TestUnit;
  readonly disdik: TestUnit;
}

/** Makes the government and its offices. */
export async function foundTown(db: Db, label: string, areaCode: string): Promise<TestTown> {
  const { id: governmentId } = await createGovernment(db, {
    ...{ kind: 'kabupaten', areaCode, name: `Kabupaten ${label}`, label, timeZone: 'Asia/Jakarta' },
  });
  const town = await inTransaction(db, { governmentId }, async (tx) => {
    const root = await getRootUnit(tx);
    const offices = ['dinkes', 'disdik'].map((name) => ({
      ...{ id: newId<'unit'>(), kind: 'opd' as const, parentId: root.id, path: `/${name}/`, label: name },
      ...{ name: `Dinas ${name}`, shortName: name, areaCode: null },
    }));
    await insertUnits(tx, offices);
    const [dinkes, disdik] = offices.map(({ id, path }) => ({ unitId: id, unitPath: path }));
    if (!dinkes || !disdik) throw new Error('two offices were made');
    return { governmentId, root: { unitId: root.id, unitPath: '/' as const }, dinkes, disdik };
  });
  await openSites(db, governmentId);
  return town;
}

/** Somebody of the town with these permissions at a unit and below; the usual ones of an officer by default. */
export async function employ(
  db: Db,
  town: TestTown,
  at: TestUnit,
  permissions: readonly string[] = [PERMISSION.view, PERMISSION.work, PERMISSION.intake],
): Promise<Actor> {
  const admin: Actor = {
    ...{ governmentId: town.governmentId, accountId: newId<'account'>(), personId: newId<'person'>(), name: 'Admin' },
    ...{ homeUnitId: town.root.unitId, homeUnitPath: '/' },
    grants: [{ permission: 'organization.manage-people', unitPath: '/', delegatedBy: null }],
  };
  const email = `${newId()}@contoh.id`;
  const person = { name: 'Ani Petugas', nip: null, email, phone: '', unitId: at.unitId, title: '' };
  const personId = await addPerson(db, admin, person);
  return {
    ...{ governmentId: town.governmentId, accountId: newId<'account'>(), personId, name: person.name },
    ...{ homeUnitId: at.unitId, homeUnitPath: at.unitPath },
    grants: permissions.map((permission) => ({ permission, unitPath: at.unitPath, delegatedBy: null })),
  };
}

/** The office over a test database. */
export function testOffice(db: Db, kinds: readonly CaseKind[] = []): CaseOffice {
  const settings = readSettings({ PENDOPO_SECRET: 's'.repeat(40), PENDOPO_HOME: join(tmpdir(), 'pendopo-cases') });
  return openCaseOffice({ db, settings, address: { scheme: 'http', domain: 'localhost', port: 3000 } }, [
    question,
    ...kinds,
  ]);
}

/** A kind of another module: ten working days, seven more, and a panel of its own. */
export const request: CaseKind = {
  ...question,
  ...{ name: 'request', prefix: 'IP', label: { id: 'Permohonan', en: 'Request' }, answerRule: 'disclosure.answer' },
  isExtendable: true,
  deskPanel: async (_tx, { id }) => h('p', null, `Panel ${id}`),
};

/** A citizen who left a mail address. */
export function aRequester(given: Partial<Requester> = {}): Requester {
  return {
    ...{ visibility: 'open', name: 'Siti Rahmawati', email: 'siti@example.com', phone: '', address: '', nik: '' },
    language: 'id',
    ...given,
  };
}

/** A question as it comes from the web form. */
export function aFiling(at: TestUnit, given: Partial<Filing> = {}): Filing {
  return {
    ...{ submissionKey: newId(), ...at, channel: 'web', title: 'Jam buka puskesmas' },
    ...{ text: 'Pukul berapa puskesmas Waled buka pada hari Sabtu?', requester: aRequester(), fileIds: [] },
    ...{ receivedOn: momentAfter().today, backdatingReason: '', takenInBy: null },
    ...given,
  };
}

/** Reads in the town. */
export function reading(db: Db, town: TestTown) {
  return <T>(work: Parameters<typeof inReadOnly<T>>[2]) => inReadOnly<T>(db, town, work);
}

/** The module's pages on the real web server; desk pages are asked for as the actor given. */
export interface TestServer {
  readonly app: App;
  readonly deps: ModuleDeps;
  get(path: string, actor?: Actor): Promise<LightMyRequestResponse>;
  post(
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    actor?: Actor,
  ): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

/** Opens the server; `label` is the host that is asked, `kinds` those of other modules, `perMinute` the usual limit (none). */
export async function openServer(
  db: Db,
  label: string,
  { kinds = [], perMinute = 0 }: { readonly kinds?: readonly CaseKind[]; readonly perMinute?: number } = {},
): Promise<TestServer> {
  const assets = { stylesheet: '/aset/style.css', font: '', icon: '', island: (name: string) => `/aset/${name}.js` };
  const cache = createPageCache(0);
  const app = await createApp({
    ...{ db, assets, cache, assetsDir: import.meta.dirname, log: pino({ level: 'silent' }) },
    ...{ secret: 's'.repeat(40), isSecure: false, perMinute, trustProxy: false, shedAfterMs: 60_000 },
    hosts: createHostDirectory({ db, domain: 'localhost', describeGovernment }),
  });
  const actors = new Map<string, Actor>();
  app.addHook('onRequest', async (request) => {
    request.actor = actors.get(String(request.headers['x-actor'])) ?? null;
  });
  const home = mkdtempSync(join(tmpdir(), 'pendopo-cases-'));
  const settings = readSettings({ PENDOPO_SECRET: 's'.repeat(40), PENDOPO_HOME: home });
  const deps: ModuleDeps = {
    ...{ db, assets, settings, clock: stoppedClock(NOW), permissions: [], files: await openFiles(settings) },
    address: { scheme: 'http', domain: 'localhost', port: 3000 },
  };
  await app.register(casesWith(kinds).routes, deps);
  await app.ready();
  const headersOf = (actor: Actor | undefined) => {
    if (actor) actors.set(actor.personId, actor);
    return { host: `${label}.localhost:3000`, ...(actor && { 'x-actor': actor.personId }) };
  };
  return {
    ...{ app, deps, close: () => app.close() },
    get: (url, actor) => app.inject({ method: 'GET', url, headers: headersOf(actor) }),
    post: (url, fields, actor) =>
      app.inject({
        ...{ method: 'POST', url, payload: formOf(fields) },
        headers: { ...headersOf(actor), 'content-type': 'application/x-www-form-urlencoded' },
      }),
  };
}

function formOf(fields: Readonly<Record<string, string | readonly string[]>>): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : value.map((item) => [name, item]),
  );
  return new URLSearchParams(pairs).toString();
}
