import type { Selectable } from 'kysely';
import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../../platform/database/database.ts';
import type { GovernmentId } from '../../../platform/database/ids.ts';
import type { Database } from '../../../platform/database/schema.ts';
import { AppError } from '../../../platform/errors.ts';
import type { GovernmentFacts } from '../../../platform/http/place.ts';
import { containing } from '../matching.ts';
import { type Page, type Paging, pageOf, startOf } from '../paging.ts';
import type { Government, NewGovernment, TimeZone } from './government.ts';
import '../tables.ts';

const COLUMNS = [
  'id',
  'kind',
  'area_code',
  'name',
  'label',
  'time_zone',
  'hue',
  'crest_file_id',
  'address',
  'phone',
  'email',
  'whatsapp',
] as const;

type GovernmentRow = Pick<Selectable<Database['organization.government']>, (typeof COLUMNS)[number]>;

function toGovernment(row: GovernmentRow): Government {
  return {
    id: row.id as GovernmentId,
    kind: row.kind,
    areaCode: row.area_code,
    name: row.name,
    label: row.label,
    timeZone: row.time_zone as TimeZone,
    hue: row.hue,
    crestFileId: row.crest_file_id,
    address: row.address,
    phone: row.phone,
    email: row.email,
    whatsapp: row.whatsapp,
  };
}

function governments(db: Db) {
  return db.selectFrom('organization.government').select(COLUMNS);
}

/** The government with this kode wilayah (`32.09`); undefined when it has none here. Needs no tenant. */
export async function findGovernmentByAreaCode(db: Db, areaCode: string): Promise<Government | undefined> {
  const row = await governments(db).where('area_code', '=', areaCode).executeTakeFirst();
  return row && toGovernment(row);
}

/** The government with this host label (`cirebonkab`). Needs no tenant. */
export async function findGovernmentByLabel(db: Db, label: string): Promise<Government | undefined> {
  const row = await governments(db).where('label', '=', label).executeTakeFirst();
  return row && toGovernment(row);
}

/** The government of the transaction. @throws {AppError} `not-found` when the transaction has none */
export async function getGovernment(tx: Tx): Promise<Government> {
  const row = await governments(tx).where(isCurrent).executeTakeFirst();
  if (!row) throw new AppError('not-found', 'The transaction has no government');
  return toGovernment(row);
}

/** Lets nobody else change the transaction's government until it ends. */
export async function lockGovernment(tx: Tx): Promise<void> {
  await tx.selectFrom('organization.government').select('id').where(isCurrent).forUpdate().execute();
}

/** What every page needs to know of the transaction's government. @throws {AppError} `not-found` when it has none */
export async function describeGovernment(tx: Tx): Promise<GovernmentFacts> {
  const { name, label, timeZone, hue } = await getGovernment(tx);
  return { governmentName: name, governmentLabel: label, timeZone, hue };
}

const isCurrent = sql<boolean>`id = platform.current_government()`;

/** Which governments are wanted, and how many. */
export interface GovernmentFilter extends Paging {
  /** Part of the name, the label or the kode wilayah. */
  readonly query?: string | undefined;
}

/** Governments of the installation by name, page by page. Needs no tenant: they are public. */
export async function listGovernments(db: Db, filter: GovernmentFilter): Promise<Page<Government>> {
  const start = startOf(filter, 2);
  let list = governments(db)
    .orderBy('name', start.isBack ? 'desc' : 'asc')
    .orderBy('id', start.isBack ? 'desc' : 'asc')
    .limit(filter.limit + 1);
  if (filter.query) list = list.where(isSought(filter.query));
  if (start.key) list = list.where(behind(start.key, start.isBack));
  const rows = await list.execute();
  return pageOf(rows.map(toGovernment), start, filter.limit, ({ name, id }) => [name, id]);
}

/** The column holds name, label and kode wilayah, folded once when they were written. */
function isSought(typed: string): RawBuilder<boolean> {
  return sql<boolean>`sought like ${containing(typed)}`;
}

function behind([name = '', id = '']: readonly string[], isBack: boolean) {
  const sign = sql.raw(isBack ? '<' : '>');
  return sql<boolean>`(name, id::text) ${sign} (${name}, ${id})`;
}

/** Writes a new government; the transaction's tenant must be its id. */
export async function insertGovernment(tx: Tx, id: GovernmentId, government: NewGovernment): Promise<void> {
  await tx
    .insertInto('organization.government')
    .values({
      id,
      kind: government.kind,
      area_code: government.areaCode,
      name: government.name,
      label: government.label,
      time_zone: government.timeZone,
    })
    .execute();
}

/** Names, colours and contacts that the government changes itself. */
export type GovernmentChange = Partial<
  Pick<Government, 'name' | 'hue' | 'crestFileId' | 'address' | 'phone' | 'email' | 'whatsapp'>
>;

/** Changes the transaction's government; what is undefined stays. */
export async function updateGovernment(tx: Tx, change: GovernmentChange): Promise<void> {
  const { crestFileId, ...others } = change;
  await tx
    .updateTable('organization.government')
    .set({ ...others, ...(crestFileId !== undefined && { crest_file_id: crestFileId }) })
    .where(isCurrent)
    .execute();
}

/** How far the first run of the government has come. */
export interface Onboarding {
  readonly doneSteps: readonly string[];
  /** Null until the first run was ended. */
  readonly endedAt: Temporal.Instant | null;
}

/** How far the first run of the transaction's government has come. */
export async function getOnboarding(tx: Tx): Promise<Onboarding> {
  const row = await tx
    .selectFrom('organization.government')
    .select(['onboarding_steps', 'onboarded_at'])
    .where(isCurrent)
    .executeTakeFirstOrThrow();
  return { doneSteps: row.onboarding_steps, endedAt: row.onboarded_at?.toTemporalInstant() ?? null };
}

/** Marks a step of the first run as done; a step done before stays done. */
export async function markOnboardingStep(tx: Tx, step: string): Promise<void> {
  await tx
    .updateTable('organization.government')
    .set({ onboarding_steps: sql<string[]>`array_append(onboarding_steps, ${step})` })
    .where(isCurrent)
    .where(sql<boolean>`not ${step} = any (onboarding_steps)`)
    .execute();
}

/** Ends the first run: the desk no longer offers it. */
export async function endOnboarding(tx: Tx): Promise<void> {
  await tx
    .updateTable('organization.government')
    .set({ onboarded_at: sql<Date>`coalesce(onboarded_at, now())` })
    .where(isCurrent)
    .execute();
}
