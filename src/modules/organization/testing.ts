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
import { inReadOnly, inTransaction } from '../../platform/database/tenancy.ts';
import { createApp } from '../../platform/http/app.ts';
import { createPageCache } from '../../platform/http/page-cache.ts';
import type { Place } from '../../platform/http/place.ts';
import type { AccountId, Actor, UnitId } from '../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../platform/module.ts';
import { loadGovernment } from './areas/load-government.ts';
import type { Government } from './governments/government.ts';
import { loadActor } from './people/actor-query.ts';
import { demoPeople } from './people/demo-people.ts';
import { findPersonByEmail, linkAccount } from './people/queries.ts';
import { routes } from './routes.ts';
import { addUsualOpd } from './units/commands.ts';
import { findUnitByLabel, getRootUnit } from './units/queries.ts';

/** The day on which these tests play. */
export const TODAY = Temporal.PlainDate.from('2026-11-23');

/** A government with its tree, its usual offices and its demonstration people. */
export interface TestTown {
  readonly governmentId: GovernmentId;
  readonly government: Government;
  /** Signed-in people by the name in their mail address: admin, opd, kecamatan, desa, sekda … */
  actor(mailName: string, today?: Temporal.PlainDate): Promise<Actor>;
  unitId(label: string): Promise<UnitId>;
}

/** Loads a government and its people, each with a login. */
export async function foundTown(db: Db, areaCode: string): Promise<TestTown> {
  const { government } = await loadGovernment(db, areaCode);
  const tenant = { governmentId: government.id };
  const accounts = new Map<string, AccountId>();
  await inTransaction(db, tenant, async (tx) => {
    await addUsualOpd(tx, government);
    for (const { personId, email } of await demoPeople(tx, government, TODAY)) {
      const accountId: AccountId = newId();
      await linkAccount(tx, personId, accountId);
      accounts.set(email.split('@')[0] ?? '', accountId);
    }
  });
  return {
    ...{ governmentId: government.id, government },
    async actor(mailName, today = TODAY) {
      const accountId = accounts.get(mailName);
      const actor = accountId && (await inReadOnly(db, tenant, (tx) => loadActor(tx, accountId, today)));
      if (!actor) throw new Error(`Nobody is called ${mailName}`);
      return actor;
    },
    unitId: (label) =>
      inReadOnly(db, tenant, async (tx) => {
        const unit = label === '' ? await getRootUnit(tx) : await findUnitByLabel(tx, label);
        if (!unit) throw new Error(`No unit has the label ${label}`);
        return unit.id;
      }),
  };
}

/** Gives a login to somebody who was added in a test. */
export async function admit(db: Db, town: TestTown, email: string): Promise<AccountId> {
  return inTransaction(db, town, async (tx) => {
    const person = await findPersonByEmail(tx, email);
    if (!person) throw new Error(`Nobody has the address ${email}`);
    const accountId: AccountId = newId();
    await linkAccount(tx, person.id, accountId);
    return accountId;
  });
}

/** A form as a browser sends it, or a file in a form. */
export type Sent =
  | Readonly<Record<string, string | readonly string[]>>
  | { readonly file: Buffer; readonly field: string };

/** The real web server with the module's routes, on the town's own host and on the bare domain. */
export async function openDesk(db: Db, town: TestTown) {
  const assets = { stylesheet: '/aset/style.css', font: '', icon: '', island: (name: string) => `/aset/${name}.js` };
  const app = await createApp({
    ...{
      db,
      cache: createPageCache(1_000_000),
      assets,
      assetsDir: import.meta.dirname,
      log: pino({ level: 'silent' }),
    },
    ...{ secret: 's'.repeat(40), isSecure: false, perMinute: 0, trustProxy: false, shedAfterMs: 60_000 },
    hosts: { find: async (name) => placeOf(town, name), forget: () => undefined },
  });
  const actors = new Map<string, Actor>();
  app.addHook('onRequest', async (request) => {
    request.actor = actors.get(String(request.headers['x-actor'])) ?? null;
  });
  const disk = new Disk(new FSDriver({ location: mkdtempSync(join(tmpdir(), 'pendopo-org-')), visibility: 'private' }));
  const deps: ModuleDeps = {
    ...{ db, files: { disk }, assets, settings: readSettings({}), clock: stoppedClock('2026-11-23T02:00:00Z') },
    address: { scheme: 'http', domain: 'localhost', port: 3000 },
  };
  await app.register(routes, deps);
  await app.ready();
  const headersOf = (actor: Actor) => {
    actors.set(actor.personId, actor);
    return { host: `${town.government.label}.localhost:3000`, 'x-actor': actor.personId };
  };
  return {
    app,
    get: (url: string, actor: Actor) => app.inject({ method: 'GET', url, headers: headersOf(actor) }),
    post: (url: string, actor: Actor, sent: Sent = {}) => {
      const { payload, type } = bodyOf(sent);
      return app.inject({ method: 'POST', url, payload, headers: { ...headersOf(actor), 'content-type': type } });
    },
  };
}

function bodyOf(sent: Sent): { readonly payload: Buffer | string; readonly type: string } {
  if (Buffer.isBuffer(sent.file)) {
    const head = `--b\r\ncontent-disposition: form-data; name="${String(sent.field)}"; filename="daftar.csv"\r\ncontent-type: text/csv\r\n\r\n`;
    return {
      payload: Buffer.concat([Buffer.from(head), sent.file, Buffer.from('\r\n--b--\r\n')]),
      type: 'multipart/form-data; boundary=b',
    };
  }
  const pairs = Object.entries(sent).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
  return { payload: new URLSearchParams(pairs).toString(), type: 'application/x-www-form-urlencoded' };
}

function placeOf({ government }: TestTown, name: string): Place | null {
  if (name === 'localhost') return { kind: 'directory' };
  if (name !== `${government.label}.localhost`) return null;
  return {
    ...{ kind: 'site', governmentId: government.id, siteId: newId<'site'>(), unitId: newId<'unit'>(), unitPath: '/' },
    ...{ isGovernmentSite: true, governmentName: government.name, governmentLabel: government.label },
    ...{ timeZone: government.timeZone, hue: null },
  };
}
