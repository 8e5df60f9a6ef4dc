import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { sql } from 'kysely';
import { pino } from 'pino';
import { stoppedClock } from '../../platform/clock.ts';
import { readSettings } from '../../platform/config/settings.ts';
import type { Db } from '../../platform/database/database.ts';
import { type GovernmentId, newId } from '../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import { createApp } from '../../platform/http/app.ts';
import { createPageCache } from '../../platform/http/page-cache.ts';
import type { SiteId, SitePlace } from '../../platform/http/place.ts';
import type { AccountId, Actor, PersonId, UnitId, UnitPath } from '../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import { casesWith } from '../cases/index.ts';
import { createGovernment, getRootUnit, insertUnits } from '../organization/index.ts';
import { type ContentId, createDraft, openSites, SITES_PERMISSION } from '../sites/index.ts';
import { disclosure } from './module.ts';
import { objectionKind } from './objections/objection-kind.ts';
import { PERMISSION } from './permissions.ts';
import { informationRequest } from './requests/information-request.ts';

/** A unit with its site. */
interface TestUnit {
  readonly unitId: UnitId;
  readonly unitPath: UnitPath;
  readonly siteId: SiteId;
}

/** A government with two offices, each with its site. */
export interface TestTown {
  readonly governmentId: GovernmentId;
  readonly label: string;
  readonly root: TestUnit;
  readonly dinkes: TestUnit;
  readonly disdik: TestUnit;
}

/** A clock that stands at nine in the morning of a day in Cirebon. */
export function clockOn(day: string) {
  return stoppedClock(`${day}T02:00:00Z`);
}

/** Makes the government, its units and their sites. */
export async function foundTown(db: Db, label = 'contohkab', areaCode = '32.09'): Promise<TestTown> {
  const { id: governmentId } = await createGovernment(db, {
    ...{ kind: 'kabupaten', areaCode, name: `Kabupaten ${label}`, label, timeZone: 'Asia/Jakarta' },
  });
  await inTransaction(db, { governmentId }, async (tx) => {
    const { id: parentId } = await getRootUnit(tx);
    const opd = (name: string, at: string) => ({
      ...{ id: newId<'unit'>(), name, shortName: name, areaCode: null, kind: 'opd' as const, parentId },
      ...{ path: `/${at}/`, label: at },
    });
    await insertUnits(tx, [opd('Dinas Kesehatan', 'dinkes'), opd('Dinas Pendidikan', 'disdik')]);
  });
  await openSites(db, governmentId);
  const { rows } = await inReadOnly(db, { governmentId }, (tx) =>
    sql<TestUnit & { label: string }>`
      select label, id as "siteId", unit_id as "unitId", unit_path as "unitPath" from sites.site`.execute(tx),
  );
  const at = (siteLabel: string): TestUnit => {
    const row = rows.find((site) => site.label === siteLabel);
    if (!row) throw new Error(`No site ${siteLabel}`);
    return row;
  };
  return { governmentId, label, root: at(''), dinkes: at('dinkes'), disdik: at('disdik') };
}

/** Somebody with these permissions at a unit and below; everything of the module by default. */
export function anActor(
  { governmentId }: Pick<TestTown, 'governmentId'>,
  at: TestUnit,
  permissions: readonly string[] = [...Object.values(PERMISSION), ...Object.values(SITES_PERMISSION)],
): Actor {
  return {
    ...{ governmentId, accountId: newId<'account'>() as AccountId, personId: newId<'person'>() as PersonId },
    ...{ name: 'Contoh', homeUnitId: at.unitId, homeUnitPath: at.unitPath },
    grants: permissions.map((permission) => ({ permission, unitPath: at.unitPath, delegatedBy: null })),
  };
}

/** What a test publishes. */
interface Publication {
  readonly on: string;
  readonly title: string;
  readonly kind?: 'page' | 'news' | 'document';
}

/** Publishes something on the day, without telling anybody. */
export async function publish(db: Db, town: TestTown, at: TestUnit, told: Publication): Promise<ContentId> {
  const { on, title, kind = 'page' } = told;
  const written = {
    ...{ siteId: at.siteId, kind, title, summary: '', html: '<p>Isi</p>', facts: {}, coverFileId: null },
    ...{ isWarning: false, startsAt: null, endsAt: null, note: '' },
  };
  const sending = { key: newId(), after: { step: 'publish' as const } };
  return createDraft({ db, clock: clockOn(on) }, anActor(town, at), written, sending);
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The real web server with the module's routes and those of cases; whoever asks is signed in, and a host is named by its unit. */
export async function openOffice(db: Db, town: TestTown, day: string) {
  const assets = { stylesheet: '/aset/style.css', font: '', icon: '', island: (name: string) => `/aset/${name}.js` };
  const app = await createApp({
    ...{ db, cache: createPageCache(0), assets, assetsDir: import.meta.dirname, log: pino({ level: 'silent' }) },
    ...{ secret: 's'.repeat(40), isSecure: false, perMinute: 0, trustProxy: false, shedAfterMs: 60_000 },
    hosts: { find: async (host) => placeOf(town, host), forget: () => undefined },
  });
  const actors = new Map<string, Actor>();
  app.addHook('onRequest', async (request) => {
    request.actor = actors.get(String(request.headers['x-actor'])) ?? null;
  });
  const location = mkdtempSync(join(tmpdir(), 'pendopo-disclosure-'));
  const deps: ModuleDeps = {
    ...{ db, assets, settings: readSettings({ PENDOPO_HOME: location }), clock: clockOn(day) },
    files: { disk: new Disk(new FSDriver({ location, visibility: 'private' as const })) },
    address: { scheme: 'http', domain: 'localhost', port: 3000 },
  };
  await app.register(casesWith([informationRequest, objectionKind]).routes, deps);
  await app.register(disclosure.routes, deps);
  await app.ready();
  const headersOf = (actor: Actor | null, site: string): Record<string, string> => {
    const host = `${site}${town.label}.localhost:3000`;
    if (!actor) return { host };
    actors.set(actor.personId, actor);
    return { host, 'x-actor': actor.personId };
  };
  return {
    deps,
    get: (url: string, actor: Actor | null = null, site = '') =>
      app.inject({ method: 'GET', url, headers: headersOf(actor, site) }),
    post: (url: string, actor: Actor | null, fields: Fields) =>
      app.inject({
        ...{ method: 'POST', url, payload: payloadOf(fields) },
        headers: { ...headersOf(actor, ''), 'content-type': 'application/x-www-form-urlencoded' },
      }),
    close: () => app.close(),
  };
}

function payloadOf(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
  return new URLSearchParams(pairs).toString();
}

function placeOf(town: TestTown, host: string): SitePlace {
  const isDinkes = host.startsWith('dinkes.');
  const { siteId, unitId, unitPath } = isDinkes ? town.dinkes : town.root;
  return {
    ...{ kind: 'site', governmentId: town.governmentId, siteId, unitId, unitPath, isGovernmentSite: !isDinkes },
    ...{ governmentName: `Kabupaten ${town.label}`, governmentLabel: town.label, timeZone: 'Asia/Jakarta', hue: null },
  };
}
