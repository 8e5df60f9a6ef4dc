import type { Tx } from '../../../../platform/database/database.ts';
import { newId } from '../../../../platform/database/ids.ts';
import { parseForm, type ReadForm } from '../../../../platform/http/forms.ts';
import type { FormValues } from '../../../../platform/ui/form-state.ts';
import type { Language } from '../../../../platform/ui/texts.ts';
import { findUnitByText, getUnit } from '../../../organization/index.ts';
import { kindOf } from '../../inventory/kinds/kinds.ts';
import { findByTitle, getRecord } from '../../inventory/record-queries.ts';
import type { TargetId } from '../core/target.ts';
import type { Method } from '../storage/targets.ts';
import { optionsOf, readParents, targetSchema } from './target-form.ts';
import { findByName, loopOf, namesOf, type RecordedTarget, type TargetWish } from './target-records.ts';
import { targetTexts } from './target-texts.ts';

/** Which form was sent. */
export interface FormOccasion {
  readonly language: Language;
  readonly method: Method;
  /** Null: a new target. */
  readonly before: RecordedTarget | null;
}

/** A target as it was typed, with the names in it looked up. */
export type ReadTarget = ReadForm<TargetWish & { readonly key: string | undefined }>;

/** What a name turned out to mean, or the fault beside its field. */
class Fault {
  readonly field: string;
  readonly message: string;
  constructor(field: string, message: string) {
    this.field = field;
    this.message = message;
  }
}

/** Reads the form of a target; what it names must be there, and its parents must not run in a loop. Up to five queries. */
export async function readTarget(
  tx: Tx,
  body: unknown,
  { language, method, before }: FormOccasion,
): Promise<ReadTarget> {
  const { faults } = targetTexts(language);
  const read = parseForm(targetSchema(method, language), body);
  if (!read.ok) return read;
  const typed = read.value;
  const wrong = ({ field, message }: Fault) => ({
    ...{ ok: false as const, values: read.values, errors: { [field]: message } },
  });
  const unit = await findUnitByText(tx, typed.unit);
  if (unit.kind !== 'one') return wrong(new Fault('unit', faults.unit));
  const locationId = await recordNamed(tx, 'location', typed.lokasi);
  if (locationId === undefined) return wrong(new Fault('lokasi', faults.location));
  const deviceId = await recordNamed(tx, 'device', typed.perangkat, locationId);
  if (deviceId === undefined) return wrong(new Fault('perangkat', faults.device));
  const parentGroups = await parentsNamed(tx, typed.induk, { language, id: before?.id ?? null });
  if (parentGroups instanceof Fault) return wrong(parentGroups);
  const value = {
    ...{ key: typed.kunci, name: typed.nama, unitId: unit.unit.id, unitPath: unit.unit.path, locationId, deviceId },
    ...{
      method,
      host: String(typed.alamat ?? before?.host ?? ''),
      port: typeof typed.port === 'number' ? typed.port : null,
      parentGroups,
    },
    options: method === 'simulated' ? (before?.options ?? {}) : optionsOf(method, typed),
    ...{ intervalSeconds: typed.interval, retries: typed.ulang, retrySeconds: typed.jeda, sourceId: typed.sumber },
    ...{ mostLossPercent: typed.rugi, mostLatencyMs: typed.lambat },
  };
  return { ok: true, values: read.values, value };
}

/** The id of the only record of a name; null without a name, undefined when it names none or several. */
async function recordNamed(
  tx: Tx,
  kind: 'location' | 'device',
  name: string | undefined,
  nearId: string | null = null,
): Promise<string | null | undefined> {
  if (name === undefined) return null;
  const found = await findByTitle(tx, kindOf(kind), name, nearId);
  const near = found.filter(({ placeId }) => placeId !== null && placeId === nearId);
  const [only, ...others] = near.length > 0 ? near : found;
  return others.length === 0 ? only?.id : undefined;
}

async function parentsNamed(
  tx: Tx,
  text: string,
  { language, id }: { readonly language: Language; readonly id: TargetId | null },
): Promise<readonly (readonly TargetId[])[] | Fault> {
  const { faults } = targetTexts(language);
  const typed = readParents(text);
  const found = await findByName(tx, [...new Set(typed.flat())]);
  const ids = Map.groupBy(found, ({ name }) => name.toLowerCase());
  const unclear = typed.flat().find((name) => ids.get(name.toLowerCase())?.length !== 1);
  if (unclear !== undefined) return new Fault('induk', faults.parent(unclear));
  const groups = typed.map((group) =>
    group.flatMap((name) => (ids.get(name.toLowerCase()) ?? []).map((one) => one.id)),
  );
  const loop = await loopOf(tx, id ?? newId<'target'>(), groups);
  return loop ? new Fault('induk', faults.loop(loop.join(' → '))) : groups;
}

/** A target as its form shows it. Up to four queries. */
export async function typedTarget(tx: Tx, target: RecordedTarget): Promise<FormValues> {
  const unit = await getUnit(tx, target.unitId);
  const parents = await namesOf(tx, target.parentGroups.flat());
  const records = await titlesOf(tx, target);
  const { options } = target;
  const text = (value: unknown) => (value === null || value === undefined ? '' : String(value));
  return {
    ...{ nama: target.name, unit: unit.label || unit.name, lokasi: records.location, perangkat: records.device },
    ...{ alamat: target.host, port: text(target.port), sumber: target.sourceId },
    ...{ interval: text(target.intervalSeconds), ulang: text(target.retries), jeda: text(target.retrySeconds) },
    ...{ rugi: text(target.mostLossPercent), lambat: text(target.mostLatencyMs) },
    induk: target.parentGroups.map((group) => group.map((id) => parents.get(id) ?? '').join('; ')).join('\n'),
    ...{ jalur: text(options.path), isi: text(options.content), sertifikat: text(options.leastCertificateDays) },
    ...{ aman: options.isSecure === false ? '' : 'ya', tanya: text(options.name), jenis: text(options.type) },
    ...{ jawab: text(options.expected), kredensial: text(options.credentialId), antarmuka: text(options.index) },
  };
}

async function titlesOf(tx: Tx, { locationId, deviceId }: RecordedTarget) {
  const titles = new Map<string, string>();
  for (const [key, id] of [
    ['location', locationId],
    ['device', deviceId],
  ] as const) {
    if (id === null) continue;
    titles.set(key, (await getRecord(tx, kindOf(key), id)).title);
  }
  return { location: titles.get('location') ?? '', device: titles.get('device') ?? '' };
}
