import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { allJobs, type Building, openBuilding } from '../src/building.ts';
import { type Demo, type DemoAccount, loadDemo } from '../src/demo.ts';
import { systemClock } from '../src/platform/clock.ts';
import { readSettings } from '../src/platform/config/settings.ts';
import type { GovernmentId } from '../src/platform/database/ids.ts';
import { cloneDatabase, type TestDatabase } from '../src/platform/database/testing.ts';
import { prepareJobs } from '../src/platform/jobs/prepare.ts';

/** The demonstration government, loaded into a database of this test file, with everything that serves it. */
export interface DemoInstallation {
  readonly building: Building;
  readonly database: TestDatabase;
  readonly governmentId: GovernmentId;
  /** A second government beside the first; only with `withNeighbour`. */
  readonly neighbour: Demo;
  /** Port of the listening server; only with `listens`. */
  readonly port: number;
  readonly password: string;
  /** Label of the village whose operator the demo has. */
  readonly villageLabel: string;
  account(role: DemoAccount['key']): DemoAccount;
  /** Host header of the portal, or of the site with this label. */
  host(label?: string): string;
  /** Signs in over the form and answers the cookie header. */
  signIn(role: DemoAccount['key']): Promise<string>;
}

interface DemoOptions {
  readonly withNeighbour?: boolean;
  readonly listens?: boolean;
  /** Background jobs run too. */
  readonly works?: boolean;
}

interface Opened {
  readonly building: Building;
  readonly database: TestDatabase & { close(): Promise<void> };
  readonly demo: Demo;
  readonly neighbour: Demo | undefined;
  readonly home: string;
  readonly port: number;
}

export const DEMO_AREA = '32.09';
const NEIGHBOUR_AREA = '33.07';
const VILLAGE_LABEL = 'ambit-waled';
const PASSWORD = 'kata-sandi-untuk-tes-4711';

/** Call at the top of a test file; the properties may be read inside tests and hooks only. */
export function useDemoInstallation(options: DemoOptions = {}): DemoInstallation {
  let opened: Opened | undefined;
  beforeAll(async () => {
    opened = await open(options);
  }, 300_000);
  afterAll(async () => {
    await opened?.building.close();
    await opened?.database.close();
    if (opened) rmSync(opened.home, { recursive: true, force: true });
  });
  const current = () => {
    if (!opened) throw new Error('The demo is open only while tests run');
    return opened;
  };
  const hostOf = (label?: string) => {
    const { demo, port } = current();
    return `${label === undefined ? '' : `${label}.`}${demo.governmentLabel}.localhost${port === 0 ? '' : `:${port}`}`;
  };
  const account = (key: DemoAccount['key']) => {
    const found = current().demo.accounts.find((candidate) => candidate.key === key);
    if (!found) throw new Error(`The demo has no account ${key}`);
    return found;
  };
  return {
    get building() {
      return current().building;
    },
    get database() {
      return current().database;
    },
    get governmentId() {
      return current().demo.governmentId;
    },
    get neighbour() {
      const { neighbour } = current();
      if (!neighbour) throw new Error('Ask for the neighbour first: useDemoInstallation({ withNeighbour: true })');
      return neighbour;
    },
    get port() {
      return current().port;
    },
    password: PASSWORD,
    villageLabel: VILLAGE_LABEL,
    account,
    host: hostOf,
    signIn: (key) => signIn(current().building, hostOf(), account(key).email),
  };
}

async function open(options: DemoOptions): Promise<Opened> {
  const database = await cloneDatabase();
  const home = mkdtempSync(join(tmpdir(), 'pendopo-demo-'));
  await prepareJobs(database.migratorUrl, allJobs);
  const settings = readSettings({
    PENDOPO_HOME: home,
    PORT: '0',
    PENDOPO_RATE_LIMIT: '0',
    PENDOPO_SHED_AFTER_MS: '0',
    PENDOPO_PAGE_CACHE_MIB: '16',
  });
  const building = await openBuilding({
    settings,
    url: database.applicationUrl,
    log: pino({ level: 'silent' }),
    clock: systemClock,
  });
  const quiet = () => undefined;
  const demo = await loadDemo(building.deps, { areaCode: DEMO_AREA, password: PASSWORD }, quiet);
  const neighbour = options.withNeighbour
    ? await loadDemo(building.deps, { areaCode: NEIGHBOUR_AREA, password: PASSWORD }, quiet)
    : undefined;
  if (options.works) await building.work();
  const port = options.listens ? await listen(building) : 0;
  return { building, database, demo, neighbour, home, port };
}

async function listen(building: Building): Promise<number> {
  await building.app.listen({ port: 0, host: '127.0.0.1' });
  const address = building.app.server.address();
  return typeof address === 'object' && address ? address.port : 0;
}

async function signIn(building: Building, host: string, email: string): Promise<string> {
  const answer = await building.app.inject({
    method: 'POST',
    url: '/masuk',
    headers: { host, origin: `http://${host}`, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ surel: email, sandi: PASSWORD }).toString(),
  });
  if (answer.statusCode !== 303) throw new Error(`Signing in as ${email} answered ${answer.statusCode}`);
  return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
}
