import { createHmac } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Clock } from '../clock.ts';
import { readSettings, type Settings } from '../config/settings.ts';
import { type GovernmentId, newId } from '../database/ids.ts';
import { inReadOnly, inTransaction, type Tenant } from '../database/tenancy.ts';
import { type TestDatabase, useTestDatabase } from '../database/testing.ts';
import { createApp } from '../http/app.ts';
import type { App } from '../http/fastify.ts';
import { bindHosts, createHostDirectory } from '../http/hosts.ts';
import { createPageCache } from '../http/page-cache.ts';
import type { PublicAddress } from '../http/place.ts';
import { prepareJobs } from '../jobs/prepare.ts';
import { sendMessageJob } from '../messages/send-message.ts';
import type { Assets } from '../ui/assets.ts';
import { createAccount } from './accounts.ts';
import type { AccountId, Actor, PersonId, UnitId } from './actor.ts';
import type { IdentityDeps } from './desk-guard.ts';
import { identityRoutes } from './routes.ts';

/** A password that the rules accept. */
export const GOOD_PASSWORD = 'perahu nelayan pagi 7';

/** A clock that tests move. */
export interface MovableClock extends Clock {
  move(duration: Temporal.DurationLike): void;
  /** Back to the machine's own time, which better-auth goes by. */
  reset(): void;
}

/** One government of the test with its host. */
export interface TestGovernment extends Tenant {
  readonly governmentId: GovernmentId;
  readonly host: string;
}

/** A web server with this part alone, two governments, and the accounts that a test makes. */
export interface IdentityTest {
  readonly database: TestDatabase;
  readonly app: App;
  readonly clock: MovableClock;
  readonly ours: TestGovernment;
  readonly theirs: TestGovernment;
  /** A login with a person; a fresh mail address each time. */
  anAccount(government: TestGovernment, account?: Partial<TestAccount>): Promise<TestAccount>;
  /** Texts of the mails to an address, oldest first. */
  mailsTo(government: TestGovernment, email: string): Promise<readonly string[]>;
  /** Actions in the audit log about a login, oldest first. */
  auditOf(government: TestGovernment, accountId: AccountId): Promise<readonly string[]>;
}

/** A login as the test knows it. */
export interface TestAccount {
  readonly id: AccountId;
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

/** What differs from one test file to the next. */
export interface IdentityTestOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly requiresSecondFactor?: IdentityDeps['requiresSecondFactor'];
  readonly address?: PublicAddress;
  readonly assets?: () => { readonly assets: Assets; readonly assetsDir: string };
}

const ADDRESS: PublicAddress = { scheme: 'http', domain: 'localhost', port: 3000 };
const UNIT = newId<'unit'>();

/** Call at the top of a test file. */
export function useIdentity(options: IdentityTestOptions = {}): IdentityTest {
  const database = useTestDatabase();
  const persons = new Map<AccountId, PersonId>();
  const clock = movableClock();
  const ours = { governmentId: newId<'government'>(), host: 'cirebonkab.localhost' };
  const theirs = { governmentId: newId<'government'>(), host: 'kuningankab.localhost' };
  const home = mkdtempSync(join(tmpdir(), 'pendopo-identity-'));
  let app: App | undefined;
  beforeAll(async () => {
    await prepareJobs(database.migratorUrl, [sendMessageJob]);
    for (const government of [ours, theirs]) await bind(database, government);
    app = await startApp(database, { ...options, home, clock, persons });
  });
  beforeEach(() => clock.reset());
  afterAll(async () => {
    await app?.close();
    rmSync(home, { recursive: true, force: true });
  });
  return {
    ...{ database, clock, ours, theirs },
    get app() {
      if (!app) throw new Error('The server is there only while tests run');
      return app;
    },
    async anAccount(government, given = {}) {
      const account = {
        email: `pegawai-${newId()}@example.go.id`,
        name: 'Ani Lestari',
        password: GOOD_PASSWORD,
        ...given,
      };
      const id = await createAccount(database.db, government, account);
      persons.set(id, newId());
      return { ...account, id };
    },
    mailsTo: (government, email) => mailsTo(database, government, email),
    auditOf: (government, accountId) => auditOf(database, government, accountId),
  };
}

interface AppParts extends IdentityTestOptions {
  readonly home: string;
  readonly clock: Clock;
  readonly persons: ReadonlyMap<AccountId, PersonId>;
}

async function startApp(database: TestDatabase, parts: AppParts): Promise<App> {
  const { clock, persons, home, address = ADDRESS } = parts;
  const { db } = database;
  const settings: Settings = readSettings({ PENDOPO_HOME: home, ...parts.environment });
  const { assets, assetsDir } = parts.assets?.() ?? { assets: noAssets, assetsDir: join(home, 'aset') };
  mkdirSync(assetsDir, { recursive: true });
  const describeGovernment = async () => ({
    ...{ governmentName: 'Kabupaten Cirebon', governmentLabel: 'cirebonkab', timeZone: 'Asia/Jakarta', hue: null },
  });
  const hosts = createHostDirectory({ db, domain: address.domain, describeGovernment });
  const server = {
    cache: createPageCache(0),
    log: pino({ level: 'silent' }),
    perMinute: 0,
    trustProxy: false as const,
  };
  const isSecure = address.scheme === 'https';
  const app = await createApp({ ...server, db, hosts, assets, assetsDir, secret: 'x'.repeat(40), isSecure });
  const { requiresSecondFactor } = parts;
  await app.register(identityRoutes, {
    ...{ db, settings, clock, address, assets },
    loadActor: async (tx, accountId) => personOf(await currentGovernment(tx), accountId, persons.get(accountId)),
    ...(requiresSecondFactor && { requiresSecondFactor }),
  });
  app.get('/meja', { config: { host: 'government' } }, async (request) => ({ name: request.actor?.name ?? null }));
  app.post('/meja/simpan', { config: { host: 'government' } }, async () => ({ saved: true }));
  await app.ready();
  return app;
}

async function currentGovernment(tx: Parameters<IdentityDeps['loadActor']>[0]): Promise<GovernmentId> {
  const { rows } = await sql<{ id: GovernmentId }>`select platform.current_government() as id`.execute(tx);
  return rows[0]?.id ?? newId();
}

function personOf(governmentId: GovernmentId, accountId: AccountId, personId: PersonId | undefined): Actor | null {
  if (!personId) return null;
  const home = { homeUnitId: UNIT as UnitId, homeUnitPath: '/' };
  return { governmentId, accountId, personId, name: 'Ani Lestari', ...home, grants: [] };
}

async function bind(database: TestDatabase, government: TestGovernment): Promise<void> {
  const [label = ''] = government.host.split('.');
  const site = { siteId: newId<'site'>(), unitId: newId<'unit'>(), unitPath: '/' };
  const other = { siteId: newId<'site'>(), unitId: newId<'unit'>(), unitPath: '/waled/' };
  await inTransaction(database.db, government, (tx) =>
    bindHosts(tx, [
      { kind: 'label', name: label, ...site, isGovernmentSite: true },
      { kind: 'label', name: `waled.${label}`, ...other, isGovernmentSite: false },
    ]),
  );
}

async function mailsTo(database: TestDatabase, government: TestGovernment, email: string): Promise<readonly string[]> {
  const { rows } = await inReadOnly(database.db, government, (tx) =>
    sql<{ body_text: string }>`select body_text from messages.message where to_address = ${email} order by id`.execute(
      tx,
    ),
  );
  return rows.map((row) => row.body_text);
}

async function auditOf(
  database: TestDatabase,
  government: TestGovernment,
  accountId: AccountId,
): Promise<readonly string[]> {
  const { rows } = await inReadOnly(database.db, government, (tx) =>
    sql<{ action: string }>`
      select action from audit.entry where subject = ${`login:${accountId}`} order by recorded_at`.execute(tx),
  );
  return rows.map((row) => row.action);
}

function movableClock(): MovableClock {
  let ahead = Temporal.Duration.from({ seconds: 0 });
  const now = () => Temporal.Now.instant().add(ahead);
  return {
    now,
    today: (timeZone) => now().toZonedDateTimeISO(timeZone).toPlainDate(),
    move: (duration) => {
      ahead = ahead.add(duration);
    },
    reset: () => {
      ahead = Temporal.Duration.from({ seconds: 0 });
    },
  };
}

const noAssets: Assets = {
  stylesheet: '/aset/theme.css',
  font: '/aset/font.woff2',
  icon: '/aset/roof.svg',
  island: (name) => `/aset/${name}.js`,
};

/** A browser without scripts: keeps cookies, sends forms. */
export interface TestVisitor {
  readonly cookies: Map<string, string>;
  get(path: string): Promise<TestAnswer>;
  post(path: string, fields?: Readonly<Record<string, string>>): Promise<TestAnswer>;
  /** Signs in with mail address and password. */
  signIn(
    account: Pick<TestAccount, 'email' | 'password'>,
    more?: Readonly<Record<string, string>>,
  ): Promise<TestAnswer>;
}

/** What came back. */
export interface TestAnswer {
  readonly status: number;
  readonly location: string | null;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly setCookies: readonly string[];
}

/** Opens a browser at a host. `address` is its network address. */
export function aVisitor(test: IdentityTest, host: string, address = '203.0.113.7'): TestVisitor {
  const cookies = new Map<string, string>();
  const send = async (method: 'GET' | 'POST', path: string, fields: Readonly<Record<string, string>> = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
    const answer = await test.app.inject({
      method,
      url: path,
      remoteAddress: address,
      headers: { host, ...(cookie && { cookie }), ...(method === 'POST' && form), 'user-agent': CHROME },
      ...(method === 'POST' && { payload: new URLSearchParams(fields).toString() }),
    });
    const setCookies = [answer.headers['set-cookie'] ?? []].flat();
    for (const line of setCookies) keep(cookies, line);
    const location = answer.headers.location === undefined ? null : String(answer.headers.location);
    return { status: answer.statusCode, location, text: answer.body, headers: answer.headers, setCookies };
  };
  return {
    cookies,
    get: (path) => send('GET', path),
    post: (path, fields) => send('POST', path, fields),
    signIn: ({ email, password }, more) => send('POST', '/masuk', { surel: email, sandi: password, ...more }),
  };
}

const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36';

function keep(cookies: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) cookies.delete(name);
  else cookies.set(name, value);
}

/** The code that an authenticator application shows for a secret in Base32. Source: RFC 6238, RFC 4648. */
export function totpCode(secret: string, atMs = Date.now()): string {
  const bits = [...secret.replaceAll(/[\s=]/g, '')].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter.toUpperCase()).toString(2).padStart(5, '0'),
  );
  const key = Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
