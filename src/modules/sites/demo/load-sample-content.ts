import type { GovernmentId } from '../../../platform/database/ids.ts';
import { newId } from '../../../platform/database/ids.ts';
import { inReadOnly, inTransaction } from '../../../platform/database/tenancy.ts';
import { dropPages } from '../../../platform/http/notices.ts';
import type { PersonId } from '../../../platform/identity/actor.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { getGovernment, listPeople, type UnitKind } from '../../organization/index.ts';
import { TAG } from '../page-tags.ts';
import { portalSamples, richSamples } from './rich-samples.ts';
import type { SampleContext, SampleSite } from './sample.ts';
import { storeSampleFiles } from './sample-files.ts';
import {
  furnishSites,
  hasSamples,
  insertSampleFacts,
  insertSamples,
  listSampleSites,
  type PlacedSample,
  type SampleFact,
  type SampleOfficer,
} from './sample-rows.ts';
import { serviceSamples } from './service-samples.ts';
import { unitSamples } from './unit-samples.ts';

const ZONES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/**
 * Writes sample content for every site of a government: a profile and a piece of news each, more for the portal, the
 * offices whose tasks everybody looks for, and one kecamatan with one desa. All of it says that it is a sample.
 * Nothing happens when the government has sample content already.
 * @returns how many contents were written
 */
export async function loadSampleContent(
  deps: Pick<ModuleDeps, 'db' | 'clock' | 'files'>,
  governmentId: GovernmentId,
): Promise<number> {
  const tenant = { governmentId };
  const known = await inReadOnly(deps.db, tenant, async (tx) => ({
    government: await getGovernment(tx),
    isDone: await hasSamples(tx),
  }));
  if (known.isDone) return 0;
  const { name: governmentName, timeZone } = known.government;
  const files = await storeSampleFiles(deps, tenant);
  const context: SampleContext = { governmentName, timeZone, now: deps.clock.now(), files };
  return inTransaction(deps.db, tenant, async (tx) => {
    const sites = await listSampleSites(tx);
    const portal = sites.find(({ unitPath }) => unitPath === '/');
    if (!portal) return 0;
    const people = await listPeople(tx, { limit: 1, today: deps.clock.today(timeZone) });
    const by = people.rows[0]?.id ?? (newId<'person'>() as PersonId);
    const facts = sampleFacts(timeZone);
    await insertSampleFacts(tx, portal, facts, by);
    const placed = placeSamples(sites, context);
    await insertSamples(tx, placed, {
      by,
      now: context.now,
      facts: new Map(facts.map(({ key, value }) => [key, value])),
    });
    await furnishSites(tx, sites, sites.flatMap(officersOf));
    await dropPages(tx, [TAG.portal, TAG.warnings]);
    return placed.length;
  });
}

function placeSamples(sites: readonly SampleSite[], context: SampleContext): readonly PlacedSample[] {
  const rich = new Set(richSites(sites).map(({ id }) => id));
  return sites.flatMap((site, at) => {
    const samples = [
      ...unitSamples(site, at),
      ...(serviceSamples[site.label] ?? []),
      ...(rich.has(site.id) ? richSamples(site, context) : []),
      ...(site.unitPath === '/' ? portalSamples(context) : []),
    ];
    return samples.map((sample) => ({ site, sample }));
  });
}

/** The portal, Diskominfo, the kecamatan Waled or else the first one, and the first desa below it. */
function richSites(sites: readonly SampleSite[]): readonly SampleSite[] {
  const kecamatan =
    sites.find(({ label }) => label === 'waled') ?? sites.find(({ unitKind }) => unitKind === 'kecamatan');
  const desa = sites.find(
    ({ unitKind, unitPath }) => unitKind === 'desa' && kecamatan && unitPath.startsWith(kecamatan.unitPath),
  );
  const first = sites.filter(({ unitPath, label }) => unitPath === '/' || label === 'diskominfo');
  return [...first, ...(kecamatan ? [kecamatan] : []), ...(desa ? [desa] : [])];
}

function sampleFacts(timeZone: string): readonly SampleFact[] {
  const zone = ZONES[timeZone] ?? timeZone;
  return [
    {
      key: 'jam-pelayanan',
      label: 'Jam pelayanan (contoh)',
      value: `Senin–Kamis 08.00–15.30 dan Jumat 08.00–14.30 ${zone}`,
    },
    { key: 'telepon-darurat', label: 'Telepon darurat (contoh)', value: '112' },
    { key: 'biaya-kependudukan', label: 'Biaya dokumen kependudukan (contoh)', value: 'Gratis (Rp0)' },
  ];
}

const HEADS: Readonly<Record<UnitKind, readonly string[]>> = {
  pemda: ['Kepala Daerah', 'Wakil Kepala Daerah', 'Sekretaris Daerah'],
  opd: ['Kepala', 'Sekretaris'],
  uptd: ['Kepala'],
  school: ['Kepala Sekolah'],
  puskesmas: ['Kepala Puskesmas'],
  kecamatan: ['Camat', 'Sekretaris Kecamatan'],
  kelurahan: ['Lurah'],
  desa: ['Kepala Desa', 'Sekretaris Desa'],
};

function officersOf({ id, unitKind }: SampleSite): readonly SampleOfficer[] {
  return HEADS[unitKind].map((title, at) => ({
    ...{ siteId: id, position: at + 1, name: 'Nama Contoh', title },
  }));
}
