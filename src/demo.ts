import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { noteAllContents } from './modules/disclosure/index.ts';
import { takeStock } from './modules/freshness/index.ts';
import { loadSampleNetwork, watchSampleNetwork } from './modules/network/index.ts';
import {
  addUsualOpd,
  type DemoPerson,
  demoPeople,
  type Government,
  linkAccount,
  loadGovernment,
} from './modules/organization/index.ts';
import { loadSampleContent, openSites } from './modules/sites/index.ts';
import type { Settings } from './platform/config/settings.ts';
import type { GovernmentId } from './platform/database/ids.ts';
import { inTransaction } from './platform/database/tenancy.ts';
import { createAccount } from './platform/identity/accounts.ts';
import type { ModuleDeps } from './platform/module.ts';

/** A login of the demonstration. */
export interface DemoAccount {
  readonly key: DemoPerson['roleKey'];
  readonly email: string;
  readonly roleName: string;
  readonly unitName: string;
}

/** The demonstration government as it was loaded. */
export interface Demo {
  readonly governmentId: GovernmentId;
  readonly governmentLabel: string;
  readonly accounts: readonly DemoAccount[];
}

/** Which government, and the password of all its accounts. */
export interface DemoOptions {
  readonly areaCode: string;
  readonly password: string;
}

const DEMO_AREA = '32.09';
const DEMO_NAME = 'cirebonkab';

/** Loads a government with its usual offices, sites, sample content and people with logins. Everything says it is sample. */
export async function loadDemo(
  deps: ModuleDeps,
  options: DemoOptions,
  progress: (text: string) => void,
): Promise<Demo> {
  const { government } = await loadGovernment(deps.db, options.areaCode, { onProgress: progress });
  const tenant = { governmentId: government.id };
  await inTransaction(deps.db, tenant, (tx) => addUsualOpd(tx, government));
  progress('Membuka situs setiap unit');
  await openSites(deps.db, government.id);
  const today = deps.clock.today(government.timeZone);
  const people = await inTransaction(deps.db, tenant, (tx) => demoPeople(tx, government, today));
  for (const person of people) await giveLogin(deps, government, person, options.password);
  progress('Menulis isi contoh');
  await loadSampleContent(deps, government.id);
  await takeStock(deps, tenant);
  await noteAllContents(deps.db, tenant);
  await loadSampleNetwork(deps, government.id);
  await watchSampleNetwork(deps, government.id);
  return { governmentId: government.id, governmentLabel: government.label, accounts: people.map(toAccount) };
}

async function giveLogin(
  deps: ModuleDeps,
  government: Government,
  person: DemoPerson,
  password: string,
): Promise<void> {
  const { email, name, personId } = person;
  const tenant = { governmentId: government.id };
  await inTransaction(deps.db, tenant, async (tx) => {
    const accountId = await createAccount(tx, tenant, { email, name, password });
    await linkAccount(tx, personId, accountId);
  });
}

function toAccount({ roleKey, email, roleName, unitName }: DemoPerson): DemoAccount {
  return { key: roleKey, email, roleName, unitName };
}

/** What a person may open at first, and the accounts of the demonstration; null when there is none. */
export interface DemoWelcome {
  readonly openings: readonly { readonly label: string; readonly about: string }[];
  readonly accounts: string;
  /** Whether it was loaded just now. */
  readonly isNew: boolean;
}

/** Loads the demonstration the first time, into an empty installation only. */
export async function loadDemoOnce(
  deps: ModuleDeps,
  settings: Settings,
  progress: (text: string) => void,
): Promise<DemoWelcome | null> {
  const file = join(settings.PENDOPO_HOME, 'demo-accounts.txt');
  const isNew = !existsSync(file);
  if (isNew && (await hasGovernment(deps))) return null;
  if (isNew) {
    progress('Memuat contoh: Kabupaten Cirebon (sekali saja)');
    const password = settings.PENDOPO_DEMO_PASSWORD ?? randomBytes(9).toString('base64url');
    const demo = await loadDemo(deps, { areaCode: DEMO_AREA, password }, progress);
    writeFileSync(file, accountsText(demo.accounts, password), { mode: 0o600 });
  }
  return { openings: await openings(deps), accounts: readFileSync(file, 'utf8'), isNew };
}

async function hasGovernment(deps: ModuleDeps): Promise<boolean> {
  const { rows } = await sql`select from http.host limit 1`.execute(deps.db);
  return rows.length > 0;
}

async function openings(deps: ModuleDeps): Promise<DemoWelcome['openings']> {
  const { rows } = await sql<{ name: string }>`
    select name from http.host where kind = 'label' and name like ${`%-waled.${DEMO_NAME}`} order by name limit 1`.execute(
    deps.db,
  );
  return [
    { label: DEMO_NAME, about: 'portal Kabupaten Cirebon; meja kerja di /meja' },
    { label: `diskominfo.${DEMO_NAME}`, about: 'sebuah perangkat daerah' },
    { label: `waled.${DEMO_NAME}`, about: 'sebuah kecamatan' },
    ...rows.map(({ name }) => ({ label: name, about: 'sebuah desa' })),
  ];
}

function accountsText(accounts: readonly DemoAccount[], password: string): string {
  const lines = accounts.map(({ email, roleName, unitName }) => `  ${email.padEnd(46)} ${roleName}, ${unitName}`);
  return [`Akun contoh, semuanya dengan kata sandi ${password}:`, ...lines, ''].join('\n');
}
