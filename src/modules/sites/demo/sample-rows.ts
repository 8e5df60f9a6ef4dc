import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/database/ids.ts';
import type { SiteId } from '../../../platform/http/place.ts';
import type { PersonId, UnitId, UnitPath } from '../../../platform/identity/actor.ts';
import type { UnitKind } from '../../organization/index.ts';
import { type ContentId, slugOf } from '../content.ts';
import { announceContents } from '../events.ts';
import { quotedFacts } from '../facts.ts';
import { indexContents, indexSites } from '../indexing.ts';
import { publicText } from '../rendering.ts';
import type { Sample, SampleSite } from './sample.ts';
import '../tables.ts';

/** Every site of the government, in the order of the tree. */
export async function listSampleSites(tx: Tx): Promise<readonly SampleSite[]> {
  const rows = await tx
    .selectFrom('sites.site')
    .select(['id', 'unit_id', 'unit_path', 'unit_kind', 'label', 'title'])
    .orderBy('unit_path')
    .execute();
  return rows.map((row) => ({
    id: row.id as SiteId,
    unitId: row.unit_id as UnitId,
    unitPath: row.unit_path as UnitPath,
    unitKind: row.unit_kind as UnitKind,
    label: row.label,
    title: row.title,
  }));
}

/** Whether the government has sample content already. */
export async function hasSamples(tx: Tx): Promise<boolean> {
  const row = await tx
    .selectFrom('sites.content')
    .select('id')
    .where('is_sample', '=', true)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** A sample on its site. */
export interface PlacedSample {
  readonly site: SampleSite;
  readonly sample: Sample;
}

/** Who is said to have written the samples, when, and what the facts are that they quote. */
export interface Writing {
  readonly by: PersonId;
  readonly now: Temporal.Instant;
  readonly facts: ReadonlyMap<string, string>;
}

/** Publishes samples with their versions, history, quoted facts and search, in a few statements. */
export async function insertSamples(tx: Tx, placed: readonly PlacedSample[], writing: Writing): Promise<void> {
  const taken = new Set<string>();
  const rows = placed.map(({ site, sample }) => rowOf(site, sample, { ...writing, taken }));
  const json = JSON.stringify(rows);
  await sql`
    insert into sites.content (id, site_id, unit_id, unit_path, kind, slug, state, latest_version, published_version,
      title, summary, body_html, facts, cover_file_id, is_warning, is_pinned, is_sample, starts_at, ends_at,
      first_published_at, published_at, created_by, created_at, changed_at)
    select id, site_id, unit_id, unit_path, kind, slug, 'published', 1, 1, title, summary, body_html, facts,
      cover_file_id, is_warning, is_pinned, true, starts_at, ends_at, published_at, published_at, created_by,
      published_at, published_at
    from jsonb_to_recordset(${json}::jsonb) as row(id uuid, site_id uuid, unit_id uuid, unit_path text, kind text,
      slug text, title text, summary text, body_html text, facts jsonb, cover_file_id uuid, is_warning boolean,
      is_pinned boolean, starts_at timestamptz, ends_at timestamptz, published_at timestamptz, created_by uuid)`.execute(
    tx,
  );
  await sql`
    insert into sites.version (content_id, number, title, summary, source_html, facts, cover_file_id, is_warning,
      starts_at, ends_at, note, author_id, created_at)
    select id, 1, source_title, source_summary, source_html, source_facts, cover_file_id, is_warning, starts_at, ends_at,
      'contoh', created_by, published_at
    from jsonb_to_recordset(${json}::jsonb) as row(id uuid, source_title text, source_summary text, source_html text,
      source_facts jsonb, cover_file_id uuid, is_warning boolean, starts_at timestamptz, ends_at timestamptz,
      created_by uuid, published_at timestamptz)`.execute(tx);
  await sql`
    insert into sites.step (id, content_id, action, version, person_id, reason, happened_at)
    select step_id, id, 'publish', 1, null, 'contoh', published_at
    from jsonb_to_recordset(${json}::jsonb) as row(step_id uuid, id uuid, published_at timestamptz)`.execute(tx);
  await sql`
    insert into sites.fact_use (fact_key, content_id)
    select fact_key, row.id from jsonb_to_recordset(${json}::jsonb) as row(id uuid, fact_keys text[])
      cross join unnest(row.fact_keys) as fact_key`.execute(tx);
  const ids = rows.map(({ id }) => id);
  await indexContents(tx, ids);
  await announceContents(tx, ids);
}

function rowOf(site: SampleSite, sample: Sample, { by, now, facts, taken }: Writing & { readonly taken: Set<string> }) {
  const { cover, ...sourceFacts } = sample.facts ?? {};
  const version = {
    ...{ number: 1, title: sample.title, summary: sample.summary, sourceHtml: sample.html, facts: sourceFacts },
    ...{ coverFileId: null, isWarning: sample.isWarning ?? false },
    ...{ startsAt: sample.startsAt ?? null, endsAt: sample.endsAt ?? null },
  };
  const files = (sourceFacts.files ?? []).map((file) => storedOf(file));
  const text = publicText(version, facts, files);
  return {
    id: newId() as ContentId,
    step_id: newId(),
    ...{ site_id: site.id, unit_id: site.unitId, unit_path: site.unitPath, kind: sample.kind },
    slug: freeSlug(`${site.id} ${sample.kind}`, slugOf(sample.title), taken),
    ...{ title: text.title, summary: text.summary, body_html: text.bodyHtml },
    facts: cover ? { ...text.facts, cover } : text.facts,
    cover_file_id: cover?.fileId ?? null,
    ...{
      source_title: sample.title,
      source_summary: sample.summary,
      source_html: sample.html,
      source_facts: sourceFacts,
    },
    ...{ is_warning: version.isWarning, is_pinned: sample.isPinned ?? false },
    ...{ starts_at: sample.startsAt?.toString() ?? null, ends_at: sample.endsAt?.toString() ?? null },
    published_at: now.subtract({ minutes: Math.round(sample.daysAgo * 1440) }).toString(),
    created_by: by,
    fact_keys: quotedFacts(version),
  };
}

/** A sample file as it stands in storage, as far as a published text needs it. */
function storedOf({
  fileId,
  fileName,
  mimeType,
  sizeBytes,
}: NonNullable<NonNullable<Sample['facts']>['files']>[number]) {
  return {
    ...{ id: fileId as never, kind: 'document' as const, name: fileName ?? '', mimeType, sizeBytes },
    ...{ widthPx: null, heightPx: null, widths: [], isPublic: true },
  };
}

function freeSlug(place: string, wanted: string, taken: Set<string>): string {
  let slug = wanted;
  for (let number = 2; taken.has(`${place} ${slug}`); number += 1) slug = `${wanted}-${number}`;
  taken.add(`${place} ${slug}`);
  return slug;
}

/** A sample fact for the whole government. */
export interface SampleFact {
  readonly key: string;
  readonly label: string;
  readonly value: string;
}

/** Writes facts that belong to the portal's unit; keys that are taken stay as they are. */
export async function insertSampleFacts(
  tx: Tx,
  portal: SampleSite,
  facts: readonly SampleFact[],
  by: PersonId,
): Promise<void> {
  await tx
    .insertInto('sites.fact')
    .values(
      facts.map((fact) => ({
        ...{ ...fact, id: newId<'fact'>(), unit_id: portal.unitId, unit_path: portal.unitPath, changed_by: by },
      })),
    )
    .onConflict((conflict) => conflict.columns(['government_id', 'key']).doNothing())
    .execute();
}

/** A made-up person in charge. */
export interface SampleOfficer {
  readonly siteId: SiteId;
  readonly position: number;
  readonly name: string;
  readonly title: string;
}

/** Marks all sites as samples and gives each people and hours, in three statements. */
export async function furnishSites(
  tx: Tx,
  sites: readonly SampleSite[],
  officers: readonly SampleOfficer[],
): Promise<void> {
  const rows = officers.map((officer) => ({
    ...{ id: newId(), site_id: officer.siteId, position: officer.position, name: officer.name, title: officer.title },
  }));
  await sql`update sites.site set is_sample = true, tagline = 'Situs contoh ' || title where tagline = ''`.execute(tx);
  await sql`
    insert into sites.officer (id, site_id, position, name, title)
    select id, site_id, position, name, title from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row(id uuid, site_id uuid, position integer, name text, title text)`.execute(tx);
  await sql`
    insert into sites.office_hours (site_id, weekday, opens, closes)
    select s.id, day, '08:00', case when day = 5 then time '14:30' else time '15:30' end
    from sites.site s cross join generate_series(1, 5) as day
    on conflict do nothing`.execute(tx);
  await indexSites(
    tx,
    sites.map(({ id }) => id),
  );
}
