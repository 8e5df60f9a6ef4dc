import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asAdministrator, benchSize, command, serverUrls } from './database.ts';
import { absolute, type Figure, relative, unmeasured } from './figure.ts';
import { processBytes, type RunningInstallation, startInstallation } from './installation.ts';
import { median } from './load.ts';
import { measurePublishing } from './publishing.ts';
import { Visitor } from './visitor.ts';

/**
 * One kabupaten and the whole country, side by side: two installations with the same demonstration, one of which then
 * loads all 514 governments. Each request to one is followed by the same request to the other, so that what else the
 * machine does falls on both.
 */
const BENCH = 'scale';
const DOMAIN = 'localhost';
const HOST = `cirebonkab.${DOMAIN}`;
const VILLAGE = `ambit-waled.${HOST}`;
const ADMIN = `admin@contoh.${HOST}`;
const OPERATOR = `desa@contoh.${HOST}`;
const PASSWORD = 'sandi-untuk-mengukur';
const MEBIBYTE = 1024 * 1024;
const REQUESTS = 400;
const WARM_UP = 40;
const PUBLISHING_ROUNDS = 10;
const VISITS = 3000;
const FEW_GOVERNMENTS = ['31.01', '32.74', '33.72', '34.71'];

const print = (figure: Figure) => console.log(JSON.stringify(figure));

interface Page {
  readonly name: string;
  readonly host: string;
  readonly path: string;
  /** Who is signed in; nobody when left out. */
  readonly email?: string;
}

const PAGES: readonly Page[] = [
  { name: 'home page of a desa', host: VILLAGE, path: '/' },
  { name: 'home page of the kabupaten', host: HOST, path: '/' },
  { name: 'site directory of the kabupaten', host: HOST, path: '/unit?jenis=desa' },
  { name: 'search in the directory of governments', host: DOMAIN, path: '/?cari=Kabupaten+Cirebon' },
  { name: 'desk of an operator', host: HOST, path: '/meja', email: OPERATOR },
  { name: 'sites at the desk of the administrator', host: HOST, path: '/meja/situs', email: ADMIN },
  { name: 'freshness ranking', host: HOST, path: '/kesegaran' },
];

const SETTINGS = { PENDOPO_WEB_PROCESSES: '1', PENDOPO_DEMO_PASSWORD: PASSWORD };
const UNCACHED = { ...SETTINGS, PENDOPO_PAGE_CACHE_MIB: '0' };

interface CountryReport {
  readonly governments: { readonly total: number; readonly added: number };
  readonly added: { readonly kecamatan: number; readonly kelurahan: number; readonly desa: number };
  readonly openedSites: number;
  readonly seconds: number;
}

async function loadCountry(home: string): Promise<void> {
  if (benchSize() < 1) {
    for (const code of FEW_GOVERNMENTS) await command(home, ['load-government', code]);
    return;
  }
  const report = await command<CountryReport>(home, ['load-government', '--all']);
  print(absolute(BENCH, 'loading the country', report.seconds, 's', '<180'));
  const again = await command<CountryReport>(home, ['load-government', '--all']);
  const double = again.openedSites + again.added.kecamatan + again.added.desa + again.added.kelurahan;
  print(absolute(BENCH, 'units and sites added by loading it again', double, 'rows', '<=0'));
  const counts = await asAdministrator(home, async (client) => {
    const { rows } = await client.query<Record<'governments' | 'kecamatan' | 'villages' | 'sites' | 'hosts', string>>(
      `select (select count(*) from organization.government) as governments,
        (select count(*) from organization.unit where kind = 'kecamatan') as kecamatan,
        (select count(*) from organization.unit where kind in ('desa', 'kelurahan')) as villages,
        (select count(*) from sites.site) as sites, (select count(*) from http.host) as hosts`,
    );
    return rows[0];
  });
  print(absolute(BENCH, 'kabupaten and kota', Number(counts?.governments), 'governments', '>=514'));
  print(absolute(BENCH, 'kecamatan', Number(counts?.kecamatan), 'units', '>=7277'));
  print(absolute(BENCH, 'desa and kelurahan', Number(counts?.villages), 'units', '>=83762'));
  print(absolute(BENCH, 'sites', Number(counts?.sites), 'sites', '>=91561'));
  print(absolute(BENCH, 'host names', Number(counts?.hosts), 'names', `>=${Number(counts?.sites)}`));
}

async function visitorOf({ port }: RunningInstallation, { host, email }: Page): Promise<Visitor> {
  const visitor = new Visitor(port, host);
  if (email !== undefined) await visitor.signIn(email, PASSWORD);
  return visitor;
}

async function comparePage(page: Page, one: RunningInstallation, country: RunningInstallation): Promise<void> {
  const visitors = [await visitorOf(one, page), await visitorOf(country, page)] as const;
  const times: readonly [number[], number[]] = [[], []];
  try {
    for (let turn = 0; turn < WARM_UP + REQUESTS * benchSize(); turn += 1) {
      for (const at of turn % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        const { status, ms } = await visitors[at].get(page.path);
        if (status !== 200) {
          print(unmeasured(BENCH, page.name, 'ms', '<=1.2', `${page.host}${page.path} answers ${status}`));
          return;
        }
        if (turn >= WARM_UP) times[at].push(ms);
      }
    }
  } finally {
    for (const visitor of visitors) visitor.close();
  }
  const peer = { name: 'the same with one kabupaten', value: median(times[0]), goal: '<=1.2' };
  print(relative(BENCH, page.name, { value: median(times[1]), unit: 'ms' }, peer));
}

/** The first page of the directory shows sixty governments instead of one, so it has no peer. */
async function measureDirectory(country: RunningInstallation): Promise<void> {
  const visitor = new Visitor(country.port, DOMAIN);
  const times: number[] = [];
  for (let turn = 0; turn < WARM_UP * 3; turn += 1) times.push((await visitor.get('/')).ms);
  visitor.close();
  print(absolute(BENCH, 'first page of the directory of governments', median(times.slice(WARM_UP)), 'ms', '<50'));
}

/** Both serve as many requests, in turns; one kabupaten has but its own sites to show. */
async function compareMemory(
  one: RunningInstallation & { readonly home: string },
  country: RunningInstallation & { readonly home: string },
): Promise<void> {
  const tours = [await tourOf(one.home), await tourOf(country.home)] as const;
  for (let visit = 0; visit < VISITS * benchSize(); visit += 1) {
    for (const [at, { port }] of [one, country].entries()) {
      const hosts = tours[at] ?? [];
      const visitor = new Visitor(port, `${hosts[visit % hosts.length]}.${DOMAIN}`);
      await visitor.get('/');
      visitor.close();
    }
  }
  const [small = 0, large = 0] = [one, country].map(({ process }) => processBytes(process.pid ?? 0) / MEBIBYTE);
  const peer = { name: 'one kabupaten, as many requests', value: small, goal: '<=1.2' };
  print(relative(BENCH, 'web process after visits to all kinds of sites', { value: large, unit: 'MiB' }, peer));
}

async function tourOf(home: string): Promise<readonly string[]> {
  return asAdministrator(home, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select name from http.host order by hashtext(name) limit $1',
      [VISITS],
    );
    return rows.map(({ name }) => name);
  });
}

async function comparePages(folder: string): Promise<void> {
  const [oneHome, countryHome] = [join(folder, 'one'), join(folder, 'country')];
  const one = await startInstallation(oneHome, HOST, UNCACHED);
  try {
    const country = await startInstallation(countryHome, HOST, UNCACHED);
    try {
      await loadCountry(countryHome);
      for (const page of PAGES) await comparePage(page, one, country);
      await measureDirectory(country);
      await compareMemory({ ...one, home: oneHome }, { ...country, home: countryHome });
    } finally {
      await country.stop();
    }
  } finally {
    await one.stop();
  }
}

/** A second web process on the same database, with a page cache of its own. */
async function publish(folder: string): Promise<void> {
  const home = join(folder, 'country');
  const first = await startInstallation(home, HOST, SETTINGS);
  try {
    const { application, migrator } = serverUrls(home);
    const second = await startInstallation(join(folder, 'second'), HOST, {
      ...SETTINGS,
      ...{ DATABASE_URL: application, DATABASE_MIGRATOR_URL: migrator, PENDOPO_ROLES: 'web', PENDOPO_DEMO: 'false' },
      PENDOPO_SECRET: readFileSync(join(home, 'secret'), 'utf8').trim(),
    });
    try {
      const ports = [first.port, second.port];
      const run = { home, ports, host: HOST, email: ADMIN, password: PASSWORD, rounds: PUBLISHING_ROUNDS };
      const { longestMs, mostDropped, othersDropped } = await measurePublishing(run);
      print(absolute(BENCH, 'publishing: fresh on every web process after the 303', longestMs, 'ms', '<1000'));
      print(absolute(BENCH, 'publishing: pages dropped in a process', mostDropped, 'pages', '<=6'));
      print(absolute(BENCH, 'publishing: pages of other sites dropped', othersDropped, 'pages', '<=0'));
    } finally {
      await second.stop();
    }
  } finally {
    await first.stop();
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pendopo-bench-'));
  for (const name of ['one', 'country', 'second']) mkdirSync(join(folder, name));
  try {
    await comparePages(folder);
    await publish(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
